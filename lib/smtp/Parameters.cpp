// SPDX-License-Identifier: MIT
#include "smtp/Parameters.h"

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

bool isPlain(char octet)
{
    return octet > ' ' && octet < 0x7f && octet != '+' && octet != '=';
}

/// Every character above ASCII stands for itself; "\", "+", "=" and what is not visible are written by
/// number.
QByteArray unitext(const QString &text)
{
    QByteArray out;
    for (const char octet : text.toUtf8()) {
        const bool isPart = static_cast<uchar>(octet) > 0x7f;
        if (isPart || (isPlain(octet) && octet != '\\'))
            out += octet;
        else
            out += "\\x{" + QByteArray(1, octet).toHex().toUpper() + '}';
    }
    return out;
}

} // namespace

QByteArray xtext(QByteArrayView text)
{
    QByteArray out;
    for (const char octet : text) {
        if (isPlain(octet))
            out += octet;
        else
            out += '+' + QByteArray(1, octet).toHex().toUpper();
    }
    return out;
}

QByteArray originalRecipient(const Address &address)
{
    return address.needsUtf8() ? "utf-8;" + unitext(address.toString()) : "rfc822;" + xtext(address.wire());
}

QByteArray notifyValue(const ReportWish::Events &events)
{
    QByteArrayList words;
    if (events.success)
        words.append("SUCCESS");
    if (events.failure)
        words.append("FAILURE");
    if (events.delay)
        words.append("DELAY");
    return words.isEmpty() ? QByteArray("NEVER") : words.join(',');
}

QByteArray deliverByValue(const DeliverBy &wish)
{
    const char *mode = wish.otherwise == DeliverBy::Otherwise::Return ? ";R" : ";N";
    return QByteArray::number(qint64{wish.within.count()}) + mode + (wish.trace ? "T" : "");
}

QByteArray holdUntilValue(const QDateTime &when)
{
    return when.toUTC().toString(Qt::ISODate).toLatin1();
}

} // namespace posthorn::smtp
