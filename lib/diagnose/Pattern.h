// SPDX-License-Identifier: MIT
#pragma once
// A regular expression over folded text that cannot run away.

#include <QRegularExpression>
#include <memory>
#include <mutex>

namespace posthorn::diagnose {

class Pattern
{
public:
    explicit Pattern(const QString &pattern);

    /// Reaching the match limit counts as no match. Compiles on first use; several threads may ask.
    [[nodiscard]] std::optional<std::pair<qsizetype, qsizetype>> find(const QString &folded) const;
    [[nodiscard]] bool isValid() const;
    /// As it was given.
    [[nodiscard]] const QString &pattern() const { return m_pattern; }

private:
    struct Compiled
    {
        std::once_flag once{};
        QRegularExpression expression{};
    };
    [[nodiscard]] const QRegularExpression &compiled() const;

    QString m_pattern{};
    std::unique_ptr<Compiled> m_compiled{};
};

} // namespace posthorn::diagnose
