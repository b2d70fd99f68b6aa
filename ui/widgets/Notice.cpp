// SPDX-License-Identifier: MIT
#include "ui/widgets/Notice.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Icon.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace posthorn::ui {

Notice::Notice(const QString &text, Tone tone, QWidget *parent)
    : CardFrame(tone, parent), m_text(new PlainLabel(text)), m_buttons(new QWidget)
{
    body()->setContentsMargins(measure::edge + space::medium, space::small, space::medium, space::small);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(new Mark(iconNameOf(tone), inkOf(tone)), 0, Qt::AlignTop);
    m_text->setMinimumHeight(measure::icon);
    row->addWidget(m_text->fitting(PlainLabel::Fit::Fill), 1);
    body()->addLayout(row);
    new FlowLayout(m_buttons);
    body()->addWidget(m_buttons);
    m_buttons->hide();
}

void Notice::setText(const QString &text)
{
    m_text->setText(text);
}

QString Notice::text() const
{
    return m_text->fullText();
}

void Notice::addButton(QPushButton *button)
{
    m_buttons->layout()->addWidget(button);
    m_buttons->show();
}

} // namespace posthorn::ui
