// SPDX-License-Identifier: MIT
#include "smtp/Message.h"

#include "smtp/Recipients.h"

#include <algorithm>
#include <numeric>

namespace posthorn::smtp {

Message::Message(std::size_t place, Envelope wanted)
    : number(place), envelope(std::move(wanted)), open(envelope.to.size()), taken(envelope.to.size())
{
    std::iota(open.begin(), open.end(), std::size_t{0});
    for (const Address &address : envelope.to)
        delivery.recipients.push_back({.address = address});
}

void take(Message &message, const std::vector<std::size_t> &recipients)
{
    for (const std::size_t recipient : recipients)
        if (isAccepted(message.delivery.recipients[recipient]))
            message.taken[recipient] = true;
}

void close(Message &message)
{
    using Status = RecipientResult::Status;
    Delivery &delivery = message.delivery;
    const bool isInDoubt = delivery.status == Delivery::Status::InDoubt;
    for (std::size_t at = 0; at < message.taken.size(); ++at)
        if (isAccepted(delivery.recipients[at]) && !message.taken[at])
            delivery.recipients[at].status = isInDoubt ? Status::InDoubt : Status::NotTried;
    if (isInDoubt)
        return;
    const auto count = std::ranges::count(message.taken, true);
    if (count == 0)
        return;
    const bool all = std::size_t(count) == message.taken.size();
    delivery.status = all ? Delivery::Status::Sent : Delivery::Status::Partly;
    delivery.bytes = message.envelope.size;
    if (!delivery.problem)
        delivery.problem = firstRefusal(message);
}

std::optional<Problem> firstRefusal(const Message &message, bool permanentOnly)
{
    for (const RecipientResult &recipient : message.delivery.recipients)
        if (permanentOnly ? isRefusedForGood(recipient)
                          : recipient.status == RecipientResult::Status::Refused)
            return Problem{.stage = Stage::Recipient,
                           .kind = Problem::Kind::ReplyNegative,
                           .reply = recipient.reply,
                           .subject = recipient.address.toString()};
    return std::nullopt;
}

} // namespace posthorn::smtp
