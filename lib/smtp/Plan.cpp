// SPDX-License-Identifier: MIT
#include "smtp/Plan.h"

#include <array>
#include <tuple>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

QLatin1StringView idOf(Partial partial)
{
    switch (partial) {
    case Partial::All:
        return "all"_L1;
    case Partial::Accepted:
        return "accepted"_L1;
    case Partial::Stop:
        break;
    }
    return "stop"_L1;
}

std::optional<Partial> partialFromId(QStringView id)
{
    for (const Partial partial : std::array{Partial::All, Partial::Accepted, Partial::Stop})
        if (id == idOf(partial))
            return partial;
    return std::nullopt;
}

bool Plan::wantsAuth() const
{
    const bool needsUser = auth != AuthMethod::External && auth != AuthMethod::Anonymous;
    return auth != AuthMethod::None && (!needsUser || !user.isEmpty());
}

bool ClientIdentity::equals(const ClientIdentity &other) const
{
    return certificatePem == other.certificatePem && keyPem == other.keyPem &&
           keyPassword.equals(other.keyPassword);
}

bool Proxy::operator==(const Proxy &other) const
{
    return kind == other.kind && host == other.host && port == other.port && user == other.user &&
           password.equals(other.password);
}

bool mayShareConnection(const Plan &one, const Plan &other)
{
    const auto route = [](const Plan &plan) {
        return std::tie(plan.endpoint, plan.connectTo, plan.family, plan.dnsServer, plan.heloName,
                        plan.trustedPem, plan.proxy);
    };
    const auto manner = [](const Plan &plan) {
        return std::tie(plan.auth, plan.user, plan.allowCleartextAuth, plan.partial, plan.chunking,
                        plan.timeouts);
    };
    return route(one) == route(other) && manner(one) == manner(other) && one.secret.equals(other.secret) &&
           one.identity.equals(other.identity);
}

} // namespace posthorn::smtp
