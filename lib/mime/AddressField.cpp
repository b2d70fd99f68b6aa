// SPDX-License-Identifier: MIT
#include "mime/AddressField.h"

#include <QRegularExpression>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// Drops comments and the names of groups; what is left is a list as a person types it.
class Plainer
{
public:
    [[nodiscard]] QString of(const QString &value)
    {
        for (const QChar c : value) {
            if (m_comments > 0)
                inComment(c);
            else if (m_quoted)
                inQuotes(c);
            else
                outside(c);
        }
        return m_list + m_item;
    }

private:
    void inComment(QChar c)
    {
        if (std::exchange(m_escaped, false))
            return;
        m_escaped = c == u'\\';
        m_comments += (c == u'(' ? 1 : 0) - (c == u')' ? 1 : 0);
    }
    void inQuotes(QChar c)
    {
        m_item += c;
        if (std::exchange(m_escaped, false))
            return;
        m_escaped = c == u'\\';
        m_quoted = c != u'"';
    }
    void outside(QChar c)
    {
        m_brackets += (c == u'<' || c == u'[' ? 1 : 0) - (c == u'>' || c == u']' ? 1 : 0);
        m_quoted = c == u'"';
        if (c == u'(')
            ++m_comments;
        else if (c == u':' && m_brackets == 0)
            m_item.clear(); // a group's name (RFC 5322 §3.4)
        else
            m_item += c;
        if ((c == u',' || c == u';') && m_brackets == 0)
            m_list += std::exchange(m_item, {});
    }

    QString m_list{};
    QString m_item{};
    int m_comments = 0;
    int m_brackets = 0;
    bool m_quoted = false;
    bool m_escaped = false;
};

/// Encoded names may hold commas and quotes that mean nothing here; only the addresses are asked for.
QString withoutEncodedWords(QString value)
{
    static const QRegularExpression encodedWord(uR"(=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=)"_s);
    return value.replace(encodedWord, u"x"_s);
}

} // namespace

Result<std::vector<Address>> addressesIn(const QString &value, const QString &field)
{
    QString list = withoutEncodedWords(value);
    list = Plainer().of(list.replace(u'\t', u' '));
    std::vector<Address> addresses;
    for (const QString &item : splitAddressList(list)) {
        const auto mailbox = mailboxFromText(item);
        if (!mailbox)
            return Problem{.kind = Problem::Kind::BadInput,
                           .words = u"\"%1\" is no mail address"_s.arg(item.left(200)),
                           .subject = field};
        addresses.push_back(mailbox->address);
    }
    return addresses;
}

} // namespace posthorn::mime
