// SPDX-License-Identifier: MIT
#include "mime/RawMessage.h"

#include "mime/CharsetText.h"

#include <algorithm>

namespace posthorn::mime {

namespace {

void append(QByteArray &whole, const RawPart &part)
{
    whole += part.lead + part.header() + part.gap + part.content;
    for (const RawPart &inner : part.parts)
        append(whole, inner);
    whole += part.tail;
}

bool isBreak(char c)
{
    return c == '\r' || c == '\n';
}

} // namespace

bool RawField::isNamed(QLatin1StringView other) const
{
    return QLatin1StringView(name).compare(other, Qt::CaseInsensitive) == 0;
}

QString RawField::value() const
{
    QByteArray text = bytes.sliced(bytes.indexOf(':') + 1);
    // Old programs fold with a tab where a blank stood.
    text.replace("\r", "").replace("\n\t", " ").replace("\n", "");
    return textOfRaw(text).trimmed();
}

const RawField *RawPart::field(QLatin1StringView name) const
{
    const auto found =
        std::ranges::find_if(fields, [name](const RawField &field) { return field.isNamed(name); });
    return found == fields.end() ? nullptr : &*found;
}

QString RawPart::value(QLatin1StringView name) const
{
    const RawField *found = field(name);
    return found ? found->value() : QString();
}

QByteArray RawPart::header() const
{
    QByteArray whole;
    for (const RawField &field : fields)
        whole += field.bytes;
    return whole;
}

QByteArray RawPart::bytes() const
{
    QByteArray whole;
    append(whole, *this);
    return whole;
}

QByteArray withCrLf(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() + text.size() / 32 + 2);
    for (const auto *at = text.begin(); at != text.end();) {
        const auto *end = std::find_if(at, text.end(), isBreak);
        bytes.append(at, end - at);
        if (end == text.end())
            break;
        bytes += "\r\n";
        const bool isPair = *end == '\r' && end + 1 != text.end() && end[1] == '\n';
        at = end + (isPair ? 2 : 1);
    }
    return bytes;
}

bool isEightBit(QByteArrayView bytes)
{
    return std::ranges::any_of(bytes, [](char c) { return c < 0; });
}

QString textOfRaw(QByteArrayView bytes)
{
    return textIn({}, bytes);
}

} // namespace posthorn::mime
