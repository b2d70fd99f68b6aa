// SPDX-License-Identifier: MIT
#include "mime/EncodedWord.h"

#include <algorithm>

namespace posthorn::mime {

namespace {

constexpr qsizetype mostOfWord = 75; // RFC 2047 §2
constexpr qsizetype mostOfLine = 76; // of a line that holds an encoded word
constexpr qsizetype frame = sizeof("=?utf-8?q?"
                                   "?=") -
                            1;

/// What needs no escape wherever an encoded word may stand (RFC 2047 §5, rule 3).
bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '!' ||
           c == '*' || c == '+' || c == '-' || c == '/';
}

QByteArray quoted(const QByteArray &utf8)
{
    QByteArray text;
    for (const char c : utf8) {
        if (c == ' ')
            text += '_';
        else if (isPlain(c))
            text += c;
        else
            text += '=' + QByteArray(1, c).toHex().toUpper();
    }
    return text;
}

qsizetype quotedSize(const QByteArray &utf8)
{
    const auto plain = std::ranges::count_if(utf8, [](char c) { return c == ' ' || isPlain(c); });
    return 3 * utf8.size() - 2 * plain;
}

/// Four columns for each three octets, begun or whole.
constexpr qsizetype base64Size(qsizetype octets)
{
    return (octets + 2) / 3 * 4;
}

bool isBetterInBase64(const QByteArray &utf8)
{
    return base64Size(utf8.size()) < quotedSize(utf8);
}

qsizetype unitsAt(QStringView text, qsizetype at)
{
    return text[at].isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
}

/// As much of `text` as fits into one word: at least a character.
template <class Fits>
qsizetype longestStart(QStringView text, Fits fits)
{
    qsizetype end = unitsAt(text, 0);
    while (end < text.size() && fits(text.first(end + unitsAt(text, end)).toUtf8()))
        end += unitsAt(text, end);
    return end;
}

/// The longest start of `text` that has whole groups of three octets, 0 if there is none. Some readers join
/// neighbouring words before they decode them, and padding between two would cut off the second.
qsizetype longestTriplets(QStringView text)
{
    qsizetype best = 0;
    qsizetype octets = 0;
    for (qsizetype at = 0; at < text.size(); at += unitsAt(text, at)) {
        octets += text.sliced(at, unitsAt(text, at)).toUtf8().size();
        if (octets % 3 == 0)
            best = at + unitsAt(text, at);
    }
    return best;
}

/// Takes one word's part off the start of `text`.
QByteArray nextWord(QStringView &text, qsizetype room, bool asBase64)
{
    if (asBase64) {
        const qsizetype most =
            longestStart(text, [room](const QByteArray &utf8) { return base64Size(utf8.size()) <= room; });
        const qsizetype end = most == text.size() ? most : longestTriplets(text.first(most));
        const QByteArray part = text.first(end).toUtf8();
        text = text.sliced(end);
        if (end > 0)
            return " =?utf-8?b?" + part.toBase64() + "?=";
    }
    const qsizetype end =
        longestStart(text, [room](const QByteArray &utf8) { return quotedSize(utf8) <= room; });
    const QByteArray part = text.first(end).toUtf8();
    text = text.sliced(end);
    return " =?utf-8?q?" + quoted(part) + "?=";
}

} // namespace

Words encodedWords(QStringView text, qsizetype used)
{
    const bool asBase64 = isBetterInBase64(text.toUtf8());
    Words words;
    qsizetype room = std::min(mostOfWord, mostOfLine - used - 1) - frame;
    while (!text.isEmpty()) {
        words.append(nextWord(text, room, asBase64));
        room = mostOfWord - frame;
    }
    return words;
}

} // namespace posthorn::mime
