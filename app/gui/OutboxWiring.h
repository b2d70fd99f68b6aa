// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/SentWiring.h"
#include "mime/DraftFromEml.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace posthorn::gui {

/// Joins the Outbox page and the line at the bottom to the outbox.
class OutboxWiring : public QObject
{
    Q_OBJECT
public:
    explicit OutboxWiring(const Desk &desk);

    /// The person waits for this one: what becomes of it is shown at once.
    void follow(const QString &id);
    /// It is kept as a draft, and so the outbox need not.
    void letGo(const QString &id);
    /// It could not be kept as a draft, and stays.
    void stay(const QString &id);
    /// Mails that go on by themselves when the program does.
    [[nodiscard]] int waiting() const;

Q_SIGNALS:
    /// Held in the outbox until it is kept as a draft; it is opened where the person wants to write on.
    void tookBack(const QString &id, const QString &accountId, const posthorn::mime::OpenedDraft &draft,
                  bool isToBeOpened);
    void fixChosen(const QString &accountId, const posthorn::explain::Fix &fix);
    void testAsked(const QString &accountId);
    /// A new mail like one that was sent.
    void writeAsked(const posthorn::mime::Draft &draft, const QString &accountId);

private:
    void list(const std::vector<outbox::Record> &records);
    void update(const outbox::Record &record);
    void act(const QString &id, ui::OutboxDetail::Act act);
    void fix(const QString &id, const explain::Fix &fix);
    void retry(const QString &id);
    void takeBack(const QString &id, bool isToBeOpened);
    void openUp(const outbox::HeldMail &held);
    void progress(const QString &id, qint64 bytes, qint64 total);
    void tell(const outbox::Record &record);
    void say(const QString &sentence);
    void count();

    Desk m_desk;
    ui::OutboxPage *m_page;
    SentWiring m_sent;
    QSet<QString> m_followed{};
    QHash<QString, bool> m_wantedBack{}; ///< those on their way to the drafts, and whether to be opened
    QTimer m_silence{this};              ///< what was said is said long enough
};

} // namespace posthorn::gui
