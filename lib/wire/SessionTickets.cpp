// SPDX-License-Identifier: MIT
#include "wire/SessionTickets.h"

#include <QCryptographicHash>

namespace posthorn::wire {

QByteArray policyOf(const smtp::Plan &plan)
{
    const Endpoint target = plan.connectTo.value_or(plan.endpoint);
    const auto server = authority(plan.endpoint.host, plan.endpoint.port) + u'\n' +
                        authority(target.host, target.port) + u'\n' + idOf(plan.endpoint.security);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {server.toUtf8(), plan.trustedPem, plan.identity.certificatePem}) {
        hash.addData(QByteArray::number(part.size()) + ' ');
        hash.addData(part);
    }
    return hash.result();
}

void SessionTickets::keep(const QByteArray &policy, const QByteArray &ticket)
{
    if (ticket.isEmpty())
        return;
    m_kept.removeIf([](const auto &entry) { return entry->until.hasExpired(); });
    if (m_kept.size() < most || m_kept.contains(policy))
        m_kept[policy] = {Secret(ticket), QDeadlineTimer(lifetime)};
}

QByteArray SessionTickets::take(const QByteArray &policy)
{
    const Kept kept = m_kept.take(policy);
    return kept.until.hasExpired() ? QByteArray() : kept.ticket.bytes().toByteArray();
}

} // namespace posthorn::wire
