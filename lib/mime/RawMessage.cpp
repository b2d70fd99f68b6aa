// SPDX-License-Identifier: MIT
#include "mime/RawMessage.h"

#include <QStringDecoder>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 998; // RFC 5322 §2.1.1, without CRLF

Problem wrong(const QString &words)
{
    return {.kind = Problem::Kind::BadInput, .words = words, .subject = u"message"_s};
}

QByteArray withCrLf(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() + text.size() / 32 + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\r' && text[i] != '\n')
            bytes += text[i];
        else if (text[i] == '\r' || i == 0 || text[i - 1] != '\r')
            bytes += "\r\n";
    }
    if (!bytes.isEmpty() && !bytes.endsWith("\r\n"))
        bytes += "\r\n";
    return bytes;
}

/// Without the byte order mark and the "From " line that editors and mailbox files put in front.
QByteArrayView withoutPreamble(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    if (!text.startsWith("From ") && !text.startsWith(">From "))
        return text;
    const auto end = std::ranges::find_if(text, [](char c) { return c == '\n' || c == '\r'; });
    text = text.sliced(end - text.begin());
    return text.sliced(text.startsWith("\r\n") ? 2 : text.isEmpty() ? 0 : 1);
}

Outcome linesJudged(const QByteArray &bytes)
{
    if (bytes.contains('\0'))
        return wrong(u"holds a NUL character"_s);
    qsizetype number = 1;
    for (qsizetype begin = 0; begin < bytes.size(); ++number) {
        const qsizetype end = bytes.indexOf("\r\n", begin);
        if (end - begin > longestLine)
            return wrong(u"line %1 is longer than %2 octets"_s.arg(number).arg(longestLine));
        begin = end + 2;
    }
    return Done{};
}

bool isContinuation(const QByteArray &bytes, qsizetype at)
{
    return at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t');
}

/// The field that begins at `at`, with all its folded lines.
RawField fieldAt(const QByteArray &bytes, qsizetype at)
{
    qsizetype end = at;
    do
        end = bytes.indexOf("\r\n", end) + 2;
    while (isContinuation(bytes, end));
    RawField field{.bytes = bytes.sliced(at, end - at)};
    const qsizetype colon = field.bytes.indexOf(':');
    const QByteArray name = field.bytes.first(std::max<qsizetype>(colon, 0)).trimmed();
    const bool isName = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
    field.name = isName && !isContinuation(bytes, at) ? name : QByteArray();
    return field;
}

} // namespace

bool RawField::isNamed(QLatin1StringView other) const
{
    return QLatin1StringView(name).compare(other, Qt::CaseInsensitive) == 0;
}

QString RawField::value() const
{
    QByteArray text = bytes.sliced(bytes.indexOf(':') + 1);
    return QString::fromUtf8(text.replace("\r\n", "")).trimmed();
}

QByteArray RawMessage::bytes() const
{
    QByteArray whole;
    for (const RawField &field : fields)
        whole += field.bytes;
    return whole + rest;
}

Result<RawMessage> cut(const QByteArray &eml)
{
    const QByteArray bytes = withCrLf(withoutPreamble(eml));
    if (const Outcome judged = linesJudged(bytes); !judged)
        return judged.problem();
    RawMessage message;
    qsizetype at = 0;
    while (at < bytes.size() && !bytes.sliced(at).startsWith("\r\n")) {
        RawField field = fieldAt(bytes, at);
        at += field.bytes.size();
        if (field.name.isEmpty())
            return wrong(
                u"\"%1\" is no header field"_s.arg(QString::fromUtf8(field.bytes.left(80)).trimmed()));
        message.fields.push_back(std::move(field));
    }
    message.rest = bytes.sliced(at);
    return message;
}

} // namespace posthorn::mime
