// SPDX-License-Identifier: MIT
#include "ui/shell/WelcomeCard.h"

#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Strokes.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace posthorn::ui {

WelcomeCard::WelcomeCard(const QString &iconName, const QString &title, const QString &sentence,
                         QWidget *parent)
    : QAbstractButton(parent), m_layout(new QVBoxLayout(this))
{
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Minimum};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_layout->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    m_layout->setSpacing(space::small);
    m_layout->addWidget(new Mark(iconName, Ink::Accent, measure::bigIcon), 0, Qt::AlignLeading);
    m_layout->addSpacing(space::small);
    m_layout->addWidget((new PlainLabel(title, Type::Section))->fitting(PlainLabel::Fit::Wrap));
    m_layout->addWidget((new PlainLabel(sentence, Type::Body, Ink::Muted))->fitting(PlainLabel::Fit::Wrap));
    m_layout->addStretch(1);
    for (auto *child : findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
}

/// Return does what Space does: the card is a button that leads on.
void WelcomeCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

QSize WelcomeCard::sizeHint() const
{
    return m_layout->totalSizeHint();
}

int WelcomeCard::heightForWidth(int width) const
{
    return m_layout->totalHeightForWidth(width);
}

void WelcomeCard::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    QPainter painter{this};
    const auto fill = isDown() ? colours.selected : underMouse() ? colours.hovered : colours.raised;
    paintBox(painter, rect(), fill, colours.line);
    if (showsFocus(*this))
        paintRing(painter, rect(), colours.accent);
}

} // namespace posthorn::ui
