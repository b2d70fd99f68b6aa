// SPDX-License-Identifier: MIT
#pragma once
// A label that shows text as text. QLabel turns text that looks like HTML into rich text and then opens the
// files it names; a server's words must never get that far.

#include "ui/widgets/Tokens.h"

#include <QLabel>

namespace posthorn::ui {

class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    /// How text that is too long behaves.
    enum class Fit { Whole, Elide, Wrap, Fill }; ///< Wrap keeps a line readable, Fill takes all the width

    explicit PlainLabel(const QString &text = {}, Type type = Type::Body, Ink ink = Ink::Text,
                        QWidget *parent = nullptr);

    PlainLabel *fitting(Fit fit);
    /// With the mouse and the keyboard; the text then keeps its spelling and gets no break opportunities.
    PlainLabel *selectable();

    void setText(const QString &text);
    void setInk(Ink ink);
    [[nodiscard]] Fit fit() const { return m_fit; }
    /// The text as given, control characters made visible.
    [[nodiscard]] const QString &fullText() const { return m_full; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    using QLabel::setTextFormat;
    void showText();
    void applyLook();

    QString m_full{};
    Type m_type;
    Ink m_ink;
    Fit m_fit = Fit::Whole;
};

/// Gives long words places to break (zero-width), so that a host name or a token wraps instead of being cut.
[[nodiscard]] QString breakable(const QString &text);
/// A tool tip's text is rich text for Qt as soon as it looks so; this makes it plain for sure.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace posthorn::ui
