// SPDX-License-Identifier: MIT
#pragma once
// The outbox of a program that runs on: takes mails in, sends what is due, waits for what is not, and notices
// what other programs do with it. It holds the outbox's lock only while it sends.

#include "outbox/Courier.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace posthorn::outbox {

/// A mail that a person wants back.
struct HeldMail
{
    QueuedMail mail{};
    Record record{};
    QByteArray bytes{}; ///< of the message
};

class Postroom : public QObject
{
    Q_OBJECT
public:
    /// Lives on the thread on which it is first worked with.
    Postroom(QString folder, Means means, const diagnose::Judge &judge);
    ~Postroom() override;

    /// Lists what there is and sends what is due.
    void open();
    /// When it returns the mail survives whatever happens; after a Problem there is none.
    [[nodiscard]] Outcome queue(const QueuedMail &mail, const mime::Message &message);
    void tell(const QString &id, Word word);
    /// Stops it where it is on its way; tookBack() or keptOn() answers.
    void takeBack(const QString &id);
    /// Those of them that were ever queued here.
    [[nodiscard]] Result<QStringList> known(const QStringList &ids);
    /// What was sent, whenever, and names all these words; the latest last.
    [[nodiscard]] Result<std::vector<Record>> sent(const QStringList &words);
    /// The bytes of one that was sent.
    [[nodiscard]] Result<QByteArray> archived(const QString &id);

Q_SIGNALS:
    /// All that is open, and what was sent since this began.
    void listed(const std::vector<posthorn::outbox::Record> &records);
    void changed(const posthorn::outbox::Record &record);
    void progressed(const QString &id, qint64 bytes, qint64 total);
    void tookBack(const posthorn::outbox::HeldMail &mail);
    /// It has gone too far to be had back.
    void keptOn(const QString &id, const posthorn::Problem &why);
    void working(bool isWorking);
    void stumbled(const posthorn::Problem &problem);

private:
    [[nodiscard]] Outcome ready();
    void list();
    void deliver();
    void rest(const QDateTime &next);
    void note(const Record &record);
    void giveBack(const QString &id);
    [[nodiscard]] Result<HeldMail> held(const QString &id);
    void glance();
    void watch();
    void report(const Outcome &outcome);

    QString m_folder;
    Means m_means;
    const diagnose::Judge &m_judge;
    QDateTime m_since;
    std::unique_ptr<Outbox> m_outbox{};
    std::unique_ptr<Courier> m_courier{};
    Outbox::Lock m_lock{};
    QString m_onItsWay{};
    QStringList m_wantedBack{};
    bool m_again = false; ///< there is more to do than the courier knows
    Ledger::Pulse m_pulse{};
    QTimer m_next{this};
    QTimer m_glance{this};
    bool m_pairsChanged = false;
    std::unique_ptr<QFileSystemWatcher> m_watcher{};
};

} // namespace posthorn::outbox

Q_DECLARE_METATYPE(posthorn::outbox::HeldMail)
