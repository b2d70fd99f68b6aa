// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "mime/Draft.h"
#include "ui/outbox/OutboxPage.h"

namespace posthorn::gui {

/// What is done with mails that were sent: found, written again, saved.
class SentWiring : public QObject
{
    Q_OBJECT
public:
    /// `page` outlives it.
    SentWiring(const Desk &desk, ui::OutboxPage &page);

    void repeat(const QString &id);
    void save(const QString &id);

Q_SIGNALS:
    void writeAsked(const posthorn::mime::Draft &draft, const QString &accountId);
    void said(const QString &sentence);

private:
    void search(const QStringList &words);
    void write(const QString &id, const QString &path);

    Desk m_desk;
    ui::OutboxPage &m_page;
};

} // namespace posthorn::gui
