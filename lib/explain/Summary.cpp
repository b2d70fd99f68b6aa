// SPDX-License-Identifier: MIT
#include "explain/Cards.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace posthorn::explain {

namespace {

/// RFC 1870 counts octets; people count megabytes.
QString sizeText(const QString &octets)
{
    const qint64 size = octets.toLongLong();
    return size > 0 ? QLocale::c().formattedDataSize(size, 0, QLocale::DataSizeSIFormat) : QString();
}

/// "220-mx.example.org ESMTP\n220 ready" says as much in its first line without the code.
QString replyText(const QString &verbatim)
{
    const QString first = verbatim.section(u'\n', 0, 0);
    const bool hasCode = first.size() > 3 && first[0].isDigit() && (first[3] == u' ' || first[3] == u'-');
    return (hasCode ? first.sliced(4) : first).trimmed();
}

QString hostOf(const QString &peer)
{
    const qsizetype colon = peer.lastIndexOf(u':');
    return colon < 0 ? peer : peer.first(colon);
}

QString portOf(const QString &peer)
{
    const qsizetype colon = peer.lastIndexOf(u':');
    return colon < 0 ? QString() : peer.sliced(colon + 1);
}

} // namespace

QString dayText(const QString &iso, const AllTexts &texts)
{
    const QDate day = QDateTime::fromString(iso, Qt::ISODate).date();
    return day.isValid() ? QLocale(texts.language).toString(day, texts.forms.day) : QString();
}

Arguments summaryArguments(const Step &step, const AllTexts &texts)
{
    Arguments arguments = step.evidence;
    arguments[u"port"_s] = portOf(step.evidence.value(u"address"_s));
    arguments[u"ip"_s] = hostOf(step.evidence.value(u"address"_s));
    arguments[u"sizeText"_s] = sizeText(step.evidence.value(u"size"_s));
    arguments[u"validTo"_s] = dayText(step.evidence.value(u"not_after"_s), texts);
    arguments[u"name"_s] = step.evidence.value(u"names"_s).section(u' ', 0, 0);
    arguments[u"replyText"_s] = replyText(step.evidence.value(u"reply"_s));
    arguments[u"greeting"_s] = replyText(step.evidence.value(u"text"_s));
    arguments[u"mechanismList"_s] =
        step.evidence.value(u"mechanisms"_s).split(u' ', Qt::SkipEmptyParts).join(texts.forms.comma);
    return arguments;
}

} // namespace posthorn::explain
