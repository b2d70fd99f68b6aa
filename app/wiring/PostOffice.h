// SPDX-License-Identifier: MIT
#pragma once
// The outbox for the windows: the Postroom on the engine's thread, and its signals on this one.

#include "app/wiring/EngineThread.h"
#include "outbox/Postroom.h"

namespace posthorn::app {

class PostOffice : public QObject
{
    Q_OBJECT
public:
    /// `planOf` is asked on this thread, and answers whenever it can.
    PostOffice(const EngineThread &engine, const QString &folder, const outbox::PlanOf &planOf,
               QObject *parent = nullptr);
    ~PostOffice() override;

    /// Lists what there is and begins to send.
    void open();
    /// The answer is yes once the mail is durable.
    void queue(QObject *who, const outbox::QueuedMail &mail, const mime::Message &message,
               const std::function<void(const Outcome &)> &answer);
    /// A mail with this plan is being written: its connection is to stand ready.
    void warm(const smtp::Plan &plan);
    void tell(const QString &id, outbox::Word word);
    /// tookBack() or keptOn() answers.
    void takeBack(const QString &id);
    /// Those of them that were ever queued.
    void known(QObject *who, const QStringList &ids,
               const std::function<void(const Result<QStringList> &)> &answer);
    /// What was sent and names all these words; the latest last.
    void sent(QObject *who, const QStringList &words,
              const std::function<void(const Result<std::vector<outbox::Record>> &)> &answer);
    /// The bytes of one that was sent.
    void archived(QObject *who, const QString &id,
                  const std::function<void(const Result<QByteArray> &)> &answer);
    /// Something is being handed over, or is on its way.
    [[nodiscard]] bool isBusy() const { return m_working || m_asked > 0; }

Q_SIGNALS:
    void listed(const std::vector<posthorn::outbox::Record> &records);
    void changed(const posthorn::outbox::Record &record);
    void progressed(const QString &id, qint64 bytes, qint64 total);
    void tookBack(const posthorn::outbox::HeldMail &mail);
    void keptOn(const QString &id, const posthorn::Problem &why);
    void stumbled(const posthorn::Problem &problem);
    /// isBusy() may have become false.
    void rested();

private:
    void ask(const std::function<void(outbox::Postroom &)> &work);

    const EngineThread &m_engine;
    outbox::WireFactory m_wires;
    std::shared_ptr<outbox::WarmConnection> m_warm{};
    std::shared_ptr<outbox::Postroom> m_room{};
    int m_asked = 0;
    bool m_working = false;
};

} // namespace posthorn::app
