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
    label->fitting(PlainLabel::Fit::Wrap)->setAlignment(Qt::AlignHCenter);
    return label;
}

} // namespace

EmptyState::EmptyState(const Words &words, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::huge, space::large, space::huge);
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
    }
    layout->addStretch(2);
}

} // namespace posthorn::ui
