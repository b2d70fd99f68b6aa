// SPDX-License-Identifier: MIT
#pragma once
// Evidence one click below: a quiet button that opens what is under it.

#include <QWidget>

class QPushButton;

namespace posthorn::ui {

class Fold : public QWidget
{
    Q_OBJECT
public:
    Fold(const QString &title, QWidget *content, QWidget *parent = nullptr);

    void setOpen(bool open);

private:
    QPushButton *m_button;
    QWidget *m_content;
};

} // namespace posthorn::ui
