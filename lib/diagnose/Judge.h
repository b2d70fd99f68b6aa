// SPDX-License-Identifier: MIT
#pragma once
// judge(facts) → Diagnosis. The rules are data: resources/diagnose.

#include "base/Diagnosis.h"
#include "base/Result.h"
#include "diagnose/Facts.h"

#include <memory>

namespace posthorn::diagnose {

class Judge
{
public:
    [[nodiscard]] static Result<Judge> parse(const QByteArray &rulesJson, const QString &name);
    /// The rules this program carries.
    [[nodiscard]] static const Judge &builtIn();
    Judge(Judge &&) noexcept;
    ~Judge();

    [[nodiscard]] Diagnosis judge(const Facts &facts) const;
    /// Ids of the rules that hold, the deciding one first.
    [[nodiscard]] QStringList rulesFor(const Facts &facts) const;
    /// Ids of all rules.
    [[nodiscard]] QStringList rules() const;

private:
    struct Rules;
    explicit Judge(std::unique_ptr<Rules> rules);
    std::unique_ptr<Rules> m_rules;
};

} // namespace posthorn::diagnose
