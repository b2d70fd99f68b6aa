// SPDX-License-Identifier: MIT
#include "ui/widgets/Fold.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

Fold::Fold(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent), m_button(quietButton(title, u"chevron-right"_s)), m_content(content)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    layout->addWidget(m_button, 0, Qt::AlignLeading);
    layout->addWidget(m_content);
    m_button->setCheckable(true);
    m_content->hide();
    connect(m_button, &QPushButton::toggled, this, &Fold::setOpen);
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
    m_button->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    m_content->setVisible(open);
}

} // namespace posthorn::ui
