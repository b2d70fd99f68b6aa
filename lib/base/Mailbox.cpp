// SPDX-License-Identifier: MIT
#include "base/Address.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn {

namespace {

bool needsQuotes(QStringView name)
{
    static constexpr QStringView specials = u"()<>[]:;@\\,.\"";
    return std::any_of(name.begin(), name.end(), [](QChar c) { return specials.contains(c); });
}

QString quoted(const QString &name)
{
    QString escaped = name;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + escaped + u'"';
}

QString unquoted(QStringView name)
{
    if (name.size() < 2 || name.front() != u'"' || name.back() != u'"')
        return name.toString();
    QString plain;
    for (qsizetype i = 1; i + 1 < name.size(); ++i) {
        if (name[i] == u'\\' && i + 2 < name.size())
            ++i;
        plain += name[i];
    }
    return plain;
}

bool holdsControl(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
}

/// Where a typed list may be cut: outside quotes, brackets and comments.
class ListScanner
{
public:
    [[nodiscard]] bool endsItem(QChar c)
    {
        if (m_escaped) {
            m_escaped = false;
            return false;
        }
        if (m_quoted) {
            m_escaped = c == u'\\';
            m_quoted = c != u'"';
            return false;
        }
        m_quoted = c == u'"';
        if (c == u'<' || c == u'(')
            ++m_depth;
        if ((c == u'>' || c == u')') && m_depth > 0)
            --m_depth;
        return c == u'\n' || c == u'\r' || (m_depth == 0 && (c == u',' || c == u';'));
    }

private:
    bool m_escaped = false;
    bool m_quoted = false;
    int m_depth = 0;
};

} // namespace

QString Mailbox::toString() const
{
    if (name.isEmpty())
        return address.toString();
    return u"%1 <%2>"_s.arg(needsQuotes(name) ? quoted(name) : name, address.toString());
}

std::optional<Mailbox> mailboxFromText(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (!trimmed.endsWith(u'>')) {
        const auto address = Address::parse(trimmed);
        return address ? std::optional(Mailbox{{}, *address}) : std::nullopt;
    }
    const qsizetype open = trimmed.lastIndexOf(u'<');
    if (open < 0)
        return std::nullopt;
    const auto address = Address::parse(trimmed.sliced(open + 1, trimmed.size() - open - 2).trimmed());
    const QString name = unquoted(trimmed.first(open).trimmed());
    if (!address || holdsControl(name) || !QStringView(name).isValidUtf16())
        return std::nullopt;
    return Mailbox{name, *address};
}

std::vector<QString> splitAddressList(QStringView text)
{
    std::vector<QString> items;
    ListScanner scanner;
    qsizetype begin = 0;
    const auto take = [&](qsizetype end) {
        const QStringView item = text.sliced(begin, end - begin).trimmed();
        if (!item.isEmpty())
            items.push_back(item.toString());
        begin = end + 1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (scanner.endsItem(text[i]))
            take(i);
    }
    take(text.size());
    return items;
}

} // namespace posthorn
