// SPDX-License-Identifier: MIT
#include "diagnose/Signs.h"

#include "diagnose/Data.h"

#include <QJsonArray>
#include <limits>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

Signs::Signs(const QJsonObject &json)
{
    Phrases phrases;
    for (auto kind = json.begin(); kind != json.end(); ++kind) {
        std::vector<Sign> &signs = m_kinds[kind.key()];
        for (const auto &item : kind.value().toArray()) {
            for (const QString &phrase : strings(item["says"_L1]))
                signs.push_back({.phrase = phrases.add(phrase), .id = item["id"_L1].toString()});
        }
    }
    m_phrases = PhraseIndex(phrases);
}

QString Signs::nearest(const QString &kind, const Hits &hits, qsizetype place) const
{
    const auto signs = m_kinds.constFind(kind);
    QString best;
    qsizetype distance = std::numeric_limits<qsizetype>::max();
    for (const Sign &sign : *signs) {
        for (const Hit &hit : hits.of(sign.phrase)) {
            if (std::abs(hit.begin - place) < distance) {
                distance = std::abs(hit.begin - place);
                best = sign.id;
            }
        }
    }
    return best;
}

QString Signs::first(const QString &kind, const Hits &hits) const
{
    const auto signs = m_kinds.constFind(kind);
    const auto found = std::find_if(signs->begin(), signs->end(),
                                    [&](const Sign &sign) { return !hits.of(sign.phrase).empty(); });
    return found == signs->end() ? QString() : found->id;
}

} // namespace posthorn::diagnose
