// SPDX-License-Identifier: MIT
#include "diagnose/Phrases.h"

#include "diagnose/Fold.h"

#include <algorithm>
#include <utility>

namespace posthorn::diagnose {

int Phrases::add(const QString &phrase)
{
    if (const auto known = m_known.constFind(phrase); known != m_known.constEnd())
        return *known;
    const bool openStart = phrase.startsWith(u'*');
    const bool openEnd = phrase.endsWith(u'*');
    const QString text = fold(QStringView(phrase).sliced(openStart).chopped(openEnd)).text;
    std::size_t sprout = 0;
    for (const QChar c : text)
        sprout = sproutOf(sprout, c.unicode());
    const int number = static_cast<int>(m_rows.size());
    m_rows.push_back({.length = static_cast<int>(text.size()),
                      .start = openStart ? Phrase::Edge::Open : Phrase::Edge::Word,
                      .end = openEnd ? Phrase::Edge::Open : Phrase::Edge::Word,
                      .other = std::exchange(m_sprouts[sprout].phrase, number)});
    m_known.insert(phrase, number);
    return number;
}

std::size_t Phrases::sproutOf(std::size_t sprout, char16_t c)
{
    const auto &children = m_sprouts[sprout].children;
    const auto known =
        std::ranges::find(children, c, [&](std::size_t child) { return m_sprouts[child].letter; });
    if (known != children.end())
        return *known;
    const std::size_t fresh = m_sprouts.size();
    m_sprouts[sprout].children.push_back(fresh);
    m_sprouts.push_back({.letter = c});
    return fresh;
}

} // namespace posthorn::diagnose
