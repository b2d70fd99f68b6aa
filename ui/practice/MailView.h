// SPDX-License-Identifier: MIT
#pragma once

#include "ui/practice/InboxItem.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace posthorn::ui {

class PlainLabel;

/// One taken mail: its fields and its text, or its source as it came. Always plain text.
class MailView : public QWidget
{
    Q_OBJECT
public:
    explicit MailView(QWidget *parent = nullptr);

    void show(const InboxItem &item);

private:
    void refresh();

    InboxItem m_item{};
    PlainLabel *m_subject;
    PlainLabel *m_from;
    PlainLabel *m_to;
    PlainLabel *m_how;
    QPushButton *m_source;
    QPlainTextEdit *m_text;
};

} // namespace posthorn::ui
