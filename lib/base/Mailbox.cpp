// SPDX-License-Identifier: MIT
#include "base/Address.h"

#include <algorithm>
#include <utility>

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

/// Walks a typed text and knows whether a character stands inside quotes, angle brackets or a comment.
class Nesting
{
public:
    /// Takes the next character; true when it stands outside everything and opens nothing.
    [[nodiscard]] bool isOutside(QChar c)
    {
        if (m_escaped || m_quoted) {
            const bool wasEscaped = std::exchange(m_escaped, !m_escaped && c == u'\\');
            m_quoted = m_quoted && (wasEscaped || c != u'"');
            return false;
        }
        m_escaped = m_comments > 0 && c == u'\\';
        m_quoted = m_comments == 0 && c == u'"';
        return step(c) && !m_quoted;
    }

private:
    /// Comments nest (RFC 5322 §3.2.2), brackets do not; a closing one without its opening one is text.
    bool step(QChar c)
    {
        const bool wasInside = m_comments > 0 || m_bracket;
        if (c == u'(' && !m_bracket)
            ++m_comments;
        else if (c == u')' && m_comments > 0)
            --m_comments;
        else if (m_comments == 0 && (c == u'<' || c == u'>'))
            m_bracket = c == u'<';
        return !wasInside && m_comments == 0 && !m_bracket;
    }

    int m_comments = 0;
    bool m_bracket = false;
    bool m_quoted = false;
    bool m_escaped = false;
};

bool isSeparator(QChar c)
{
    return c == u',' || c == u';' || c == u'\n' || c == u'\r';
}

/// A name could smuggle a header line, or turn the address beside it around.
bool isTreacherous(QChar c)
{
    const bool bidi = (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069');
    return bidi || (c.category() == QChar::Other_Control && c != u'\t') || c == u'\u2028' || c == u'\u2029';
}

/// The first `<` outside quotes; -1 when there is none.
qsizetype bracketIn(QStringView text)
{
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'<' && !quoted)
            return i;
        if (text[i] == u'"')
            quoted = !quoted;
        else if (text[i] == u'\\' && quoted)
            ++i;
    }
    return -1;
}

/// `"Name, X"` without its quotes; any other text as it is, quotes in its middle included.
QString unquoted(QStringView text)
{
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text.toString();
    QString plain;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (text[i] == u'"')
            return text.toString();
        if (text[i] == u'\\' && i + 2 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

QString quoted(QString name)
{
    return u'"' + name.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s) + u'"';
}

/// RFC 5322 §3.2.3 specials, and blanks that would get lost at an end.
bool needsQuotes(QStringView name)
{
    const auto isSpecial = [](QChar c) { return QStringView(u"()<>[]:;@\\,.\"").contains(c); };
    return name.trimmed() != name || std::ranges::any_of(name, isSpecial);
}

} // namespace

QString Mailbox::toString() const
{
    if (name.isEmpty())
        return address.toString();
    return (needsQuotes(name) ? quoted(name) : name) + u" <"_s + address.toString() + u'>';
}

std::optional<Mailbox> mailboxFromText(QStringView text)
{
    const auto whole = text.trimmed();
    const auto open = whole.endsWith(u'>') ? bracketIn(whole) : -1;
    const auto inside = open < 0 ? whole : whole.sliced(open + 1).chopped(1).trimmed();
    const auto name = open < 0 ? QStringView() : whole.first(open).trimmed();
    const auto address = Address::parse(inside);
    if (!address || !name.isValidUtf16() || std::ranges::any_of(name, isTreacherous))
        return std::nullopt;
    return Mailbox{.name = unquoted(name), .address = *address};
}

std::vector<QString> splitAddressList(QStringView text)
{
    std::vector<QString> items;
    const auto add = [&items](QStringView item) {
        if (const auto trimmed = item.trimmed(); !trimmed.isEmpty())
            items.push_back(trimmed.toString());
    };
    Nesting nesting;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!nesting.isOutside(text[i]) || !isSeparator(text[i]))
            continue;
        add(text.sliced(start, i - start));
        start = i + 1;
    }
    add(text.sliced(start));
    return items;
}

} // namespace posthorn
