// SPDX-License-Identifier: MIT
#include "ui/widgets/Field.h"

#include "ui/widgets/PlainLabel.h"

#include <QFormLayout>
#include <QGridLayout>

namespace posthorn::ui {
namespace {

PlainLabel *labelOf(const QString &label, QWidget &control)
{
    auto *words = new PlainLabel(label, Type::Body, Ink::Muted);
    words->setBuddy(&control);
    words->setMinimumHeight(measure::control);
    nameControl(control, label);
    return words;
}

} // namespace

void nameControl(QWidget &control, const QString &name)
{
    control.setAccessibleName(QString{name}.remove(u'&'));
    control.setMinimumHeight(measure::control);
}

QWidget *addLabel(QGridLayout &grid, int row, const QString &label, QWidget &control)
{
    auto *words = labelOf(label, control);
    grid.addWidget(words, row, 0);
    return words;
}

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::small);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return form;
}

void addField(QFormLayout &form, const QString &label, QWidget &control, int row)
{
    form.insertRow(row, labelOf(label, control), &control);
}

} // namespace posthorn::ui
