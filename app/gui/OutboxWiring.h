// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "mime/Draft.h"
#include "ui/outbox/OutboxPage.h"

#include <QHash>

namespace posthorn::gui {

/// Joins the Outbox page and the line at the bottom to what is being sent.
class OutboxWiring : public QObject
{
    Q_OBJECT
public:
    explicit OutboxWiring(const Desk &desk);

    void add(quint64 number, const QString &accountId, const mime::Draft &draft);

Q_SIGNALS:
    /// Open it again, as it was written.
    void writeAgain(const posthorn::mime::Draft &draft, const QString &accountId);
    void fixChosen(const QString &accountId, const posthorn::explain::Fix &fix);

private:
    void start(quint64 number);
    void progress(quint64 number, qint64 bytes, qint64 total);
    void finish(quint64 number, const outbox::SendReport &report);
    void update(quint64 number);

    struct Sending
    {
        ui::OutboxEntry entry{};
        mime::Draft draft{};
    };

    Desk m_desk;
    ui::OutboxPage *m_page;
    QHash<quint64, Sending> m_sendings{};
};

} // namespace posthorn::gui
