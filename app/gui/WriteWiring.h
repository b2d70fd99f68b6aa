// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "app/gui/DraftKeeper.h"
#include "app/gui/Warming.h"
#include "mime/DraftFromEml.h"
#include "mime/Message.h"

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
    /// A mail from the outbox becomes a draft; as soon as that is on disk, broughtBack() lets go of the mail.
    void bringBack(const QString &mailId, const QString &accountId, const mime::OpenedDraft &draft,
                   bool isToBeOpened);
    /// What was open when the program ended without closing it.
    void recover();

    [[nodiscard]] static QString freshId();

Q_SIGNALS:
    /// There is no account to write with yet.
    void accountNeeded();
    /// It is in the outbox, under this id.
    void handedOver(const QString &id);
    /// The draft of it is on disk.
    void broughtBack(const QString &mailId);
    /// It could not be kept.
    void notBroughtBack(const QString &mailId);

private:
    /// What a window has handed over.
    struct Outgoing
    {
        QPointer<ui::ComposeWindow> window{};
        QString id{}; ///< of its draft, and then of the queued mail: who finds both knows that they are one
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
    void queue(const Outgoing &mail, const mime::Message &message);
    void stay(const Outgoing &mail, const Problem &problem);
    void sort(const std::vector<drafts::Listed> &found);

    Desk m_desk;
    DraftKeeper &m_drafts;
    Warming m_warming{m_desk.accounts, [this](const smtp::Plan &plan) { m_desk.post.warm(plan); }};
    Aside m_copies{};
    QSet<QString> m_leaving{}; ///< drafts that are not written any more
};

} // namespace posthorn::gui
