// SPDX-License-Identifier: MIT
// The other ways in that were tried.
#include "report/CheckCard.h"
#include "report/Pieces.h"

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

Json familyJson(Family family)
{
    if (family == Family::Any)
        return {};
    return family == Family::V6 ? "v6"_L1 : "v4"_L1;
}

/// What became of it may need more than one line; it stands in a column of its own.
QString lineOf(const check::Alternative &way, const explain::Catalogue &words)
{
    const QString head =
        u" %1  %2 %3 ms  "_s.arg(way.works() ? u"✓"_s : u"✗"_s, wayText(way).leftJustified(26),
                                 QString::number(way.ms).rightJustified(6));
    return wrapped(wayOutcome(way, words), head) + u'\n';
}

} // namespace

Json alternativesJson(const std::vector<check::Alternative> &ways)
{
    std::vector<Json> all;
    all.reserve(ways.size());
    for (const check::Alternative &way : ways) {
        all.push_back(object({{"host", way.endpoint.host},
                              {"port", int{way.endpoint.port}},
                              {"security", idOf(way.endpoint.security)},
                              {"family", familyJson(way.family)},
                              {"furthest", way.furthest ? Json(idOf(*way.furthest)) : Json()},
                              {"status", way.works() ? "ok"_L1 : "failed"_L1},
                              {"cause", orNull(way.cause)},
                              {"ms", way.ms}}));
    }
    return all;
}

QString alternativesText(const std::vector<check::Alternative> &ways, const explain::Catalogue &words)
{
    QString text;
    for (const check::Alternative &way : ways)
        text += lineOf(way, words);
    return text.isEmpty() ? text : u'\n' + words.heading(u"other-ways"_s) + u'\n' + text;
}

} // namespace posthorn::report
