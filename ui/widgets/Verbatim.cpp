// SPDX-License-Identifier: MIT
#include "ui/widgets/Verbatim.h"

#include "base/VisibleText.h"
#include "ui/widgets/Tokens.h"

#include <QEvent>
#include <QTextBlock>
#include <cmath>

namespace posthorn::ui {

Verbatim::Verbatim(const QString &name, int mostLines, QWidget *parent)
    : QPlainTextEdit(parent), m_mostLines(mostLines)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFont(fontOf(Type::Mono));
    setAccessibleName(name);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(space::small);
}

void Verbatim::setWords(const QString &words)
{
    setPlainText(visibleText(words));
    fitHeight();
}

void Verbatim::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void Verbatim::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void Verbatim::fitHeight()
{
    // A QPlainTextEdit measures its document in lines.
    const auto lines = std::max(1, static_cast<int>(std::ceil(document()->size().height())));
    const auto shown = std::min(lines, m_mostLines);
    const auto height = shown * fontMetrics().lineSpacing() + 2 * (space::small + frameWidth()) + 2;
    setVerticalScrollBarPolicy(lines > m_mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != this->height() || minimumHeight() != height)
        setFixedHeight(height);
}

} // namespace posthorn::ui
