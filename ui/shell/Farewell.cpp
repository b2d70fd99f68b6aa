// SPDX-License-Identifier: MIT
#include "ui/shell/Farewell.h"

#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>

namespace posthorn::ui {

Farewell::Farewell(QWidget &window, std::function<QString()> words)
    : QObject(&window), m_window(window), m_words(std::move(words))
{
    window.installEventFilter(this);
}

bool Farewell::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Close || m_isSaid)
        return QObject::eventFilter(watched, event);
    const auto words = m_words();
    if (words.isEmpty())
        return QObject::eventFilter(watched, event);
    event->ignore();
    if (!m_isAsking)
        ask(words);
    return true;
}

void Farewell::ask(const QString &words)
{
    m_isAsking = true;
    auto *dialog = new QDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Close Posthorn"));
    auto *stay = plainButton(tr("Keep open"));
    auto *leave = new PrimaryButton(tr("Close"));
    leave->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addStretch(1);
    buttons->addWidget(stay);
    buttons->addWidget(leave);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(space::wide, space::wide, space::wide, space::large);
    layout->setSpacing(space::large);
    layout->addWidget((new PlainLabel(words))->fitting(PlainLabel::Fit::Wrap));
    layout->addLayout(buttons);
    connect(stay, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(leave, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(dialog, &QDialog::finished, this, [this] { m_isAsking = false; });
    connect(dialog, &QDialog::accepted, this, &Farewell::leave);
    dialog->open();
    leave->setFocus();
}

void Farewell::leave()
{
    m_isSaid = true;
    m_window.close();
    m_isSaid = false;
}

} // namespace posthorn::ui
