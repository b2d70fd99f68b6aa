// SPDX-License-Identifier: MIT
#include "ui/widgets/PlainLabel.h"

#include "base/VisibleText.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestUnbrokenWord = 20;

bool breaksAfter(QChar c)
{
    return u".@/-_=+,;:"_s.contains(c);
}

} // namespace

PlainLabel::PlainLabel(const QString &text, Type type, Ink ink, QWidget *parent)
    : QLabel(parent), m_type(type), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // on a button a label would take the button's
    applyLook();
    setText(text);
}

PlainLabel *PlainLabel::fitting(Fit fit)
{
    m_fit = fit;
    setWordWrap(fit == Fit::Wrap || fit == Fit::Fill);
    if (fit == Fit::Wrap)
        setMaximumWidth(readingWidth(font()));
    showText();
    return this;
}

PlainLabel *PlainLabel::selectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus);
    showText();
    return this;
}

void PlainLabel::setText(const QString &text)
{
    m_full = visibleText(text);
    setAccessibleName(m_full);
    showText();
    updateGeometry();
}

void PlainLabel::setInk(Ink ink)
{
    m_ink = ink;
    applyLook();
}

QSize PlainLabel::sizeHint() const
{
    if (m_fit != Fit::Elide) // a mnemonic's underline breaks the kerning around it, which Qt does not count
        return QLabel::sizeHint() + QSize{buddy() ? space::tiny : 0, 0};
    const auto metrics = fontMetrics();
    return {metrics.horizontalAdvance(m_full) + 1, metrics.height()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (m_fit != Fit::Elide)
        return m_fit == Fit::Whole ? sizeHint() : QLabel::minimumSizeHint();
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height()};
}

int PlainLabel::heightForWidth(int width) const
{
    // Qt's layouts ask for the height of their own width, even where this label stays narrower.
    return QLabel::heightForWidth(std::min(width, maximumWidth()));
}

void PlainLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (m_fit == Fit::Elide)
        showText();
}

bool PlainLabel::event(QEvent *event)
{
    // Of a new palette of the application Qt tells the windows alone; within them the change is handed down.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::ApplicationFontChange)
        applyLook();
    return QLabel::event(event);
}

void PlainLabel::showText()
{
    auto shown = m_full;
    if (m_fit == Fit::Elide) {
        shown.replace(u'\n', u' ');
        shown = fontMetrics().elidedText(shown, Qt::ElideRight, width());
        setToolTip(shown == m_full ? QString{} : plainToolTip(m_full));
    } else if (wordWrap() && textInteractionFlags() == Qt::NoTextInteraction) {
        shown = breakable(shown);
    }
    QLabel::setText(shown);
}

void PlainLabel::applyLook()
{
    setFont(fontOf(m_type));
    QPalette own; // all but the ink is inherited, or a change would stop short of this label
    own.setColor(QPalette::WindowText, coloursOf(QApplication::palette()).of(m_ink));
    setPalette(own);
}

QString breakable(const QString &text)
{
    QString result;
    qsizetype run = 0;
    for (const auto c : text) {
        result += c;
        run = c.isSpace() ? 0 : run + 1;
        const auto mayCut = !c.isHighSurrogate();
        const auto room = run >= longestUnbrokenWord / 3 && breaksAfter(c);
        if (room || (run >= longestUnbrokenWord && mayCut)) {
            result += QChar{0x200B};
            run = 0;
        }
    }
    return result;
}

QString plainToolTip(const QString &text)
{
    return u"<p style='white-space:pre-wrap'>%1</p>"_s.arg(visibleText(text).toHtmlEscaped());
}

} // namespace posthorn::ui
