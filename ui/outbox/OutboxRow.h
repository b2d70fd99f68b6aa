// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outbox/OutboxEntry.h"

class QPushButton;

namespace posthorn::ui {

class Mark;
class PlainLabel;

/// One mail: state, subject, to whom, since when; what stood in its way opens below.
class OutboxRow : public QFrame
{
    Q_OBJECT
public:
    explicit OutboxRow(const OutboxEntry &entry, QWidget *parent = nullptr);

    void show(const OutboxEntry &entry);
    void setOpen(bool open);
    [[nodiscard]] const OutboxEntry &entry() const { return m_entry; }

Q_SIGNALS:
    void stopAsked();
    void againAsked();
    void fixChosen(const posthorn::explain::Fix &fix);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeWords();
    QWidget *makeButtons();
    void toggleCard(bool open);
    void makeCard();

    OutboxEntry m_entry;
    Mark *m_mark;
    PlainLabel *m_state;
    PlainLabel *m_subject;
    PlainLabel *m_to;
    PlainLabel *m_reason;
    QPushButton *m_why;
    QPushButton *m_again;
    QPushButton *m_stop;
    FactCard *m_card = nullptr;
};

} // namespace posthorn::ui
