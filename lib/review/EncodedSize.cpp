// SPDX-License-Identifier: MIT
#include "review/EncodedSize.h"

#include "mime/PlainFromHtml.h"

#include <algorithm>

namespace posthorn::review {

namespace {

constexpr qint64 headOfMessage = 400;
constexpr qint64 headOfPart = 200; ///< with its boundary

/// RFC 2045 §6.8: 57 octets make a line of 76 characters and its end.
qint64 inBase64(qint64 octets)
{
    const qint64 rest = octets % 57;
    return octets / 57 * 78 + (rest > 0 ? (rest + 2) / 3 * 4 + 2 : 0);
}

bool isPlain(char c)
{
    return c != '=' && (c & 0x80) == 0;
}

/// As it will be encoded: quoted-printable (RFC 2045 §6.7: three characters for an octet that is not ASCII,
/// soft line ends) unless that doubles the text.
qint64 sizeOfText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const qint64 lines = text.count(u'\n');
    const qint64 escaped = bytes.size() - std::ranges::count_if(bytes, isPlain);
    const qint64 quoted = bytes.size() + 2 * escaped;
    if (quoted > 2 * bytes.size())
        return headOfPart + inBase64(bytes.size() + lines);
    const qint64 softEnds = escaped > 0 ? quoted / 73 * 3 : 0;
    return headOfPart + quoted + std::max(lines, softEnds);
}

qint64 sizeOfPeople(const std::vector<Mailbox> &people)
{
    qint64 size = 0;
    for (const Mailbox &person : people)
        size +=
            person.address.localPart().size() + person.address.domain().size() + 7 + 3 * person.name.size();
    return size;
}

qint64 sizeOfBodies(const mime::Draft &draft)
{
    if (!draft.markdown.isEmpty())
        return 2 * sizeOfText(draft.markdown);
    const bool needsText = draft.text.isEmpty() && !draft.html.isEmpty();
    const QString text = needsText ? mime::plainFromHtml(draft.html) : draft.text;
    return sizeOfText(text) + (draft.html.isEmpty() ? 0 : sizeOfText(draft.html)) +
           (draft.calendar.isEmpty() ? 0 : sizeOfText(draft.calendar));
}

} // namespace

qint64 encodedSize(const mime::Draft &draft)
{
    qint64 size = headOfMessage + sizeOfBodies(draft) + sizeOfPeople(draft.to) + sizeOfPeople(draft.cc);
    for (const mime::AttachedFile &file : draft.attachments)
        size += headOfPart + inBase64(file.size());
    return size;
}

} // namespace posthorn::review
