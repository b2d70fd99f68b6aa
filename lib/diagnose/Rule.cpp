// SPDX-License-Identifier: MIT
#include "diagnose/Rule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

/// Phrases that belong together stand at most this far apart: two lines of a log.
constexpr qsizetype nearby = 300;

/// "5xx" and "5.7.x": an x stands for any digits, a "*" at the end for anything.
bool looksLike(QStringView text, QStringView mask)
{
    qsizetype i = 0;
    for (const QChar c : mask) {
        if (c == u'*')
            return true;
        if (i >= text.size() || (c == u'x' ? !text[i].isDigit() : text[i] != c))
            return false;
        ++i;
    }
    return i == text.size() || (mask.endsWith(".x"_L1) && !text.sliced(i).contains(u'.'));
}

bool oneFits(const QStringList &masks, QStringView text)
{
    return masks.isEmpty() ||
           (!text.isEmpty() &&
            std::any_of(masks.begin(), masks.end(), [&](const QString &m) { return looksLike(text, m); }));
}

bool faultsFit(const Rule &rule, const Facts &facts)
{
    return rule.faults.isEmpty() ||
           std::any_of(rule.faults.begin(), rule.faults.end(),
                       [&](const QString &fault) { return facts.certificateFaults.contains(fault); });
}

bool argumentsFit(const Rule &rule, const Facts &facts)
{
    return std::all_of(rule.with.keyValueBegin(), rule.with.keyValueEnd(), [&](const auto &entry) {
        return entry.second.contains(facts.arguments.value(entry.first));
    });
}

const Hit *nearestTo(const Hit &place, const std::vector<Hit> &hits)
{
    for (const Hit &hit : hits) {
        if (hit.begin >= place.begin - nearby && hit.begin <= place.end + nearby)
            return &hit;
    }
    return nullptr;
}

std::optional<Evidence> findTogether(Together phrases, const Hits &hits)
{
    for (const Hit &start : hits.of(phrases.front())) {
        Evidence evidence{.place = start, .length = start.end - start.begin};
        const bool all = std::all_of(phrases.begin() + 1, phrases.end(), [&](int phrase) {
            const Hit *near = nearestTo(start, hits.of(phrase));
            if (near) {
                evidence.length += near->end - near->begin;
                evidence.place = {std::min(evidence.place.begin, near->begin),
                                  std::max(evidence.place.end, near->end)};
            }
            return near != nullptr;
        });
        if (all)
            return evidence;
    }
    return std::nullopt;
}

} // namespace

Codes codesOf(const Facts &facts)
{
    if (!facts.reply)
        return {};
    return {.code = facts.reply->code > 0 ? QString::number(facts.reply->code) : QString(),
            .enhanced = facts.reply->enhanced ? facts.reply->enhanced->toString() : QString()};
}

bool fits(const Rule &rule, const Facts &facts, const Codes &codes)
{
    return (rule.kinds.isEmpty() || rule.kinds.contains(facts.kind)) && oneFits(rule.codes, codes.code) &&
           oneFits(rule.enhanced, codes.enhanced) && oneFits(rule.providers, facts.provider) &&
           oneFits(rule.mechanisms, facts.mechanism) && faultsFit(rule, facts) && argumentsFit(rule, facts) &&
           (rule.stages.isEmpty() || (facts.stage && rule.stages.contains(*facts.stage)));
}

std::optional<Evidence> findWords(const Rule &rule, const QString &folded, const Hits &hits)
{
    for (const Together phrases : rule.unless) {
        if (findTogether(phrases, hits))
            return std::nullopt;
    }
    std::optional<Evidence> best = rule.says.empty() ? std::optional(Evidence{}) : std::nullopt;
    for (const Together phrases : rule.says) {
        const auto evidence = findTogether(phrases, hits);
        if (evidence && (!best || evidence->length > best->length))
            best = evidence;
    }
    if (!best || !rule.matches)
        return best;
    const auto match = rule.matches->find(folded);
    if (!match)
        return std::nullopt;
    return Evidence{.place = {match->first, match->second}, .length = match->second - match->first};
}

} // namespace posthorn::diagnose
