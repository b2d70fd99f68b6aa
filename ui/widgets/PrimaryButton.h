// SPDX-License-Identifier: MIT
#pragma once
// The one next step of a page. It can step back to be an ordinary button while another one leads.

#include <QPushButton>

namespace posthorn::ui {

class PrimaryButton : public QPushButton
{
    Q_OBJECT
public:
    explicit PrimaryButton(const QString &text, QWidget *parent = nullptr);

    void setLeading(bool leading);
    [[nodiscard]] bool isLeading() const { return m_leading; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_leading = true;
};

/// An ordinary button: high enough, with an optional icon.
[[nodiscard]] QPushButton *plainButton(const QString &text, const QString &icon = {},
                                       QWidget *parent = nullptr);
/// One without a frame, for what stands in a row of text.
[[nodiscard]] QPushButton *quietButton(const QString &text, const QString &icon = {},
                                       QWidget *parent = nullptr);
/// For texts from outside: an ampersand in them is no mnemonic.
[[nodiscard]] QString buttonText(const QString &text);

} // namespace posthorn::ui
