// SPDX-License-Identifier: MIT
#include "review/Domains.h"

#include "review/Data.h"
#include "review/Nearness.h"

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

/// A long name is still itself after two slips.
constexpr qsizetype longName = 9;

struct Parts
{
    QString name{};
    QString ending{}; ///< with its dot; empty where there is none
};

/// "hotmail" and ".co.uk"
Parts partsOf(const QString &domain)
{
    const qsizetype dot = domain.indexOf(u'.');
    return dot < 0 ? Parts{.name = domain} : Parts{.name = domain.first(dot), .ending = domain.sliced(dot)};
}

/// The first letter is the one that people hit; another one rather makes another name: cloud.com.
bool beginAlike(const QString &typed, const QString &meant)
{
    const bool swapped = typed.size() > 1 && typed[0] == meant[1] && typed[1] == meant[0];
    return typed.front() == meant.front() || swapped;
}

bool isSlip(const QString &typed, const QString &meant)
{
    if (typed.isEmpty() || !beginAlike(typed, meant))
        return false;
    const int most = meant.size() >= longName ? 2 : 1;
    return slipsBetween(typed, meant, most) <= most;
}

} // namespace

Domains::Domains(const providers::Table &table, const QStringList &known)
    : m_table(table), m_known(known.begin(), known.end())
{
    static const QJsonObject json = data(u"domains"_s);
    m_popular = strings(json["popular"_L1]);
    m_impossibleEndings = words(json["impossibleEndings"_L1]);
    m_unlikelyEndings = words(json["unlikelyEndings"_L1]);
    const QStringList real = strings(json["real"_L1]);
    m_known.unite({real.begin(), real.end()});
}

bool Domains::isKnown(const QString &domain) const
{
    return m_known.contains(domain) || m_table.byDomain(domain);
}

std::optional<QString> Domains::meantBy(const QString &domain) const
{
    const QString typed = domain.toLower();
    if (isKnown(typed) || typed.startsWith(u'['))
        return std::nullopt;
    if (typed.startsWith("www."_L1) && isKnown(typed.sliced(4)))
        return typed.sliced(4);
    const qsizetype dot = typed.lastIndexOf(u'.') + 1;
    const QString ending = typed.sliced(dot);
    const bool impossible = dot > 0 && m_impossibleEndings.contains(ending);
    const auto &endings = impossible ? m_impossibleEndings : m_unlikelyEndings;
    const QString likely = typed.first(dot) + endings.value(ending, ending);
    if (auto popular = nearestPopular(likely))
        return popular;
    return impossible ? std::optional(likely) : std::nullopt;
}

std::optional<QString> Domains::nearestPopular(const QString &domain) const
{
    const Parts typed = partsOf(domain);
    for (const QString &popular : m_popular) {
        const Parts meant = partsOf(popular);
        const bool noDot = typed.ending.isEmpty() &&
                           (typed.name == meant.name || typed.name == QString(popular).remove(u'.'));
        if (noDot || (typed.ending == meant.ending && isSlip(typed.name, meant.name)))
            return popular;
    }
    return std::nullopt;
}

} // namespace posthorn::review
