// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "mime/Draft.h"

namespace posthorn::ui {
class ComposeWindow;
}

namespace posthorn::gui {

/// Opens windows to write in, and turns what they hand over into a message on its way.
class WriteWiring : public QObject
{
    Q_OBJECT
public:
    explicit WriteWiring(const Desk &desk);

    void open(const mime::Draft &draft = {}, const QString &accountId = {});

Q_SIGNALS:
    /// There is no account to write with yet.
    void accountNeeded();
    /// Handed over for sending under this number.
    void handedOver(quint64 number, const QString &accountId, const posthorn::mime::Draft &draft);

private:
    void look(ui::ComposeWindow *window, const QString &accountId, const mime::Draft &draft);
    void send(ui::ComposeWindow *window, const QString &accountId, const mime::Draft &draft);
    void post(ui::ComposeWindow *window, const QString &accountId, const mime::Draft &draft,
              const mime::Message &message);

    Desk m_desk;
};

} // namespace posthorn::gui
