// SPDX-License-Identifier: MIT
#pragma once
// A control with its words: the label before it, the same words for those who do not see it.

#include <QString>

class QFormLayout;
class QGridLayout;
class QWidget;

namespace posthorn::ui {

/// Gives a control its accessible name and its height.
void nameControl(QWidget &control, const QString &name);
/// The words of a control, in the first column of a grid; `label` may hold a mnemonic.
QWidget *addLabel(QGridLayout &grid, int row, const QString &label, QWidget &control);
/// A form whose labels go above their controls where it is narrow.
[[nodiscard]] QFormLayout *makeForm(QWidget *parent = nullptr);
/// A row, the last one unless told: `label` may hold a mnemonic.
void addField(QFormLayout &form, const QString &label, QWidget &control, int row = -1);

} // namespace posthorn::ui
