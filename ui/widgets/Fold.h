// SPDX-License-Identifier: MIT
#pragma once
// Evidence one click below: a quiet line that opens what is under it.

#include <QAbstractButton>

namespace posthorn::ui {

/// A chevron and a word, flush with the text around them.
class FoldButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FoldButton(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

class Fold : public QWidget
{
    Q_OBJECT
public:
    Fold(const QString &title, QWidget *content, QWidget *parent = nullptr);

    void setOpen(bool open);
    /// What has the keyboard.
    [[nodiscard]] QWidget *entry() const { return m_button; }

private:
    FoldButton *m_button;
    QWidget *m_content;
};

} // namespace posthorn::ui
