// SPDX-License-Identifier: MIT
#pragma once
// Every page and state of the windows, each as a widget ready to be shown.

#include "explain/Catalogue.h"

#include <QSize>
#include <QWidget>
#include <functional>
#include <memory>

namespace posthorn::samples {

struct Shot
{
    QString name{};
    QSize size{};
    std::function<std::unique_ptr<QWidget>()> make{};
};

[[nodiscard]] std::vector<Shot> allShots(const explain::Catalogue &words);

} // namespace posthorn::samples
