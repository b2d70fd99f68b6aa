// SPDX-License-Identifier: MIT
#include "mime/AddressField.h"
#include "mime/CopyNotes.h"
#include "mime/EnvelopeOf.h"
#include "mime/Message.h"
#include "mime/SevenBit.h"

#include <QStringDecoder>
#include <algorithm>
#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array recipientFields{"To"_L1, "Cc"_L1, "Bcc"_L1, "Resent-Bcc"_L1};
constexpr qsizetype longestLine = 998; // RFC 5322 §2.1.1, without CRLF

Problem wrong(const QString &field, const QString &words)
{
    return {.kind = Problem::Kind::BadInput, .words = words, .subject = field};
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

Outcome linesJudged(const QByteArray &bytes)
{
    if (bytes.contains('\0'))
        return wrong(u"message"_s, u"holds a NUL character"_s);
    qsizetype number = 1;
    for (qsizetype begin = 0; begin < bytes.size(); ++number) {
        const qsizetype end = bytes.indexOf("\r\n", begin);
        if (end - begin > longestLine)
            return wrong(u"message"_s, u"line %1 is longer than %2 octets"_s.arg(number).arg(longestLine));
        begin = end + 2;
    }
    return Done{};
}

/// The addresses of all fields of this name.
Result<std::vector<Address>> addressesOf(const RawPart &message, QLatin1StringView name)
{
    std::vector<Address> all;
    for (const RawField &field : message.fields) {
        if (!field.isNamed(name))
            continue;
        const auto some = addressesIn(field.value(), name);
        if (!some)
            return some.problem();
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
}

Outcome headerJudged(const RawPart &message)
{
    for (const RawField &field : message.fields) {
        if (field.name.isEmpty())
            return wrong(u"message"_s,
                         u"\"%1\" is no header field"_s.arg(textOfRaw(field.bytes.left(80)).trimmed()));
        if (!isUtf8(field.bytes))
            return wrong(QString::fromLatin1(field.name), u"is neither ASCII nor UTF-8"_s);
    }
    const auto authors =
        std::ranges::count_if(message.fields, [](const RawField &field) { return field.isNamed("From"_L1); });
    if (authors == 1)
        return Done{};
    return wrong(u"From"_s, authors == 0 ? u"is missing"_s : u"is there more than once"_s);
}

Result<Address> senderOf(const RawPart &message)
{
    for (const auto &name : {"Sender"_L1, "From"_L1}) {
        const auto addresses = addressesOf(message, name);
        if (!addresses)
            return addresses.problem();
        if (!addresses->empty())
            return addresses->front();
    }
    return wrong(u"From"_s, u"names nobody"_s);
}

Result<std::vector<Address>> recipientsOf(const RawPart &message)
{
    std::vector<Address> all;
    for (const auto &name : recipientFields) {
        const auto some = addressesOf(message, name);
        if (!some)
            return some.problem();
        all.insert(all.end(), some->begin(), some->end());
    }
    if (all.empty())
        return wrong(u"To"_s, u"names no recipient, and neither do Cc and Bcc"_s);
    return withoutRepeats(all);
}

/// The hidden recipients, and the notes of a draft's stored copy.
void dropOwnFields(RawPart &message)
{
    std::erase_if(message.fields, [](const RawField &field) {
        return field.isNamed("Bcc"_L1) || field.isNamed("Resent-Bcc"_L1) ||
               field.isNamed(QLatin1StringView(notesField));
    });
}

} // namespace

Result<Message> adopt(const QByteArray &eml)
{
    RawPart message = cut(eml);
    if (const Outcome judged = headerJudged(message); !judged)
        return judged.problem();
    const auto sender = senderOf(message);
    if (!sender)
        return sender.problem();
    const auto recipients = recipientsOf(message);
    if (!recipients)
        return recipients.problem();

    dropOwnFields(message);
    makeSevenBit(message);
    const QByteArray header = message.header();
    QByteArray bytes = withCrLf(message.bytes());
    if (!bytes.endsWith("\r\n"))
        bytes += "\r\n";
    if (const Outcome judged = linesJudged(bytes); !judged)
        return judged.problem();
    const Envelope envelope{.from = *sender,
                            .to = *recipients,
                            .eightBit = isEightBit(bytes.sliced(withCrLf(header).size())),
                            .utf8Header = isEightBit(header)};
    return Message(envelope, message.value("Message-ID"_L1), bytes);
}

} // namespace posthorn::mime
