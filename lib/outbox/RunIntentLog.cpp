// SPDX-License-Identifier: MIT
#include "outbox/Sender.h"

namespace posthorn::outbox {

Outcome RunIntentLog::committing(const QString &messageId)
{
    if (!m_committing.contains(messageId))
        m_committing.append(messageId);
    return Done{};
}

Outcome RunIntentLog::settled(const QString &messageId, Delivery::Status status)
{
    if (status != Delivery::Status::InDoubt)
        m_committing.removeAll(messageId);
    return Done{};
}

bool RunIntentLog::isInDoubt(const QString &messageId) const
{
    return m_committing.contains(messageId);
}

} // namespace posthorn::outbox
