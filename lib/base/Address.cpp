// SPDX-License-Identifier: MIT
#include "base/Address.h"

#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn {

namespace {

constexpr qsizetype maxLocalOctets = 64; // RFC 5321 §4.5.3.1.1
constexpr qsizetype maxOctets = 254;     // RFC 3696, erratum 1690

/// Nothing that hides, reorders or breaks a line may be part of an address.
bool isForbidden(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return c != u' '; // a blank may stand in a quoted local part
    default:
        return false;
    }
}

bool isSane(QStringView text)
{
    return text.isValidUtf16() && std::none_of(text.begin(), text.end(), isForbidden);
}

/// RFC 5321 §4.1.2 atext, with RFC 6531's UTF-8.
bool isAtomCharacter(QChar c)
{
    static constexpr QStringView specials = u"!#$%&'*+-/=?^_`{|}~";
    return c.unicode() > 0x7f || c.isLetterOrNumber() || specials.contains(c);
}

bool isDotString(QStringView text)
{
    const auto atoms = text.split(u'.');
    return std::all_of(atoms.begin(), atoms.end(), [](QStringView atom) {
        return !atom.isEmpty() && std::all_of(atom.begin(), atom.end(), isAtomCharacter);
    });
}

bool isQuotedString(QStringView text)
{
    if (text.size() < 2 || text.front() != u'"' || text.back() != u'"')
        return false;
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == u'"')
            return false;
        if (text[i] == u'\\' && ++i + 1 >= text.size())
            return false; // the closing quote is escaped
    }
    return true;
}

bool isIpv4(QStringView text)
{
    const auto parts = text.split(u'.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
               bool isNumber = false;
               const uint value = part.toUInt(&isNumber);
               return isNumber && value <= 255 && part.size() <= 3 && part.front().isDigit();
           });
}

bool isIpv6(QStringView text)
{
    const auto isPart = [](QChar c) {
        return c == u':' || c == u'.' || QStringView(u"0123456789abcdefABCDEF").contains(c);
    };
    const auto colons = text.count(u':');
    return colons >= 2 && colons <= 7 && text.size() <= 45 && !text.contains(u":::"_s) &&
           (colons == 7 || text.contains(u"::"_s) || text.contains(u'.')) &&
           std::all_of(text.begin(), text.end(), isPart);
}

bool isLiteral(QStringView domain)
{
    if (!domain.startsWith(u'[') || !domain.endsWith(u']'))
        return false;
    const QStringView inside = domain.sliced(1, domain.size() - 2);
    return inside.startsWith("IPv6:"_L1, Qt::CaseInsensitive) ? isIpv6(inside.sliced(5)) : isIpv4(inside);
}

bool isLabel(QStringView label)
{
    const auto isPart = [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-'); };
    return !label.isEmpty() && label.size() <= 63 && label.front() != u'-' && label.back() != u'-' &&
           std::all_of(label.begin(), label.end(), isPart);
}

bool isDomain(QStringView domain)
{
    if (isLiteral(domain))
        return true;
    const QString ascii = QString::fromLatin1(QUrl::toAce(domain.toString()));
    const auto labels = QStringView(ascii).split(u'.');
    return !ascii.isEmpty() && std::all_of(labels.begin(), labels.end(), isLabel);
}

/// The @ that divides: the last one outside quotes.
qsizetype dividingAt(QStringView text)
{
    return text.startsWith(u'"') ? text.indexOf(u"\"@"_s, 1) + 1 : text.indexOf(u'@');
}

} // namespace

Address::Address(QString localPart, QString domain)
    : m_localPart(std::move(localPart)), m_domain(std::move(domain))
{
}

std::optional<Address> Address::parse(QStringView text)
{
    if (text.size() > maxOctets || !isSane(text))
        return std::nullopt;
    const qsizetype at = dividingAt(text);
    if (at < 1)
        return std::nullopt;
    const QStringView local = text.first(at);
    const QStringView domain = text.sliced(at + 1);
    const bool isLocal = isDotString(local) || isQuotedString(local);
    if (!isLocal || domain.isEmpty() || domain.contains(u' ') || !isDomain(domain))
        return std::nullopt;
    const Address address(local.toString(), domain.toString());
    const bool fits = local.toUtf8().size() <= maxLocalOctets && address.wire().size() <= maxOctets;
    return fits ? std::optional(address) : std::nullopt;
}

QString Address::toString() const
{
    return m_localPart + u'@' + m_domain;
}

QByteArray Address::wire() const
{
    const QByteArray domain = m_domain.startsWith(u'[') ? m_domain.toLatin1() : QUrl::toAce(m_domain);
    return m_localPart.toUtf8() + '@' + domain;
}

bool Address::needsUtf8() const
{
    return std::any_of(m_localPart.begin(), m_localPart.end(), [](QChar c) { return c.unicode() > 0x7f; });
}

} // namespace posthorn
