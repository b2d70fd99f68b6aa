// SPDX-License-Identifier: MIT
#include "diagnose/Replies.h"

#include "diagnose/Fold.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

constexpr std::size_t mostFound = 200;
constexpr qsizetype longestLine = 1000;

// The codes that RFCs and servers in use know; 443, 465, 587 and their like are ports.
constexpr std::array knownCodes{421, 422, 431, 432, 441, 442, 446, 447, 449, 450, 451, 452, 453, 454,
                                455, 458, 459, 471, 499, 500, 501, 502, 503, 504, 510, 511, 512, 513,
                                515, 517, 521, 523, 525, 530, 531, 533, 534, 535, 538, 541, 542, 543,
                                546, 547, 550, 551, 552, 553, 554, 555, 556, 557, 558, 559, 560, 562,
                                563, 564, 568, 569, 571, 572, 573, 574, 577, 578, 579};
// A number behind one of these words is a reply; behind one of the others it is something else.
constexpr std::array introducers{"said"_L1,    "code"_L1,     "replied"_L1, "returned"_L1, "response"_L1,
                                 "reply"_L1,   "smtp"_L1,     "error"_L1,   "server"_L1,   "status"_L1,
                                 "retcode"_L1, "got"_L1,      "was"_L1,     "message"_L1,  "login"_L1,
                                 "failed"_L1,  "answered"_L1, "dsn"_L1,     "error:"_L1};
constexpr std::array strangers{"line"_L1, "port"_L1,    "pid"_L1,  "bytes"_L1, "size"_L1,   "delay"_L1,
                               "uid"_L1,  "version"_L1, "http"_L1, "errno"_L1, "after"_L1,  "timeout"_L1,
                               "id"_L1,   "1.1"_L1,     "than"_L1, "of"_L1,    "column"_L1, "http:"_L1};
constexpr std::array units{"ms"_L1,      "bytes"_L1, "kb"_L1,      "mb"_L1,
                           "seconds"_L1, "sec"_L1,   "minutes"_L1, "messages"_L1};

/// The word that stands before `at`, quotes and brackets around it left out.
QString wordBefore(QStringView text, qsizetype at)
{
    const auto isPad = [](QChar c) { return c.isSpace() || QStringView(u"\"'([{<:=#;,>b-*").contains(c); };
    qsizetype end = at;
    while (end > 0 && at - end < 8 && isPad(text[end - 1]) && text[end - 1] != u'\n')
        --end;
    qsizetype begin = end;
    while (begin > 0 && end - begin < 20 && (text[begin - 1].isLetterOrNumber() || text[begin - 1] == u'.'))
        --begin;
    return text.sliced(begin, end - begin).toString().toLower();
}

bool isOneOf(const QString &word, const auto &list)
{
    return std::any_of(list.begin(), list.end(), [&](QLatin1StringView w) { return word == w; });
}

bool endsWithOneOf(const QString &word, const auto &list)
{
    return std::any_of(list.begin(), list.end(), [&](QLatin1StringView w) { return word.endsWith(w); });
}

/// Nothing but punctuation, a direction ("S:", "<-") or a log's own prefix stands before it on its line.
bool startsLine(QStringView text, qsizetype at)
{
    qsizetype i = at;
    while (i > 0 && at - i < 6 && QStringView(u" \t\"'(<>*~-:;]|[b=").contains(text[i - 1]))
        --i;
    return i == 0 || text[i - 1] == u'\n' || (at > i && QStringView(u":<>]*~|;(=").contains(text[at - 1])) ||
           (at - i >= 2 && QStringView(u":<>]*~|;").contains(text[at - 2]));
}

bool isUnitAt(QStringView text, qsizetype at)
{
    const QString next = text.sliced(at).left(10).trimmed().toString().toLower();
    return std::any_of(units.begin(), units.end(),
                       [&](QLatin1StringView unit) { return next.startsWith(unit); });
}

QString lineFrom(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at).left(longestLine);
    const qsizetype end = rest.indexOf(u'\n');
    return (end < 0 ? rest : rest.first(end)).trimmed().toString();
}

/// "Transport.php:459" and "{worker:531}" are lines of a program; "said:550 no" goes on with words.
bool isLineOfFile(QStringView text, qsizetype at, QChar after)
{
    return at > 1 && text[at - 1] == u':' && text[at - 2].isLetterOrNumber() && after != u' ' &&
           after != u'-';
}

int codeAt(QStringView text, qsizetype at)
{
    if ((text[at] != u'4' && text[at] != u'5') || at + 3 > text.size())
        return 0;
    const QChar before = at > 0 ? text[at - 1] : QChar(u' ');
    const QChar after = at + 3 < text.size() ? text[at + 3] : QChar(u' ');
    if ((before.isLetterOrNumber() && before.unicode() < 0x2E80 && before != u'b') ||
        after.isLetterOrNumber() || QStringView(u"./@+_\\$%").contains(before) ||
        QStringView(u"./@%_").contains(after) || isLineOfFile(text, at, after))
        return 0;
    bool ok = false;
    const int code = text.sliced(at, 3).toInt(&ok);
    return ok && std::binary_search(knownCodes.begin(), knownCodes.end(), code) ? code : 0;
}

