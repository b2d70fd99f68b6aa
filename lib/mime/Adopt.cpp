// SPDX-License-Identifier: MIT
#include "mime/AddressField.h"
#include "mime/EnvelopeOf.h"
#include "mime/Message.h"
#include "mime/RawMessage.h"

#include <QStringDecoder>
#include <algorithm>
#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array recipientFields{"To"_L1, "Cc"_L1, "Bcc"_L1, "Resent-Bcc"_L1};

Problem wrong(const QString &field, const QString &words)
{
    return {.kind = Problem::Kind::BadInput, .words = words, .subject = field};
}

bool isEightBit(QByteArrayView bytes)
{
    return std::ranges::any_of(bytes, [](char c) { return c < 0; });
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

/// The addresses of all fields of this name.
Result<std::vector<Address>> addressesOf(const RawMessage &message, QLatin1StringView name)
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

Outcome headerJudged(const RawMessage &message)
{
    for (const RawField &field : message.fields) {
        if (!isUtf8(field.bytes))
            return wrong(QString::fromLatin1(field.name), u"is neither ASCII nor UTF-8"_s);
    }
    const auto authors =
        std::ranges::count_if(message.fields, [](const RawField &field) { return field.isNamed("From"_L1); });
    if (authors == 1)
        return Done{};
    return wrong(u"From"_s, authors == 0 ? u"is missing"_s : u"is there more than once"_s);
}

Result<Address> senderOf(const RawMessage &message)
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

Result<std::vector<Address>> recipientsOf(const RawMessage &message)
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

QString messageIdOf(const RawMessage &message)
{
    const auto found = std::ranges::find_if(
        message.fields, [](const RawField &field) { return field.isNamed("Message-ID"_L1); });
    return found == message.fields.end() ? QString() : found->value();
}

void hideBcc(RawMessage &message)
{
    std::erase_if(message.fields, [](const RawField &field) {
        return field.isNamed("Bcc"_L1) || field.isNamed("Resent-Bcc"_L1);
    });
}

} // namespace

Result<Message> adopt(const QByteArray &eml)
{
    auto message = cut(eml);
    if (!message)
        return message.problem();
    if (const Outcome judged = headerJudged(*message); !judged)
        return judged.problem();
    const auto sender = senderOf(*message);
    if (!sender)
        return sender.problem();
    const auto recipients = recipientsOf(*message);
    if (!recipients)
        return recipients.problem();

    hideBcc(message.value());
    Envelope envelope{.from = *sender, .to = *recipients, .eightBit = isEightBit(message->rest)};
    envelope.utf8Header =
        std::ranges::any_of(message->fields, [](const RawField &field) { return isEightBit(field.bytes); });
    return Message(envelope, messageIdOf(*message), message->bytes());
}

} // namespace posthorn::mime
