// SPDX-License-Identifier: MIT
#include "diagnose/Clues.h"

#include "diagnose/Data.h"
#include "diagnose/Signs.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

const Signs &builtInSigns()
{
    static const Signs signs(builtInData("clues"));
    return signs;
}

qsizetype foldedPlace(const Folded &folded, qsizetype at)
{
    const auto place = std::lower_bound(folded.origin.begin(), folded.origin.end(), at);
    return place - folded.origin.begin();
}

// RE: how programs write the server they talked to. Every repetition is bounded.
const QStringList &routeShapes()
{
    static const QStringList shapes{
        uR"((?<scheme>ssl|tls|smtps?)://(?:[^\s@/]{1,200}@)?(?<host>[a-z0-9][a-z0-9.-]{1,250}):(?<port>\d{2,5})\b)"_s,
        uR"(host, port: (?<host>[a-z0-9][a-z0-9.-]{1,250}), (?<port>\d{2,5})\b)"_s,
        uR"(host: (?<host>[a-z0-9][a-z0-9.-]{1,250}), port: (?<port>\d{2,5})\b)"_s,
        uR"(\b(?<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?:\[[0-9a-f.:]{3,45}\])?:(?<port>25|26|465|58[67]|625|1025|2465|258[67]|2525|110|143|443|80|99[35])\b)"_s,
        uR"((?<host>)(?:\b|_)port["']?\s{0,3}[:=]?\s{0,3}["']?(?<port>\d{2,5})\b)"_s,
        uR"(\b(?<host>(?:smtps?|mail|mx|relay|out|send)[a-z0-9-]{0,40}(?:\.[a-z0-9-]{1,63}){1,6})(?<port>))"_s};
    return shapes;
}

std::vector<QRegularExpression> compiled(const QStringList &shapes)
{
    std::vector<QRegularExpression> all;
    all.reserve(static_cast<std::size_t>(shapes.size()));
    for (const QString &shape : shapes)
        all.emplace_back(u"(*LIMIT_MATCH=1000000)"_s + shape, QRegularExpression::CaseInsensitiveOption);
    return all;
}

QRegularExpressionMatch firstMatch(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text, 0, QRegularExpression::NormalMatch,
                            QRegularExpression::DontCheckSubjectStringMatchOption);
}

void put(Facts &facts, const QString &key, const QString &value)
{
    if (!value.isEmpty() && !facts.arguments.contains(key))
        facts.arguments.insert(key, value);
}

/// smtplib.SMTPServerDisconnected: no top-level domain is long and written in two cases.
bool isClassName(const QString &host)
{
    const QString last = host.mid(host.lastIndexOf(u'.') + 1);
    return last.size() > 6 && last != last.toLower() && last != last.toUpper();
}

/// "smtp.rb:110" is a line of a program; a suffix that is also a country's is one only behind a folder.
bool isSourceFile(const QString &host, const QString &text, qsizetype at)
{
    static const QStringList never{u"rb"_s,  u"js"_s,   u"ts"_s,  u"cjs"_s, u"mjs"_s,
                                   u"php"_s, u"java"_s, u"kt"_s,  u"cs"_s,  u"vb"_s,
                                   u"go"_s,  u"ex"_s,   u"erl"_s, u"cpp"_s, u"jsx"_s};
    static const QStringList countries{u"py"_s, u"pl"_s, u"rs"_s, u"cc"_s};
    const QString last = host.mid(host.lastIndexOf(u'.') + 1).toLower();
    const bool inFolder = at > 0 && (text[at - 1] == u'/' || text[at - 1] == u'\\');
    return never.contains(last) || (inFolder && countries.contains(last));
}

QRegularExpressionMatch firstRoute(const QRegularExpression &expression, const QString &text)
{
    const auto isNoHost = [&](const QRegularExpressionMatch &match) {
        const QString host = match.captured(u"host"_s);
        return isClassName(host) || isSourceFile(host, text, match.capturedStart(u"host"_s));
    };
    auto match = firstMatch(expression, text);
    for (int most = 16; most > 0 && match.hasMatch() && isNoHost(match); --most)
        match = expression.match(text, match.capturedEnd());
    return isNoHost(match) ? QRegularExpressionMatch() : match;
}

void readRoute(const QString &text, Facts &facts)
{
    static const std::vector<QRegularExpression> expressions = compiled(routeShapes());
    for (const QRegularExpression &expression : expressions) {
        const auto match = firstRoute(expression, text);
        if (!match.hasMatch())
            continue;
        put(facts, u"host"_s, match.captured(u"host"_s).toLower());
        put(facts, u"port"_s, match.captured(u"port"_s));
        const bool encrypted = expression.namedCaptureGroups().contains(u"scheme"_s) &&
                               match.captured(u"scheme"_s).compare("smtp"_L1, Qt::CaseInsensitive) != 0;
        put(facts, u"security"_s, encrypted ? u"tls"_s : QString());
    }
}

/// Who signs in: quoted behind the word, an address behind it, or before the @ of a server's URL.
const QStringList &userShapes()
{
    static const QStringList shapes{
        uR"((?:\b|_)user(?:[ _]?name)?["']?\s{0,3}(?:=>|[=:])?\s{0,3}["'](?<user>[^\s"'<>]{1,200})["'])"_s,
        uR"((?:\b|_)(?:user(?:[ _]?name)?|login)["']?\s{0,3}(?:=>|[=:])?\s{0,3}["'<]?(?<user>[^\s"'<>,;:()\[\]@]{1,64}@[^\s"'<>,;:()\[\]@]{1,200}))"_s,
        uR"(\bsmtps?://(?<user>[^\s:/@]{1,200})(?::[^\s@/]{0,200})?@)"_s};
    return shapes;
}

void readUser(const QString &text, Facts &facts)
{
    static const std::vector<QRegularExpression> expressions = compiled(userShapes());
    for (const QRegularExpression &expression : expressions) {
        const auto match = firstMatch(expression, text);
        if (match.hasMatch())
            put(facts, u"user"_s, QUrl::fromPercentEncoding(match.captured(u"user"_s).toUtf8()));
    }
}

/// The address that the deciding reply names.
void readAddress(const Facts &facts, QMap<QString, QString> &arguments)
{
    static const QRegularExpression expression(uR"(<([^\s<>@]{1,64}@[^\s<>@]{1,255})>)"_s);
    const auto match = expression.match(facts.reply ? facts.reply->lines.join(u' ') : QString());
    if (match.hasMatch())
        arguments.insert(u"address"_s, match.captured(1));
}

} // namespace

void readClues(const QString &text, qsizetype at, Facts &facts)
{
    const Signs &signs = builtInSigns();
    const Folded folded = fold(text);
    const Hits hits = signs.find(folded.text);
    facts.provider = signs.nearest(u"providers"_s, hits, foldedPlace(folded, at));
    facts.stage = stageFromId(signs.first(u"stages"_s, hits));
    facts.mechanism = signs.first(u"mechanisms"_s, hits);
    put(facts, u"client"_s, signs.first(u"clients"_s, hits));
    readRoute(text, facts);
    readUser(text, facts);
    readAddress(facts, facts.arguments);
}

} // namespace posthorn::diagnose
