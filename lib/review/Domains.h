// SPDX-License-Identifier: MIT
#pragma once
// Which domains are known to be meant, and which popular one a mistyped domain was meant to be.

#include "providers/Provider.h"

#include <QSet>

namespace posthorn::review {

class Domains
{
public:
    /// `known` domains are meant, whatever they look like: those of a person's own addresses, or of people
    /// who were written to before.
    explicit Domains(const providers::Table &table, const QStringList &known = {});

    [[nodiscard]] bool isKnown(const QString &domain) const;
    /// "gmail.com" for "gmial.com"; nothing for a domain that may well be meant.
    [[nodiscard]] std::optional<QString> meantBy(const QString &domain) const;

private:
    [[nodiscard]] std::optional<QString> nearestPopular(const QString &domain) const;

    const providers::Table &m_table;
    QSet<QString> m_known{};
    QStringList m_popular{};
    QMap<QString, QString> m_impossibleEndings{};
    QMap<QString, QString> m_unlikelyEndings{};
};

} // namespace posthorn::review
