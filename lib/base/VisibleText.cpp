// SPDX-License-Identifier: MIT
#include "base/VisibleText.h"

#include <algorithm>
#include <array>

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

struct Range
{
    char32_t first = 0;
    char32_t last = 0;
};

/// What changes how other characters look, or is not seen itself. The joiners U+200C and U+200D stay:
/// Persian, the Indic scripts and emoji are not readable without them.
constexpr auto unseen = std::to_array<Range>({
    {0x80, 0x9F},       // C1
    {0xAD, 0xAD},       // soft hyphen
    {0x61C, 0x61C},     // Arabic letter mark
    {0x180E, 0x180E},   // Mongolian vowel separator
    {0x200B, 0x200B},   // zero width space
    {0x200E, 0x200F},   // left-to-right and right-to-left mark
    {0x2028, 0x202E},   // line and paragraph separator, bidi embeddings and overrides
    {0x2060, 0x206F},   // word joiner, bidi isolates, deprecated format characters
    {0xD800, 0xDFFF},   // a surrogate alone
    {0xFEFF, 0xFEFF},   // byte order mark
    {0xFFF9, 0xFFFB},   // interlinear annotation
    {0xFFFE, 0xFFFF},   // no characters
    {0xE0000, 0xE0FFF}, // tags
});

bool isUnseen(char32_t c)
{
    return std::ranges::any_of(unseen, [c](Range range) { return c >= range.first && c <= range.last; });
}

QString named(char32_t c)
{
    return u"⟨U+%1⟩"_s.arg(QString::number(static_cast<uint>(c), 16).toUpper(), 4, u'0');
}

/// RFC 20's controls have pictures of their own in Unicode, at U+2400 and on.
QString shown(char32_t c)
{
    if (c == U'\n' || c == U'\t')
        return QString(QChar(static_cast<char16_t>(c)));
    if (c < 0x20)
        return QString(QChar(static_cast<char16_t>(0x2400 + c)));
    if (c == 0x7F)
        return u"␡"_s;
    return isUnseen(c) ? named(c) : QString::fromUcs4(&c, 1);
}

/// A surrogate without its other half stands for itself.
char32_t firstOf(QStringView text)
{
    const QChar first = text.front();
    const bool pair = first.isHighSurrogate() && text.size() > 1 && text[1].isLowSurrogate();
    return pair ? QChar::surrogateToUcs4(first, text[1]) : char32_t(first.unicode());
}

} // namespace

QString visibleText(QStringView text, qsizetype most)
{
    QString result;
    qsizetype fits = 0; // the longest whole start that leaves room for the ellipsis
    for (qsizetype at = 0; at < text.size() && result.size() <= most;) {
        if (result.size() < most)
            fits = result.size();
        const auto rest = text.sliced(at);
        const auto c = firstOf(rest);
        at += QChar::requiresSurrogates(c) ? 2 : 1;
        if (c >= 0x20 && c < 0x7F)
            result += rest.front(); // nearly all there is
        else if (!rest.startsWith("\r\n"_L1))
            result += shown(c);
    }
    if (result.size() <= most)
        return result;
    result.truncate(fits);
    return most > 0 ? result + u'…' : QString();
}

} // namespace posthorn
