// SPDX-License-Identifier: MIT
#include "base/Reply.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

struct ReadCode
{
    EnhancedCode code{};
    qsizetype end = 0; ///< behind its last digit
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// One to three digits at `at`, which is moved behind them.
std::optional<int> numberAt(QStringView text, qsizetype &at)
{
    const auto start = at;
    while (at < text.size() && at - start < 3 && isDigit(text[at]))
        ++at;
    return at == start ? std::nullopt : std::optional(text.sliced(start, at - start).toInt());
}

bool dotAt(QStringView text, qsizetype &at)
{
    const bool there = at < text.size() && text[at] == u'.';
    at += there ? 1 : 0;
    return there;
}

/// "5.7.8.1" is an address and "5.7.8x" a version; neither is a code.
bool endsAt(QStringView text, qsizetype at)
{
    if (at == text.size())
        return true;
    const bool dotted = text[at] == u'.' && at + 1 < text.size() && isDigit(text[at + 1]);
    return !text[at].isLetterOrNumber() && !dotted;
}

std::optional<ReadCode> readCode(QStringView text, int code)
{
    qsizetype at = 0;
    while (at < text.size() && (text[at] == u' ' || text[at] == u'#')) // "550 #5.1.0 Address rejected."
        ++at;
    const auto category = numberAt(text, at);
    if (!category || *category != code / 100 || (*category != 2 && *category != 4 && *category != 5))
        return std::nullopt;
    const auto subject = dotAt(text, at) ? numberAt(text, at) : std::nullopt;
    const auto detail = subject && dotAt(text, at) ? numberAt(text, at) : std::nullopt;
    if (!detail || !endsAt(text, at))
        return std::nullopt;
    return ReadCode{{*category, *subject, *detail}, at};
}

/// The words of one line: without "250-" and without the enhanced code.
QStringView wordsOf(QStringView line, int code)
{
    if (line.startsWith(QString::number(code)))
        line = line.sliced(qMin<qsizetype>(4, line.size()));
    const auto read = readCode(line, code);
    return (read ? line.sliced(read->end) : line).trimmed();
}

} // namespace

QString EnhancedCode::toString() const
{
    return u"%1.%2.%3"_s.arg(category).arg(subject).arg(detail);
}

std::optional<EnhancedCode> enhancedCodeAt(QStringView text, int code)
{
    const auto read = readCode(text, code);
    return read ? std::optional(read->code) : std::nullopt;
}

QString Reply::verbatim() const
{
    return lines.join(u'\n');
}

QString Reply::text() const
{
    QStringList words;
    for (const auto &line : lines)
        if (const auto part = wordsOf(line, code); !part.isEmpty())
            words.append(part.toString());
    return words.join(u' ');
}

} // namespace posthorn
