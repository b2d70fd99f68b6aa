// SPDX-License-Identifier: MIT
#pragma once
// A line that stands where it belongs and stays until it is settled; never an overlay.

#include "ui/widgets/CardFrame.h"

class QHBoxLayout;
class QPushButton;

namespace posthorn::ui {

class Notice : public CardFrame
{
    Q_OBJECT
public:
    Notice(const QString &text, Tone tone, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void addButton(QPushButton *button);

private:
    PlainLabel *m_text;
    QWidget *m_buttons;
};

} // namespace posthorn::ui
