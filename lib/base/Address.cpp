// SPDX-License-Identifier: MIT
#include "base/Address.h"

#include "base/IpLiteral.h"

#include <QUrl>
#include <algorithm>

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype mostLocalOctets = 64; // RFC 5321 §4.5.3.1.1
constexpr qsizetype mostOctets = 254;     // RFC 5321 §4.5.3.1.3: a path of 256 has its brackets too
constexpr qsizetype mostLabelOctets = 63; // RFC 1035 §2.3.4

/// What hides, reorders or breaks text, and what QUrl::toAce would drop without a word.
bool isTreacherous(char32_t c)
{
    constexpr quint32 unseen = 1U << QChar::Other_Control | 1U << QChar::Other_Format |
                               1U << QChar::Separator_Space | 1U << QChar::Separator_Line |
                               1U << QChar::Separator_Paragraph;
    const bool variation = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x34F;
    const bool category = (unseen >> QChar::category(c) & 1U) != 0;
    return c != U' ' && (category || variation || QChar::isNonCharacter(c));
}

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// RFC 5322 §3.2.3 atext, with the UTF-8 of RFC 6531 §3.3.
bool isAtomText(QChar c)
{
    return c.unicode() > 0x7F || isLetterOrDigit(c) || QStringView(u"!#$%&'*+-/=?^_`{|}~").contains(c);
}

bool isDotString(QStringView text)
{
    const auto atoms = text.split(u'.');
    return std::ranges::all_of(
        atoms, [](QStringView atom) { return !atom.isEmpty() && std::ranges::all_of(atom, isAtomText); });
}

/// Where a quoted string that starts `text` ends: behind its closing quote; -1 when it never does.
qsizetype quotedEnd(QStringView text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == u'"')
            return i + 1;
        if (text[i] == u'\\' && (++i == text.size() || text[i].unicode() > 0x7E))
            return -1; // RFC 5321 §4.1.2: a backslash quotes printable ASCII alone
    }
    return -1;
}

/// The place of the @ behind a well-formed local part; -1 when there is none.
qsizetype localEnd(QStringView text)
{
    const bool quoted = text.startsWith(u'"');
    const auto end = quoted ? quotedEnd(text) : text.indexOf(u'@');
    if (end < 1 || end >= text.size() || text[end] != u'@')
        return -1;
    return quoted || isDotString(text.first(end)) ? end : -1;
}

bool isAddressLiteral(QStringView domain)
{
    if (!domain.startsWith(u'[') || !domain.endsWith(u']'))
        return false;
    const auto inside = domain.sliced(1, domain.size() - 2);
    return inside.startsWith("IPv6:"_L1, Qt::CaseInsensitive) ? isIpv6(inside.sliced(5)) : isIpv4(inside);
}

bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= mostLabelOctets && label.front() != u'-' &&
           label.back() != u'-' &&
           std::ranges::all_of(label, [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
}

/// One spelling for every domain, so that equal addresses compare equal: lower case, and Unicode where Qt
/// trusts the registry to keep look-alikes out, A-labels where it does not.
std::optional<QString> domainFrom(QStringView text)
{
    if (isAddressLiteral(text))
        return text.toString();
    const auto ascii = QUrl::toAce(text.toString());
    const auto name = QString::fromLatin1(ascii);
    return std::ranges::all_of(QStringView(name).split(u'.'), isLabel) ? std::optional(QUrl::fromAce(ascii))
                                                                       : std::nullopt;
}

} // namespace

Address::Address(QString localPart, QString domain)
    : m_localPart(std::move(localPart)), m_domain(std::move(domain))
{
}

std::optional<Address> Address::parse(QStringView text)
{
    // In UTF-16 a text may be longer than its octets on the wire, where one digit stands for a pair.
    if (text.size() > 2 * mostOctets || std::ranges::any_of(text.toUcs4(), isTreacherous))
        return std::nullopt;
    const auto at = localEnd(text);
    const auto domain = at > 0 ? domainFrom(text.sliced(at + 1)) : std::nullopt;
    if (!domain || !text.isValidUtf16())
        return std::nullopt;
    const Address address(text.first(at).toString(), *domain);
    const bool fits =
        address.m_localPart.toUtf8().size() <= mostLocalOctets && address.wire().size() <= mostOctets;
    return fits ? std::optional(address) : std::nullopt;
}

QString Address::toString() const
{
    return m_localPart + u'@' + m_domain;
}

QByteArray Address::wire() const
{
    const auto domain = m_domain.startsWith(u'[') ? m_domain.toLatin1() : QUrl::toAce(m_domain);
    return m_localPart.toUtf8() + '@' + domain;
}

bool Address::needsUtf8() const
{
    return std::ranges::any_of(m_localPart, [](QChar c) { return c.unicode() > 0x7F; });
}

} // namespace posthorn
