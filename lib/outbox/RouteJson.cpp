// SPDX-License-Identifier: MIT
#include "outbox/PlanJson.h"

#include <array>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

struct NamedWait
{
    QLatin1StringView name{};
    std::chrono::milliseconds smtp::Timeouts::*wait = nullptr;
};

constexpr auto waits = std::to_array<NamedWait>({
    {"connect"_L1, &smtp::Timeouts::connect},
    {"tls"_L1, &smtp::Timeouts::tls},
    {"greeting"_L1, &smtp::Timeouts::greeting},
    {"command"_L1, &smtp::Timeouts::command},
    {"data"_L1, &smtp::Timeouts::data},
    {"block"_L1, &smtp::Timeouts::block},
    {"finalDot"_L1, &smtp::Timeouts::finalDot},
    {"quit"_L1, &smtp::Timeouts::quit},
});

QJsonObject waitsJson(const smtp::Timeouts &timeouts)
{
    QJsonObject json;
    const smtp::Timeouts usual;
    for (const NamedWait &one : waits) {
        if (timeouts.*one.wait != usual.*one.wait)
            json[one.name] = qint64{(timeouts.*one.wait).count()};
    }
    return json;
}

smtp::Timeouts waitsFrom(const QJsonObject &json)
{
    smtp::Timeouts timeouts;
    for (const NamedWait &one : waits) {
        if (json.contains(one.name))
            timeouts.*one.wait = std::chrono::milliseconds(json[one.name].toInteger());
    }
    return timeouts;
}

QJsonObject proxyJson(const smtp::Proxy &proxy)
{
    const bool socks = proxy.kind == smtp::Proxy::Kind::Socks5;
    return {{"kind"_L1, socks ? u"socks5"_s : u"http"_s}, {"host"_L1, proxy.host}, {"port"_L1, proxy.port}};
}

smtp::Proxy proxyFrom(const QJsonObject &json)
{
    const bool socks = json["kind"_L1].toString() == "socks5"_L1;
    return {.kind = socks ? smtp::Proxy::Kind::Socks5 : smtp::Proxy::Kind::Http,
            .host = json["host"_L1].toString(),
            .port = static_cast<quint16>(json["port"_L1].toInt())};
}

QString familyId(Family family)
{
    return family == Family::V4 ? u"v4"_s : family == Family::V6 ? u"v6"_s : u"any"_s;
}

Family familyFrom(const QString &id)
{
    return id == "v4"_L1 ? Family::V4 : id == "v6"_L1 ? Family::V6 : Family::Any;
}

} // namespace

QJsonObject routeJson(const smtp::Plan &plan)
{
    QJsonObject json{{"server"_L1, authority(plan.endpoint.host, plan.endpoint.port)},
                     {"security"_L1, QString(idOf(plan.endpoint.security))},
                     {"family"_L1, familyId(plan.family)},
                     {"helo"_L1, plan.heloName},
                     {"auth"_L1, QString(idOf(plan.auth))},
                     {"user"_L1, plan.user},
                     {"cleartextAuth"_L1, plan.allowCleartextAuth},
                     {"trustedPem"_L1, QString::fromLatin1(plan.trustedPem)},
                     {"waits"_L1, waitsJson(plan.timeouts)}};
    if (plan.connectTo)
        json["connectTo"_L1] = authority(plan.connectTo->host, plan.connectTo->port);
    if (plan.dnsServer)
        json["dnsServer"_L1] = authority(plan.dnsServer->host, plan.dnsServer->port);
    if (plan.proxy)
        json["proxy"_L1] = proxyJson(*plan.proxy);
    return json;
}

Outcome readRoute(const QJsonObject &json, smtp::Plan &plan)
{
    const auto server = endpointFromAuthority(json["server"_L1].toString());
    const auto security = securityFromId(json["security"_L1].toString());
    const auto auth = authMethodFromId(json["auth"_L1].toString());
    if (!server || !security || !auth)
        return badInput(u"route"_s, u"names no server, protection or sign-in that is known"_s);
    plan.endpoint = {server->host, server->port, *security};
    plan.family = familyFrom(json["family"_L1].toString());
    plan.heloName = json["helo"_L1].toString();
    plan.auth = *auth;
    plan.user = json["user"_L1].toString();
    plan.allowCleartextAuth = json["cleartextAuth"_L1].toBool();
    plan.trustedPem = json["trustedPem"_L1].toString().toLatin1();
    plan.timeouts = waitsFrom(json["waits"_L1].toObject());
    if (json.contains("connectTo"_L1))
        plan.connectTo = endpointFromAuthority(json["connectTo"_L1].toString());
    if (json.contains("dnsServer"_L1))
        plan.dnsServer = endpointFromAuthority(json["dnsServer"_L1].toString());
    if (json.contains("proxy"_L1))
        plan.proxy = proxyFrom(json["proxy"_L1].toObject());
    return Done{};
}

} // namespace posthorn::outbox
