// SPDX-License-Identifier: MIT
#include "diagnose/Pattern.h"

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

Pattern::Pattern(const QString &pattern) : m_pattern(pattern), m_compiled(std::make_unique<Compiled>()) {}

const QRegularExpression &Pattern::compiled() const
{
    std::call_once(m_compiled->once, [this] {
        m_compiled->expression.setPattern(u"(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=1000)"_s + m_pattern);
    });
    return m_compiled->expression;
}

bool Pattern::isValid() const
{
    return compiled().isValid();
}

std::optional<std::pair<qsizetype, qsizetype>> Pattern::find(const QString &folded) const
{
    const QRegularExpressionMatch match = compiled().match(folded);
    if (!match.hasMatch())
        return std::nullopt;
    return std::pair{match.capturedStart(), match.capturedEnd()};
}

} // namespace posthorn::diagnose
