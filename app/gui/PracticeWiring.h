// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "ui/practice/PracticePage.h"

namespace posthorn::gui {

/// Joins the Practice page to its server, and makes the account "Practice" while it runs.
class PracticeWiring : public QObject
{
    Q_OBJECT
public:
    explicit PracticeWiring(const Desk &desk);

    /// Starts the server and opens a window to write in when it is ready.
    void tryIt();

Q_SIGNALS:
    void writeRequested(const QString &accountId);

private:
    void ready(const practice::Ports &ports, const QByteArray &caPem);
    void take(const practice::CapturedMail &mail);

    Desk m_desk;
    ui::PracticePage *m_page;
    bool m_writeWhenReady = false;
};

} // namespace posthorn::gui
