// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "app/gui/DraftKeeper.h"
#include "app/gui/Warming.h"
#include "mime/Message.h"

#include <QHash>
#include <QSet>

namespace posthorn::ui {
class ComposeWindow;
}

namespace posthorn::gui {

/// Opens windows to write in, keeps what is written in them, and turns what they hand over into a message on
/// its way.
class WriteWiring : public QObject
{
    Q_OBJECT
public:
    WriteWiring(const Desk &desk, DraftKeeper &drafts);

    void open(const mime::Draft &draft = {}, const QString &accountId = {});
    /// One that did not go out: as it was kept, where it was.
    void openAgain(const mime::Draft &draft, const QString &accountId);
    /// What was open when the program ended without closing it.
    void recover();

Q_SIGNALS:
    /// There is no account to write with yet.
    void accountNeeded();
    /// Handed over for sending under this number.
    void handedOver(quint64 number, const QString &accountId, const posthorn::mime::Draft &draft);

private:
    /// What a window has handed over.
    struct Outgoing
    {
        QPointer<ui::ComposeWindow> window{};
        QString id{}; ///< of its draft
        QString accountId{};
        mime::Draft draft{};
        drafts::Written written{};
    };

    ui::ComposeWindow *makeWindow(const QString &id);
    void letAttach(ui::ComposeWindow *window);
    void letKeep(ui::ComposeWindow *window, const QString &id);
    void offerOthers(ui::ComposeWindow *window);
    void reopen(const QString &id);
    void say(const Problem &problem);

    void look(const Outgoing &mail);
    void send(const Outgoing &mail);
    void post(const Outgoing &mail, const mime::Message &message);
    void letGo(const Outgoing &mail, const smtp::Plan &plan, const mime::Message &message);
    void settle(quint64 number, const outbox::SendReport &report);

    Desk m_desk;
    DraftKeeper &m_drafts;
    Warming m_warming{m_desk.accounts, [this](const smtp::Plan &plan) { m_desk.sends.warm(plan); }};
    Aside m_copies{};
    QSet<QString> m_leaving{}; ///< drafts that are not written any more
    QHash<quint64, Outgoing> m_onTheirWay{};
    std::vector<Outgoing> m_returned{};
};

} // namespace posthorn::gui
