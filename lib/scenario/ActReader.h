// SPDX-License-Identifier: MIT
#pragma once
// Scripts out of their JSON.

#include "scenario/Scenario.h"

#include <QJsonValue>

namespace posthorn::scenario {

/// What is wrong with a scenario, and where.
class Fault
{
public:
    Fault(const QString &where, const QString &what)
        : m_words(where.isEmpty() ? what : where + QStringLiteral(": ") + what)
    {
    }
    [[nodiscard]] const QString &words() const { return m_words; }

private:
    QString m_words;
};

/// `where` names the place for the Fault, e.g. "on.mail". Throws nothing: the first fault is kept in `fault`.
[[nodiscard]] Scripts readScripts(const QJsonValue &value, const QString &where, std::optional<Fault> &fault);

} // namespace posthorn::scenario