std::optional<EnhancedCode> enhancedAt(QStringView text, qsizetype at, qsizetype &length)
{
    length = enhancedCodeLength(text, at);
    if (length == 0)
        return std::nullopt;
    const auto parts = text.sliced(at, length).split(u'.');
    return EnhancedCode{parts[0].toInt(), parts[1].toInt(), parts[2].toInt()};
}

std::optional<FoundReply> replyAt(QStringView text, qsizetype at)
{
    FoundReply found{.at = at, .code = codeAt(text, at)};
    if (found.code == 0)
        return std::nullopt;
    const QString before = wordBefore(text, at);
    qsizetype length = 0;
    for (qsizetype skip = 4; skip <= 8 && !found.enhanced && at + skip < text.size(); ++skip)
        found.enhanced = enhancedAt(text, at + skip, length);
    if (found.enhanced && found.enhanced->category != found.code / 100)
        found.enhanced.reset();
    if (!found.enhanced && (isOneOf(before, strangers) || isUnitAt(text, at + 3)))
        return std::nullopt;
    found.sure = found.enhanced || endsWithOneOf(before, introducers) || startsLine(text, at);
    found.line = lineFrom(text, at);
    return found;
}

std::optional<FoundReply> enhancedAloneAt(QStringView text, qsizetype at)
{
    qsizetype length = 0;
    const auto enhanced = enhancedAt(text, at, length);
    if (!enhanced || enhanced->category == 2 || enhanced->subject > 7)
        return std::nullopt;
    const QString before = wordBefore(text, at);
    const bool introduced = endsWithOneOf(before, introducers) || startsLine(text, at);
    if (!introduced || isOneOf(before, strangers))
        return std::nullopt;
    return FoundReply{.at = at, .enhanced = enhanced, .sure = false, .line = lineFrom(text, at)};
}

bool followsFromEarlier(const FoundReply &reply)
{
    return reply.code == 503 || reply.code == 421 ||
           (reply.code == 530 && !reply.line.contains("STARTTLS"_L1)) ||
           reply.line.contains("no valid recipients"_L1, Qt::CaseInsensitive);
}

const FoundReply *pick(const std::vector<FoundReply> &found, bool sure)
{
    const FoundReply *picked = nullptr;
    for (const FoundReply &reply : found) {
        if (reply.code > 0 && reply.sure == sure && (!picked || !followsFromEarlier(reply)))
            picked = &reply;
    }
    return picked;
}

const FoundReply *pickEnhanced(const std::vector<FoundReply> &found, int code)
{
    const FoundReply *picked = nullptr;
    for (const FoundReply &reply : found) {
        if (reply.enhanced && (code == 0 || reply.enhanced->category == code / 100))
            picked = &reply;
    }
    return picked;
}

} // namespace

std::vector<FoundReply> repliesIn(const QString &text)
{
    std::vector<FoundReply> found;
    for (qsizetype i = 0; i < text.size() && found.size() < mostFound; ++i) {
        if (text[i] != u'4' && text[i] != u'5')
            continue;
        auto reply = replyAt(text, i);
        if (!reply)
            reply = enhancedAloneAt(text, i);
        if (!reply)
            continue;
        i += reply->code > 0 && reply->enhanced ? 8 : 4;
        found.push_back(*std::move(reply));
    }
    return found;
}

std::optional<std::pair<Reply, qsizetype>> decidingReply(const std::vector<FoundReply> &found)
{
    const FoundReply *picked = pick(found, true);
    if (!picked)
        picked = pick(found, false);
    const FoundReply *enhanced =
        picked && picked->enhanced ? picked : pickEnhanced(found, picked ? picked->code : 0);
    if (!picked)
        picked = enhanced;
    if (!picked)
        return std::nullopt;
    Reply reply{.code = picked->code, .enhanced = enhanced ? enhanced->enhanced : std::nullopt};
    for (const FoundReply &other : found) {
        if (other.code == picked->code && other.code > 0 && reply.lines.size() < 12 &&
            !reply.lines.contains(other.line))
            reply.lines.append(other.line);
    }
    return std::pair{reply, picked->at};
}

std::optional<Reply> acceptingReply(const QString &text)
{
    static const QRegularExpression positive(u"^[\\s<>*:S-]{0,6}(([23][0-5]\\d)([ -].*)?)$"_s);
    std::optional<Reply> reply;
    for (const QStringView line : QStringView(text).tokenize(u'\n', Qt::SkipEmptyParts)) {
        const auto match = positive.match(line.trimmed());
        if (!match.hasMatch())
            return std::nullopt;
        reply = Reply{.code = match.capturedView(2).toInt(), .lines = {match.captured(1).left(longestLine)}};
    }
    return reply;
}

} // namespace posthorn::diagnose
