// SPDX-License-Identifier: MIT
#include "ui/widgets/EmptyState.h"

#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

PlainLabel *centred(const QString &text, Type type, Ink ink)
{
    auto *label = new PlainLabel(text, type, ink);
    label->fitting(PlainLabel::Fit::Fill)->setAlignment(Qt::AlignHCenter);
    return label;
}

} // namespace

EmptyState::EmptyState(const Words &words, QWidget *parent) : QWidget(parent)
{
    auto *column = new QWidget;
    column->setMaximumWidth(measure::emptyWidth);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, space::huge, 0, space::huge);
    row->addStretch(1);
    row->addWidget(column, measure::much);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addStretch(1);
    layout->addWidget(new Mark(words.icon, Ink::Muted, measure::emptyIcon), 0, Qt::AlignHCenter);
    layout->addSpacing(space::small);
    layout->addWidget(centred(words.title, Type::Section, Ink::Text));
    layout->addWidget(centred(words.sentence, Type::Body, Ink::Muted));
    if (!words.button.isEmpty()) {
        auto *button = new PrimaryButton(words.button);
        layout->addSpacing(space::small);
        layout->addWidget(button, 0, Qt::AlignHCenter);
        connect(button, &QPushButton::clicked, this, &EmptyState::asked);
        setFocusProxy(button);
    }
    layout->addStretch(2);
}

} // namespace posthorn::ui
