// SPDX-License-Identifier: MIT
#include "ui/widgets/CardFrame.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/Strokes.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace posthorn::ui {

CardFrame::CardFrame(Tone tone, QWidget *parent)
    : QFrame(parent),
      m_tone(tone),
      m_head(new QWidget(this)),
      m_mark(new Mark({}, inkOf(tone))),
      m_word(new PlainLabel({}, Type::Body, inkOf(tone))),
      m_body(new QVBoxLayout(this))
{
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(space::small);
    head->addWidget(m_mark);
    head->addWidget(m_word, 1);
    m_body->setContentsMargins(measure::edge + space::large, space::medium, space::large, space::large);
    m_body->setSpacing(space::small);
    m_body->addWidget(m_head);
    m_head->hide();
    setTone(tone);
}

void CardFrame::setTone(Tone tone)
{
    m_tone = tone;
    m_mark->setIcon(iconNameOf(tone), inkOf(tone));
    m_word->setInk(inkOf(tone));
    update();
}

void CardFrame::setWord(const QString &word)
{
    setWord(word, iconNameOf(m_tone));
}

void CardFrame::setWord(const QString &word, const QString &icon)
{
    m_word->setText(word);
    m_mark->setIcon(icon, inkOf(m_tone));
    m_head->setVisible(!word.isEmpty());
}

void CardFrame::paintEvent(QPaintEvent *)
{
    const auto colours = coloursOf(palette());
    QPainter painter{this};
    paintBox(painter, rect(), colours.raised, colours.line);
    if (m_tone == Tone::Plain)
        return;
    QPainterPath shape;
    shape.addRoundedRect(rect(), measure::radius, measure::radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(shape);
    const auto right = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(right ? width() - measure::edge : 0, 0, measure::edge, height(),
                     colours.of(inkOf(m_tone)));
}

} // namespace posthorn::ui
