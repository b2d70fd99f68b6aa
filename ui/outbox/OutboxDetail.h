// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/OutboxEntry.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace posthorn::ui {

class Mark;
class PlainLabel;

/// One mail of the outbox: what became of it, what stood in its way, and what can be done.
class OutboxDetail : public QScrollArea
{
    Q_OBJECT
public:
    enum class Act { Retry, Edit, Cancel, Test, Arrived, SendAgain, AskLater, Repeat, Save };

    explicit OutboxDetail(QWidget *parent = nullptr);

    void show(const OutboxEntry &entry);
    [[nodiscard]] const OutboxEntry &entry() const { return m_entry; }

Q_SIGNALS:
    void chosen(posthorn::ui::OutboxDetail::Act act);
    void fixChosen(const posthorn::explain::Fix &fix);

private:
    void build();
    void addButtons();
    void showButtons();
    void showCard();

    OutboxEntry m_entry{};
    QStringList m_postponed{}; ///< in doubt, and not to be asked about in this run
    QVBoxLayout *m_content = nullptr;
    Mark *m_mark;
    PlainLabel *m_state;
    PlainLabel *m_subject;
    PlainLabel *m_to;
    PlainLabel *m_reason;
    QWidget *m_buttons;
    std::vector<QPushButton *> m_acts{};
    FactCard *m_card = nullptr;
};

} // namespace posthorn::ui
