// SPDX-License-Identifier: MIT
#include "mime/Fold.h"

#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype usualLine = 78;
constexpr qsizetype longestLine = 998;

bool isPrintable(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() <= 0x7e;
}

bool isAtomText(QChar c)
{
    return c == u' ' || (isPrintable(c) && (c.isLetterOrNumber() || u"!#$%&'*+-/=?^_`{|}~"_s.contains(c)));
}

/// Can stand in a header as it is: nobody will take it for encoded, and folding keeps its blanks.
bool isPlain(QStringView text, qsizetype used)
{
    const bool holds = std::ranges::all_of(text, isPrintable) && !text.contains("=?"_L1);
    if (!holds || text.startsWith(u' ') || text.endsWith(u' '))
        return false;
    const Words words = plainWords(text.toLatin1());
    return std::ranges::all_of(words, [](const QByteArray &word) { return word.size() <= usualLine - 2; }) &&
           (words.isEmpty() || used + words.front().size() <= usualLine);
}

QByteArray quotedString(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

/// RFC 5322 phrase: a name before an address.
Words phrase(QStringView name, qsizetype used)
{
    if (!isPlain(name, used))
        return encodedWords(name, used);
    const bool isAtoms = std::ranges::all_of(name, isAtomText) && !name.contains("  "_L1);
    return plainWords(isAtoms ? name.toLatin1() : quotedString(name.toLatin1()));
}

} // namespace

std::optional<QByteArray> fold(const QByteArray &name, const Words &words)
{
    QByteArray lines;
    QByteArray line = name + ':';
    for (const QByteArray &word : words) {
        if (word.size() > longestLine - name.size() - 1)
            return std::nullopt;
        if (line.size() + word.size() > usualLine && line.size() > name.size() + 1)
            lines += std::exchange(line, {}) + "\r\n";
        line += word;
    }
    return lines + line + "\r\n";
}

Words plainWords(const QByteArray &ascii)
{
    Words words;
    QByteArray open = " ";
    for (qsizetype i = 0; i < ascii.size(); ++i) {
        const bool begins = ascii[i] == ' ' || ascii[i] == '\t';
        const bool afterWord = i > 0 && ascii[i - 1] != ' ' && ascii[i - 1] != '\t';
        if (begins && afterWord)
            words.append(std::exchange(open, {}));
        open += ascii[i];
    }
    if (!open.trimmed().isEmpty())
        words.append(open);
    return words;
}

Words unstructured(QStringView text, qsizetype used)
{
    return isPlain(text, used) ? plainWords(text.toLatin1()) : encodedWords(text, used);
}

Words mailboxWords(const std::vector<Mailbox> &mailboxes, qsizetype used)
{
    Words words;
    for (const Mailbox &mailbox : mailboxes) {
        const QByteArray address = mailbox.address.wire();
        if (!words.isEmpty())
            words.back() += ',';
        if (!mailbox.name.isEmpty())
            words += phrase(mailbox.name, words.isEmpty() ? used : 0);
        words.append(mailbox.name.isEmpty() ? ' ' + address : " <" + address + '>');
    }
    return words;
}

} // namespace posthorn::mime
