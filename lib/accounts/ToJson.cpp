// SPDX-License-Identifier: MIT
#include "accounts/Json.h"

#include <QJsonArray>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

QJsonObject endpointJson(const Endpoint &endpoint)
{
    return {{"host"_L1, endpoint.host},
            {"port"_L1, endpoint.port},
            {"security"_L1, QString(idOf(endpoint.security))}};
}

QJsonArray identitiesJson(const std::vector<Identity> &identities)
{
    QJsonArray array;
    for (const Identity &identity : identities) {
        QJsonObject json{{"name"_L1, identity.mailbox.name},
                         {"address"_L1, identity.mailbox.address.toString()}};
        if (identity.replyTo)
            json["replyTo"_L1] = identity.replyTo->toString();
        if (!identity.signature.isEmpty())
            json["signature"_L1] = identity.signature;
        if (!identity.colour.isEmpty())
            json["colour"_L1] = identity.colour;
        array.append(json);
    }
    return array;
}

} // namespace

QJsonObject toJson(const Account &account)
{
    QJsonObject json{{"id"_L1, account.id},
                     {"name"_L1, account.name},
                     {"identities"_L1, identitiesJson(account.identities)},
                     {"endpoint"_L1, endpointJson(account.endpoint)},
                     {"user"_L1, account.user},
                     {"auth"_L1, QString(idOf(account.auth))},
                     {"secret"_L1, QString(idOf(account.secretHome))}};
    if (!account.keptBy.isEmpty())
        json["keptBy"_L1] = account.keptBy;
    if (account.connectTo)
        json["connectTo"_L1] = endpointJson(*account.connectTo);
    if (!account.heloName.isEmpty())
        json["heloName"_L1] = account.heloName;
    if (!account.trustedPem.isEmpty())
        json["trustedPem"_L1] = QString::fromLatin1(account.trustedPem);
    if (account.allowCleartextAuth)
        json["allowCleartextAuth"_L1] = true;
    if (account.practice)
        json["practice"_L1] = true;
    return json;
}

} // namespace posthorn::accounts
