// SPDX-License-Identifier: MIT
#pragma once
// TLS sessions to go on with (RFC 8446 §2.2), so that a further connection to a server costs less. In memory
// only, and on one thread.

#include "base/Secret.h"
#include "smtp/Plan.h"

#include <QDeadlineTimer>
#include <QHash>

namespace posthorn::wire {

/// What two connections must have in common to share a session: the server, and all that decides whether it
/// is trusted and how this side proves itself.
[[nodiscard]] QByteArray policyOf(const smtp::Plan &plan);

class SessionTickets
{
public:
    static constexpr qsizetype most = 64;
    /// A certificate is looked at anew at least this often.
    static constexpr std::chrono::minutes lifetime{30};

    void keep(const QByteArray &policy, const QByteArray &ticket);
    /// A ticket serves once, so that connections cannot be linked by it (RFC 8446 §C.4). Empty: there is
    /// none.
    [[nodiscard]] QByteArray take(const QByteArray &policy);

private:
    struct Kept
    {
        Secret ticket{}; ///< it holds the keys of a session
        QDeadlineTimer until{};
    };
    QHash<QByteArray, Kept> m_kept{};
};

} // namespace posthorn::wire
