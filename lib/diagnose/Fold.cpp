// SPDX-License-Identifier: MIT
#include "diagnose/Fold.h"

#include <array>

namespace posthorn::diagnose {

namespace {

bool isDigit(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at] >= u'0' && text[at] <= u'9';
}

qsizetype digitsAt(QStringView text, qsizetype at, qsizetype most)
{
    qsizetype count = 0;
    while (count <= most && isDigit(text, at + count))
        ++count;
    return count <= most ? count : 0;
}

bool continuesToken(QStringView text, qsizetype at)
{
    return at >= 0 && (text[at].isLetterOrNumber() || text[at] == u'.' || text[at] == u'/');
}

bool isInvisible(QChar c)
{
    return c == QChar(0x200B) || c == QChar(0x200C) || c == QChar(0x200D) || c == QChar(0xFEFF) ||
           c == QChar(0x00AD);
}

/// What separates words: blanks, controls, hyphens and underscores of all kinds.
bool isBlank(QChar c)
{
    return c.isSpace() || c == u'-' || c == u'_' || c.category() == QChar::Other_Control ||
           c.category() == QChar::Punctuation_Dash;
}

/// What a character becomes that is neither invisible nor the start of a code.
QChar foldedAlone(QChar c)
{
    if (isBlank(c))
        return u' ';
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x00B4:
    case 0x0060:
        return u'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
        return u'"';
    default:
        return c.toLower();
    }
}

/// The same from a table for ASCII, of which nearly all texts are.
QChar foldedOf(QChar c)
{
    static const auto ascii = [] {
        std::array<QChar, 128> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = foldedAlone(QChar(static_cast<char16_t>(i)));
        return all;
    }();
    return c.unicode() < ascii.size() ? ascii[c.unicode()] : foldedAlone(c);
}

} // namespace

qsizetype enhancedCodeLength(QStringView text, qsizetype at)
{
    if (at >= text.size() || (text[at] != u'2' && text[at] != u'4' && text[at] != u'5') ||
        continuesToken(text, at - 1) || at + 1 >= text.size() || text[at + 1] != u'.')
        return 0;
    const qsizetype subject = digitsAt(text, at + 2, 3);
    const qsizetype dot = at + 2 + subject;
    if (subject == 0 || dot >= text.size() || text[dot] != u'.')
        return 0;
    const qsizetype detail = digitsAt(text, dot + 1, 3);
    const qsizetype end = dot + 1 + detail;
    if (detail == 0 || (end < text.size() && text[end] == u'.' && isDigit(text, end + 1)))
        return 0;
    return end < text.size() && text[end].isLetter() ? 0 : end - at;
}

qsizetype replyCodeLength(QStringView text, qsizetype at)
{
    if (const qsizetype enhanced = enhancedCodeLength(text, at))
        return enhanced;
    if (continuesToken(text, at - 1) || digitsAt(text, at, 3) != 3 || text[at] < u'2' || text[at] > u'5' ||
        at + 3 >= text.size() || (text[at + 3] != u'-' && text[at + 3] != u' '))
        return 0;
    if (const qsizetype enhanced = enhancedCodeLength(text, at + 4))
        return 4 + enhanced;
    return text[at + 3] == u'-' && at + 4 < text.size() && text[at + 4].isLetter() ? 4 : 0;
}

Folded fold(QStringView text)
{
    Folded folded{.text = QString(text.size(), Qt::Uninitialized)};
    folded.origin.reserve(static_cast<std::size_t>(text.size()));
    QChar *const begin = folded.text.data();
    QChar *end = begin;
    const auto put = [&](QChar c, qsizetype from) {
        if (c == u' ' && (end == begin || end[-1] == u' '))
            return;
        *end++ = c;
        folded.origin.push_back(from);
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype code = isDigit(text, i) ? replyCodeLength(text, i) : 0;
        if (code > 0) {
            put(u' ', i);
            i += code - 1;
        } else if (!isInvisible(text[i])) {
            put(foldedOf(text[i]), i);
        }
    }
    folded.text.truncate(end - begin);
    return folded;
}

} // namespace posthorn::diagnose
