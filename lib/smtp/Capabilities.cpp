// SPDX-License-Identifier: MIT
#include "smtp/Capabilities.h"

#include <QMap>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

using Reader = void (*)(Capabilities &, const QStringList &arguments);

template <bool Capabilities::*member>
void note(Capabilities &all, const QStringList &)
{
    all.*member = true;
}

/// RFC 1870 section 4: no number, or 0, means that no bound is known.
void readSize(Capabilities &all, const QStringList &arguments)
{
    all.size = arguments.isEmpty() ? 0 : std::max<qint64>(0, arguments.first().toLongLong());
}

void readAuth(Capabilities &all, const QStringList &arguments)
{
    all.auth = true;
    for (const QString &mechanism : arguments)
        all.mechanisms.insert(mechanism.toUpper());
}

/// RFC 4865 section 3: "FUTURERELEASE seconds date".
void readFutureRelease(Capabilities &all, const QStringList &arguments)
{
    const auto latest = QDateTime::fromString(arguments.value(1), Qt::ISODate);
    all.futureRelease = FutureRelease{.latest = latest.isValid() ? std::optional(latest) : std::nullopt};
}

void readDeliverBy(Capabilities &all, const QStringList &arguments)
{
    all.deliverBy = std::max<qint64>(0, arguments.value(0).toLongLong());
}

/// RFC 9422 section 4: "LIMITS RCPTMAX=100 MAILMAX=20".
void readBounds(Capabilities &all, const QStringList &arguments)
{
    const QMap<QString, std::optional<int> Bounds::*> places{{u"MAILMAX"_s, &Bounds::mails},
                                                             {u"RCPTMAX"_s, &Bounds::recipients},
                                                             {u"RCPTDOMAINMAX"_s, &Bounds::domains}};
    for (const QString &argument : arguments) {
        const auto place = places.value(argument.section(u'=', 0, 0).toUpper());
        const int most = argument.section(u'=', 1).toInt();
        if (place && most > 0)
            all.bounds.*place = most;
    }
}

const QMap<QString, Reader> &keywords()
{
    static const QMap<QString, Reader> all{
        {u"PIPELINING"_s, note<&Capabilities::pipelining>},
        {u"STARTTLS"_s, note<&Capabilities::startTls>},
        {u"8BITMIME"_s, note<&Capabilities::eightBitMime>},
        {u"SMTPUTF8"_s, note<&Capabilities::smtpUtf8>},
        {u"ENHANCEDSTATUSCODES"_s, note<&Capabilities::enhancedStatusCodes>},
        {u"CHUNKING"_s, note<&Capabilities::chunking>},
        {u"DSN"_s, note<&Capabilities::dsn>},
        {u"REQUIRETLS"_s, note<&Capabilities::requireTls>},
        {u"MT-PRIORITY"_s, note<&Capabilities::mtPriority>},
        {u"FUTURERELEASE"_s, readFutureRelease},
        {u"DELIVERBY"_s, readDeliverBy},
        {u"LIMITS"_s, readBounds},
        {u"SIZE"_s, readSize},
        {u"AUTH"_s, readAuth}};
    return all;
}

void readLine(Capabilities &all, QString line)
{
    // "AUTH=LOGIN PLAIN" is what servers said before RFC 2554; some still say nothing else.
    if (line.startsWith(u"AUTH="_s, Qt::CaseInsensitive))
        line[4] = u' ';
    QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return;
    if (const Reader reader = keywords().value(words.takeFirst().toUpper()))
        reader(all, words);
}

} // namespace

Capabilities Capabilities::fromReply(const Reply &ehlo)
{
    Capabilities all;
    for (const QString &line : ehlo.lines.mid(1)) {
        all.lines.append(line.mid(4));
        readLine(all, all.lines.last());
    }
    return all;
}

} // namespace posthorn::smtp
