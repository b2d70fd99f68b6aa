// SPDX-License-Identifier: MIT
#include "ui/widgets/StepList.h"

#include "ui/widgets/Tokens.h"

#include <QVBoxLayout>
#include <algorithm>

namespace posthorn::ui {

StepList::StepList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::tiny);
    setAccessibleName(tr("Steps"));
}

void StepList::begin(const std::vector<StepLine> &lines)
{
    while (auto *item = m_layout->takeAt(0)) {
        if (auto *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_rows.clear();
    for (const auto &line : lines)
        add(line);
}

void StepList::show(const StepLine &line)
{
    if (auto *row = rowOf(line.step.stage))
        row->show(line);
    else
        add(line);
}

void StepList::finish()
{
    const auto stopped =
        std::ranges::any_of(m_rows, [](const auto *row) { return row->status() == StepStatus::Failed; });
    for (auto *row : m_rows)
        row->finish(stopped);
}

void StepList::openUnder(Stage stage, QWidget *card)
{
    const auto *row = rowOf(stage);
    const auto index = row ? m_layout->indexOf(row) + 1 : m_layout->count();
    m_layout->insertSpacing(index, space::tiny);
    m_layout->insertWidget(index + 1, card);
    card->show();
    m_layout->insertSpacing(index + 2, space::tiny);
}

void StepList::openLast(QWidget *card)
{
    m_layout->addSpacing(space::small);
    m_layout->addWidget(card);
    card->show();
}

StepRow *StepList::rowOf(Stage stage) const
{
    const auto found = std::ranges::find(m_rows, stage, &StepRow::stage);
    return found == m_rows.end() ? nullptr : *found;
}

StepRow *StepList::add(const StepLine &line)
{
    auto *row = new StepRow(line, this); // a row without a parent would show itself as a window
    m_rows.push_back(row);
    m_layout->addWidget(row);
    return row;
}

} // namespace posthorn::ui
