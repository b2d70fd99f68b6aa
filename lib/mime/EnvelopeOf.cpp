// SPDX-License-Identifier: MIT
#include "mime/EnvelopeOf.h"

#include <QSet>
#include <algorithm>

namespace posthorn::mime {

const Mailbox &senderOf(const Draft &draft)
{
    return draft.sender ? *draft.sender : draft.from.front();
}

Envelope envelopeOf(const Draft &draft)
{
    std::vector<Address> all;
    for (const auto *mailboxes : {&draft.to, &draft.cc, &draft.bcc})
        std::ranges::transform(*mailboxes, std::back_inserter(all), &Mailbox::address);
    const auto isUtf8 = [](const Mailbox &mailbox) { return mailbox.address.needsUtf8(); };
    return {.from = senderOf(draft).address,
            .to = withoutRepeats(all),
            .utf8Header =
                std::ranges::any_of(draft.from, isUtf8) || std::ranges::any_of(draft.replyTo, isUtf8)};
}

std::vector<Address> withoutRepeats(const std::vector<Address> &addresses)
{
    std::vector<Address> once;
    QSet<QString> seen;
    for (const Address &address : addresses) {
        const QString key = address.localPart() + u'@' + address.domain().toLower();
        if (!seen.contains(key))
            once.push_back(address);
        seen.insert(key);
    }
    return once;
}

} // namespace posthorn::mime
