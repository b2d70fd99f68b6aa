// SPDX-License-Identifier: MIT
#include "providers/TableJson.h"

#include "base/BuiltIn.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace posthorn::providers {

namespace {

std::optional<Endpoint> endpointFrom(const QJsonObject &json)
{
    const auto security = securityFromId(json["security"_L1].toString());
    const int port = json["port"_L1].toInt();
    const QString host = json["host"_L1].toString();
    if (!security || host.isEmpty() || port < 1 || port > 65535)
        return std::nullopt;
    return Endpoint{.host = host, .port = static_cast<quint16>(port), .security = *security};
}

std::optional<std::vector<Endpoint>> endpointsFrom(const QJsonArray &json)
{
    std::vector<Endpoint> all;
    for (const auto &item : json) {
        const auto endpoint = endpointFrom(item.toObject());
        if (!endpoint)
            return std::nullopt;
        all.push_back(*endpoint);
    }
    return all;
}

Limits limitsFrom(const QJsonObject &json)
{
    Limits limits;
    if (json.contains("messageBytes"_L1))
        limits.messageBytes = json["messageBytes"_L1].toInteger();
    if (json.contains("recipientsPerMessage"_L1))
        limits.recipientsPerMessage = json["recipientsPerMessage"_L1].toInt();
    if (json.contains("perDay"_L1))
        limits.messagesPerDay = json["perDay"_L1].toInt();
    return limits;
}

std::vector<Doubt> doubtsFrom(const QJsonArray &json)
{
    std::vector<Doubt> all;
    for (const auto &doubt : json)
        all.push_back({doubt["about"_L1].toString(), doubt["because"_L1].toString()});
    return all;
}

} // namespace

std::optional<Provider> providerFromJson(const QJsonObject &json)
{
    const auto endpoints = endpointsFrom(json["endpoints"_L1].toArray());
    if (!endpoints || json["id"_L1].toString().isEmpty() || json["name"_L1].toString().isEmpty())
        return std::nullopt;
    return Provider{.id = json["id"_L1].toString(),
                    .name = json["name"_L1].toString(),
                    .domains = strings(json["domains"_L1]),
                    .mxSuffixes = strings(json["mxSuffixes"_L1]),
                    .endpoints = *endpoints,
                    .hostPatterns = strings(json["hostPatterns"_L1]),
                    .userNameForm = json["userNameForm"_L1].toString(),
                    .signIn = strings(json["signIn"_L1]),
                    .appPasswordUrl = json["appPasswordUrl"_L1].toString(),
                    .helpUrl = json["helpUrl"_L1].toString(),
                    .heloName = json["heloName"_L1].toString(),
                    .limits = limitsFrom(json["limits"_L1].toObject()),
                    .enableFirst = json["enableFirst"_L1].toString(),
                    .deadEnd = json["deadEnd"_L1].toString(),
                    .traps = strings(json["traps"_L1]),
                    .doubts = doubtsFrom(json["doubts"_L1].toArray()),
                    .notes = json["notes"_L1].toString(),
                    .source = json["source"_L1].toString()};
}

} // namespace posthorn::providers
