// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/OutboxEntry.h"
#include "ui/widgets/Page.h"

namespace posthorn::ui {

class EmptyState;
class OutboxRow;

/// What this run has sent, is sending, or could not send; the newest on top.
class OutboxPage : public Page
{
    Q_OBJECT
public:
    explicit OutboxPage(QWidget *parent = nullptr);

    /// Adds it, or replaces the one with the same id.
    void put(const OutboxEntry &entry);
    /// Opens what stood in the way of this one.
    void open(const QString &id);
    /// Neither sent nor given up: what the sidebar counts.
    [[nodiscard]] int pending() const;

Q_SIGNALS:
    void writeAsked();
    void stopRequested(const QString &id);
    void againRequested(const QString &id);
    void fixChosen(const QString &id, const posthorn::explain::Fix &fix);

private:
    OutboxRow *addRow(const OutboxEntry &entry);
    void refresh();

    EmptyState *m_empty;
    std::vector<OutboxRow *> m_rows{};
};

} // namespace posthorn::ui
