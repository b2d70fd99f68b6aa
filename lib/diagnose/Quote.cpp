// SPDX-License-Identifier: MIT
#include "diagnose/Quote.h"

#include "base/VisibleText.h"

namespace posthorn::diagnose {

namespace {

constexpr qsizetype longest = 400;
constexpr qsizetype around = 120;

QString linesAround(const QString &words, qsizetype begin, qsizetype end)
{
    qsizetype from = words.lastIndexOf(u'\n', std::max<qsizetype>(begin - 1, 0)) + 1;
    if (begin == 0)
        from = 0;
    qsizetype to = words.indexOf(u'\n', end);
    to = to < 0 ? words.size() : to;
    from = std::max(from, begin - around);
    to = std::min({to, std::max(end + around, from + longest), words.size()});
    return visibleText(QStringView(words).sliced(from, std::max<qsizetype>(to - from, 0)).trimmed(), longest);
}

} // namespace

QString quoteOf(const Facts &facts, const Folded &folded, const Hit &place)
{
    if (!facts.kind.isEmpty() && facts.reply)
        return visibleText(facts.reply->verbatim(), longest * 4);
    if (place.end <= place.begin || static_cast<std::size_t>(place.end) > folded.origin.size())
        return facts.reply && !facts.reply->lines.isEmpty() ? visibleText(facts.reply->verbatim(), longest)
                                                            : linesAround(facts.words, 0, 0);
    return linesAround(facts.words, folded.origin[static_cast<std::size_t>(place.begin)],
                       folded.origin[static_cast<std::size_t>(place.end - 1)] + 1);
}

} // namespace posthorn::diagnose
