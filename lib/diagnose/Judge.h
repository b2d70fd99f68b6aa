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

private:
    struct Rules;
    explicit Judge(std::unique_ptr<Rules> rules);
    std::unique_ptr<Rules> m_rules;
};

} // namespace posthorn::diagnose
