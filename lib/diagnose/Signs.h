// SPDX-License-Identifier: MIT
#pragma once
// Signs of several kinds, looked for together: a text is read once for all of them.

#include "diagnose/PhraseIndex.h"

#include <QJsonObject>

namespace posthorn::diagnose {

class Signs
{
public:
    /// Each member of `json` that is a list is a kind; in it stand ids, best first, with their phrases.
    explicit Signs(const QJsonObject &json);

    [[nodiscard]] Hits find(const QString &folded) const { return m_phrases.find(folded); }
    /// The sign of that kind nearest to `place`; at equal distance the better one.
    [[nodiscard]] QString nearest(const QString &kind, const Hits &hits, qsizetype place) const;
    /// The best sign of that kind that occurs at all.
    [[nodiscard]] QString first(const QString &kind, const Hits &hits) const;

private:
    struct Sign
    {
        int phrase = 0;
        QString id{};
    };
    PhraseIndex m_phrases{};
    QHash<QString, std::vector<Sign>> m_kinds{}; ///< best first
};

} // namespace posthorn::diagnose
