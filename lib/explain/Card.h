// SPDX-License-Identifier: MIT
#pragma once
// A cause in words a person can act on.

#include "base/Diagnosis.h"
#include "base/Endpoint.h"

#include <QUrl>
#include <vector>

namespace posthorn::explain {

/// What a fix changes, as data: the window's button and the JSON's `apply` come from here.
struct Change
{
    std::optional<QString> host{};
    std::optional<quint16> port{};
    std::optional<Security> security{};
    std::optional<QString> user{};
    std::optional<QString> auth{};

    bool operator==(const Change &) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == Change{}; }
};

struct Fix
{
    QString id{};
    QString text{};
    QUrl url{};
    Change apply{};

    bool operator==(const Fix &) const = default;
};

struct Card
{
    QString cause{};
    QString title{};
    QString why{};
    QStringList steps{};
    std::vector<Fix> fixes{};
    Retry retry = Retry::AfterFix;
    FixableBy fixableBy = FixableBy::You;

    bool operator==(const Card &) const = default;
};

/// The card with those fixes alone that its place can carry out: links always, changes of settings where
/// `changes`, and what is done by an act of its own by the ids in `acts`. A button that does nothing is a
/// lie.
[[nodiscard]] Card onlyOffering(Card card, bool changes, const QStringList &acts = {});

} // namespace posthorn::explain

Q_DECLARE_METATYPE(posthorn::explain::Card)
