// SPDX-License-Identifier: MIT
#include "ui/check/WayGrid.h"

#include "report/CheckCard.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <algorithm>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using check::Alternative;

QString nameOf(Family family)
{
    switch (family) {
    case Family::V4:
        return u"IPv4"_s;
    case Family::V6:
        return u"IPv6"_s;
    case Family::Any:
        break;
    }
    return {};
}

QString nameOf(const Endpoint &endpoint)
{
    switch (endpoint.security) {
    case Security::None:
        return WayGrid::tr("%1 · not encrypted").arg(endpoint.port);
    case Security::StartTls:
        return u"%1 · STARTTLS"_s.arg(endpoint.port);
    case Security::Tls:
        return u"%1 · TLS"_s.arg(endpoint.port);
    }
    Q_UNREACHABLE();
}

QString outcomeOf(const Alternative &way, const explain::Catalogue &words)
{
    return way.works() ? WayGrid::tr("Works, %1 ms").arg(QLocale{}.toString(way.ms))
                       : report::wayOutcome(way, words);
}

QWidget *makeCell(const Alternative &way, const explain::Catalogue &words)
{
    auto *cell = new QWidget;
    auto *row = new QHBoxLayout(cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    auto *mark = way.works() ? new Mark(u"ok"_s, Ink::Ok) : new Mark(u"fail"_s, Ink::Muted);
    auto *outcome = new PlainLabel(outcomeOf(way, words), Type::Body, way.works() ? Ink::Text : Ink::Muted);
    outcome->setMinimumHeight(measure::icon);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(outcome->fitting(PlainLabel::Fit::Fill), 1, Qt::AlignTop);
    cell->setAccessibleName(
        u"%1 %2: %3"_s.arg(nameOf(way.endpoint), nameOf(way.family), outcome->fullText()));
    return cell;
}

/// Each once, in the order of first sight.
template <class Value>
std::vector<Value> distinct(const std::vector<Alternative> &ways, Value Alternative::*member)
{
    std::vector<Value> values;
    for (const auto &way : ways) {
        if (std::ranges::find(values, way.*member) == values.end())
            values.push_back(way.*member);
    }
    return values;
}

} // namespace

WayGrid::WayGrid(const std::vector<Alternative> &ways, const explain::Catalogue &words, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, space::small, 0, space::small);
    grid->setHorizontalSpacing(space::wide);
    grid->setVerticalSpacing(space::small);
    const auto rows = distinct(ways, &Alternative::endpoint);
    const auto columns = distinct(ways, &Alternative::family);
    const auto placeOf = [](const auto &all, const auto &value) {
        return static_cast<int>(std::ranges::find(all, value) - all.begin()) + 1;
    };
    grid->addWidget(new PlainLabel(tr("Other ways in"), Type::Strong), 0, 0);
    for (const auto family : columns) {
        const int column = placeOf(columns, family);
        grid->addWidget(new PlainLabel(nameOf(family), Type::Caption, Ink::Muted), 0, column);
        grid->setColumnStretch(column, 1);
    }
    for (const auto &endpoint : rows) {
        auto *name = new PlainLabel(nameOf(endpoint));
        name->setMinimumHeight(measure::icon);
        grid->addWidget(name, placeOf(rows, endpoint), 0, Qt::AlignTop);
    }
    for (const auto &way : ways)
        grid->addWidget(makeCell(way, words), placeOf(rows, way.endpoint), placeOf(columns, way.family));
}

} // namespace posthorn::ui
