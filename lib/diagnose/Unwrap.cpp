// SPDX-License-Identifier: MIT
#include "diagnose/Unwrap.h"

#include "diagnose/Charset.h"
#include "diagnose/Unquote.h"

#include <QRegularExpression>
#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

namespace {

constexpr qsizetype mostRead = qsizetype{64} * 1024;
constexpr qsizetype headRead = qsizetype{24} * 1024;
/// So far above a part its charset is named.
constexpr qsizetype longestHead = 1000;

struct Replacement
{
    QStringView from{};
    QStringView to{};
};

// Longer ones first. A backslash escape of a path ("C:\new") is harmed, which does not matter to the rules.
constexpr std::array replacements{
    Replacement{u"\\\\r\\\\n", u"\n"}, Replacement{u"\\\\n", u"\n"},  Replacement{u"\\r\\n", u"\n"},
    Replacement{u"\\n", u"\n"},        Replacement{u"\\r", u"\n"},    Replacement{u"\\t", u" "},
    Replacement{u"\\/", u"/"},         Replacement{u"\\\"", u"\""},   Replacement{u"\\'", u"'"},
    Replacement{u"&lt;", u"<"},        Replacement{u"&gt;", u">"},    Replacement{u"&quot;", u"\""},
    Replacement{u"&#39;", u"'"},       Replacement{u"&#039;", u"'"},  Replacement{u"&nbsp;", u" "},
    Replacement{u"&amp;", u"&"},       Replacement{u"<br />", u"\n"}, Replacement{u"<br/>", u"\n"},
    Replacement{u"<br>", u"\n"},       Replacement{u"\r\n", u"\n"},   Replacement{u"\r", u"\n"}};

bool mayStartEscape(QChar c)
{
    return c == u'\\' || c == u'&' || c == u'<' || c == u'\r';
}

const Replacement *replacementAt(QStringView text)
{
    for (const Replacement &replacement : replacements) {
        if (text.startsWith(replacement.from))
            return &replacement;
    }
    return nullptr;
}

QString withoutEscapes(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), mayStartEscape))
        return text;
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!mayStartEscape(text[i])) {
            plain.append(text[i]);
            continue;
        }
        const QStringView rest = QStringView(text).sliced(i);
        bool isHex = false;
        const ushort unit = rest.startsWith(u"\\u") ? rest.sliced(2).left(4).toUShort(&isHex, 16) : ushort{0};
        if (isHex && rest.size() >= 6) {
            plain.append(QChar(unit));
            i += 5;
        } else if (const Replacement *replacement = replacementAt(rest)) {
            plain.append(replacement->to);
            i += replacement->from.size() - 1;
        } else {
            plain.append(rest.front());
        }
    }
    return plain;
}

int hexValue(QChar high, QChar low)
{
    bool ok = false;
    const int value = (QString(high) + low).toInt(&ok, 16);
    return ok ? value : -1;
}

/// Text from base64, empty when the bytes are none.
QString textFromBase64(const QString &base64, const QByteArray &charset = {})
{
    const auto result =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!result || (charset.isEmpty() && !(*result).isValidUtf8()))
        return {};
    const QString text = decoded(*result, charset);
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control && !c.isSpace(); };
    return std::any_of(text.begin(), text.end(), isControl) ? QString() : text;
}

/// RFC 2045 §6.8: the parts of a message that say they are base64 and hold text.
QString withoutBase64Parts(const QString &text)
{
    static const QRegularExpression part(
        uR"(^Content-Transfer-Encoding:\s*base64\b[^\n]*+\n(?:[^\n]++\n){0,40}+\n((?:[A-Za-z0-9+/=]{4,100}+(?:\n|$)){1,1000}+))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    QString plain = text;
    for (auto match = part.match(plain); match.hasMatch();) {
        const QStringView head = QStringView(plain)
                                     .first(match.capturedStart(1))
                                     .last(std::min(match.capturedStart(1), longestHead));
        const QString body = textFromBase64(match.captured(1).remove(u'\n'), charsetNamedIn(head));
        const QString lines = QString(body).replace(u"\r\n"_s, u"\n"_s) + u'\n';
        plain.replace(match.capturedStart(1), match.capturedLength(1), lines);
        match = part.match(plain, match.capturedStart(1) + lines.size());
    }
    return plain;
}

/// Base64 ends in "=", too, but not at the end of a long line of words.
bool isQuotedPrintable(const QString &text)
{
    if (!text.contains(u'='))
        return false; // most texts, and looking is cheaper than matching
    static const QRegularExpression sign(
        uR"(=(?:3D|40|20\n|[C-F][0-9A-F]=[89AB][0-9A-F])|^.{20,60} .{0,60}=\n)"_s,
        QRegularExpression::MultilineOption);
    const auto first = sign.match(text);
    return first.hasMatch() && sign.match(text, first.capturedEnd()).hasMatch();
}

/// RFC 2045 §6.7, for texts that are plainly so encoded.
QString withoutQuotedPrintable(const QString &text)
{
    if (!isQuotedPrintable(text))
        return text;
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'=' && i + 1 < text.size() && text[i + 1] == u'\n') {
            ++i;
        } else if (const int value =
                       text[i] == u'=' && i + 2 < text.size() ? hexValue(text[i + 1], text[i + 2]) : -1;
                   value >= 0) {
            bytes.append(static_cast<char>(value));
            i += 2;
        } else {
            bytes.append(QString(text[i]).toUtf8());
        }
    }
    return decoded(bytes);
}

} // namespace

QString bounded(QStringView text)
{
    if (text.size() <= mostRead)
        return text.toString();
    return text.first(headRead).toString() + u'\n' + text.last(mostRead - headRead).toString();
}

QString unwrapped(const QString &text)
{
    return withoutQuotedPrintable(withoutBase64Parts(withoutQuoteMarks(withoutEscapes(text))));
}

QString decodedParts(const QString &text)
{
    static const QRegularExpression expression(
        uR"((?:334[ -]|(?<![A-Za-z0-9+/])(?=eyJ))([A-Za-z0-9+/]{8,8000}={0,2})(?![A-Za-z0-9+/=._-]))"_s);
    QString decoded;
    for (auto match = expression.globalMatch(text); match.hasNext();) {
        const QString part = textFromBase64(match.next().captured(1));
        if (!part.isEmpty())
            decoded += u'\n' + part;
    }
    return decoded;
}

} // namespace posthorn::diagnose
