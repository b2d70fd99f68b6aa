// SPDX-License-Identifier: MIT
#include "mime/AddressField.h"

#include "mime/GMimeRef.h"

#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

struct Item
{
    QString text{};    ///< all of it but comments; the name alone where there are brackets
    QString address{}; ///< within the brackets
    QString comment{};
    bool isBracketed = false;
    bool isBroken = false; ///< something follows the closing bracket
};

/// How many characters the encoded word has that begins here; it may hold commas and quotes that mean
/// nothing.
qsizetype encodedWordAt(QStringView text)
{
    if (!text.startsWith("=?"_L1))
        return 0;
    const auto marked = [text](qsizetype from) {
        const auto stop =
            std::find_if(text.begin() + from, text.end(), [](QChar c) { return c == u'?' || c.isSpace(); });
        return stop != text.end() && *stop == u'?' ? stop - text.begin() : qsizetype{-1};
    };
    const qsizetype charset = marked(2);
    const bool isWord = charset > 2 && text.size() > charset + 2 && text[charset + 2] == u'?' &&
                        u"bBqQ"_s.contains(text[charset + 1]);
    const qsizetype end = isWord ? marked(charset + 3) : -1;
    return end > 0 && text.sliced(end).startsWith("?="_L1) ? end + 2 : 0;
}

/// Takes a list apart character by character; quotes, brackets and comments each hide the commas in them.
class ListReader
{
public:
    [[nodiscard]] std::vector<Item> items(QStringView value)
    {
        for (qsizetype at = 0; at < value.size();) {
            const qsizetype word = m_in == In::List ? encodedWordAt(value.sliced(at)) : 0;
            if (word > 0)
                m_item.text += value.sliced(at, word);
            else
                take(value[at]);
            at += std::max<qsizetype>(word, 1);
        }
        end();
        return m_items;
    }

private:
    enum class In { List, Quotes, Comment, Brackets, Literal };

    void take(QChar c)
    {
        switch (m_in) {
        case In::List:
            return outside(c);
        case In::Quotes:
            m_item.text += c;
            return escape(c, u'"');
        case In::Comment:
            return inComment(c);
        case In::Brackets:
            return inBrackets(c);
        case In::Literal:
            m_item.text += c;
            m_in = c == u']' ? In::List : In::Literal;
        }
    }
    void outside(QChar c)
    {
        if (c == u',' || c == u';')
            return end();
        m_item.isBroken |= m_item.isBracketed && c != u'(' && !c.isSpace();
        if (c == u':')
            m_item.text.clear(); // a group's name (RFC 5322 §3.4)
        else if (c == u'<')
            m_in = In::Brackets;
        else if (c != u'(')
            m_item.text += c;
        if (c == u'"' || c == u'(' || c == u'[')
            m_in = c == u'"' ? In::Quotes : c == u'(' ? In::Comment : In::Literal;
        m_depth = 1;
    }
    void escape(QChar c, QChar closing)
    {
        if (std::exchange(m_escaped, !m_escaped && c == u'\\'))
            return;
        m_in = c == closing ? In::List : m_in;
    }
    void inComment(QChar c)
    {
        const bool wasEscaped = std::exchange(m_escaped, !m_escaped && c == u'\\');
        m_depth += wasEscaped ? 0 : c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (m_depth == 0)
            m_in = In::List;
        else if (!m_escaped)
            m_item.comment += c;
    }
    void inBrackets(QChar c)
    {
        if (!m_quotedLocal && c == u'>') {
            m_item.isBracketed = true;
            m_in = In::List;
            return;
        }
        m_item.address += c;
        if (!std::exchange(m_escaped, m_quotedLocal && !m_escaped && c == u'\\') && c == u'"')
            m_quotedLocal = !m_quotedLocal;
    }
    void end()
    {
        if (m_in == In::Brackets) // never closed: no address
            m_item.text += u'<' + std::exchange(m_item.address, {});
        m_items.push_back(std::exchange(m_item, {}));
        m_in = In::List;
    }

    std::vector<Item> m_items{};
    Item m_item{};
    In m_in = In::List;
    int m_depth = 0;
    bool m_escaped = false;
    bool m_quotedLocal = false;
};

/// The words of a name, each quoted one without its quotes.
QString unquoted(const QString &phrase)
{
    QString plain;
    bool escaped = false;
    for (const QChar c : phrase) {
        if (!std::exchange(escaped, !escaped && c == u'\\') && (c == u'"' || c == u'\\'))
            continue;
        plain += c;
    }
    return plain;
}

std::optional<Mailbox> mailboxOf(const Item &item)
{
    const QString name = decodedWords(item.isBracketed ? unquoted(item.text).trimmed() : QString());
    const auto address = Address::parse((item.isBracketed ? item.address : item.text).trimmed());
    if (!address || item.isBroken)
        return std::nullopt;
    return Mailbox{.name = name.isEmpty() ? decodedWords(item.comment.trimmed()) : name, .address = *address};
}

QString shown(const Item &item)
{
    const QString name = item.text.trimmed();
    if (!item.isBracketed)
        return name.left(200);
    return (name + (name.isEmpty() ? u"<"_s : u" <"_s) + item.address + u'>').left(200);
}

} // namespace

QString decodedWords(const QString &text)
{
    needGMime();
    QString plain = text;
    if (text.contains("=?"_L1)) {
        const TextRef decoded(g_mime_utils_header_decode_text(nullptr, text.toUtf8().constData()));
        plain = QString::fromUtf8(decoded.get());
    }
    for (QChar &c : plain) {
        if (c.category() == QChar::Other_Control && c != u'\t')
            c = u' ';
    }
    return plain;
}

PeopleOfField peopleIn(const QString &value, const QString &field)
{
    PeopleOfField found;
    for (const Item &item : ListReader().items(value)) {
        if (item.text.trimmed().isEmpty() && !item.isBracketed)
            continue; // between two commas, or an empty group
        if (auto mailbox = mailboxOf(item))
            found.people.push_back(*std::move(mailbox));
        else
            found.wrong.push_back(badInput(field, u"\"%1\" is no mail address"_s.arg(shown(item))));
    }
    return found;
}

Result<std::vector<Address>> addressesIn(const QString &value, const QString &field)
{
    const PeopleOfField found = peopleIn(value, field);
    if (!found.wrong.empty())
        return found.wrong.front();
    std::vector<Address> addresses;
    std::ranges::transform(found.people, std::back_inserter(addresses), &Mailbox::address);
    return addresses;
}

} // namespace posthorn::mime
