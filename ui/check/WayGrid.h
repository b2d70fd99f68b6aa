// SPDX-License-Identifier: MIT
#pragma once
// The other ways in that a test has tried: port and encryption down, address family across.

#include "check/CheckReport.h"
#include "explain/Catalogue.h"

#include <QWidget>

namespace posthorn::ui {

class WayGrid : public QWidget
{
    Q_OBJECT
public:
    WayGrid(const std::vector<check::Alternative> &ways, const explain::Catalogue &words,
            QWidget *parent = nullptr);
};

} // namespace posthorn::ui
