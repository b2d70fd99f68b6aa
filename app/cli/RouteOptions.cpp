// SPDX-License-Identifier: MIT
#include "app/cli/RouteOptions.h"

#include "app/cli/ChosenAccount.h"
#include "app/cli/PasswordSource.h"
#include "app/cli/TransportOptions.h"
#include "base/IpLiteral.h"
#include "check/Mending.h"
#include "files/DurableWrite.h"
#include "names/Name.h"
#include "providers/Provider.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<Option> routeOptions{
    {"account", "NAME", "an account of this profile, by name or address", "--account Practice"},
    {"host", "H", "the server's name", "--host smtp.gmail.com"},
    {"port", "P", "its port (587, with --security tls 465)", "--port 465"},
    {"security", "MODE", "tls, starttls or none; left out: by port", "--security starttls"},
    {"user", "U", "the name to sign in with; left out: no sign-in", "--user me@gmail.com"},
    {"auth", "METHOD",
     "auto, none, plain, login, cram-md5, digest-md5, scram-sha-1, scram-sha-256, external, xoauth2, "
     "oauthbearer",
     "--auth plain"},
    {"connect-to", "HOST:PORT", "talk to this address; names and certificates are checked for --host",
     "--connect-to 127.0.0.1:2525"},
    {"ca-file", "PEM", "trust these authorities in addition", "--ca-file company-ca.pem"},
    {"client-cert", "PEM", "show this certificate to the server", "--client-cert me.pem"},
    {"client-key", "PEM", "its key; left out: in the same file", "--client-key me.key"},
    {"proxy", "URL", "go through this proxy, and no other", "--proxy socks5://127.0.0.1:1080"},
    {"proxy-password-env", "NAME", "the password of its user, from an environment variable",
     "--proxy socks5://me@127.0.0.1:1080 --proxy-password-env PROXY_PASSWORD"},
    {"helo", "NAME", "the name to greet with", "--helo mail.example.org"},
    {"ipv4", "", "IPv4 only", ""},
    {"ipv6", "", "IPv6 only", ""},
    {"allow-cleartext-auth", "", "let a password go out without encryption", ""},
    {"dns-server", "IP[:PORT]", "ask this server for names, and no other", "--dns-server 9.9.9.9"},
    {"timeout", "S", "bounds every wait, in seconds", "--timeout 20"}};

namespace {

Result<smtp::Plan> planOfAccount(const Options &options)
{
    const auto account = chosenAccount(options);
    return account ? Result<smtp::Plan>(accounts::planFor(*account, {}, Stage::Auth)) : account.problem();
}

/// The host, from --host, or from the provider of the address.
Result<smtp::Plan> planOfHost(const Options &options, const QString &address)
{
    smtp::Plan plan;
    const check::PastedHost pasted = check::hostWithin(options.value("host"));
    plan.endpoint.host = pasted.host;
    plan.endpoint.port = pasted.port.value_or(plan.endpoint.port);
    plan.endpoint.security = pasted.security.value_or(usualSecurity(plan.endpoint.port));
    static const QRegularExpression foreign(u"[\\s/@:]"_s);
    const bool isAddress = isIpv6(plan.endpoint.host);
    if (plan.endpoint.host.contains(foreign) && !isAddress)
        return badInput(u"--host "_s + plan.endpoint.host, u"is no server name; give the name alone"_s);
    if (!plan.endpoint.host.isEmpty() || options.has("host"))
        return plan.endpoint.host.isEmpty()
                   ? Result<smtp::Plan>(badInput(u"--host"_s, u"is empty; give the server's name"_s))
                   : plan;
    if (address.isEmpty())
        return badInput(u"the server"_s, u"is missing; give --host, --account or an address"_s);
    const auto parsed = Address::parse(address);
    if (!parsed)
        return badInput(address, u"is no mail address"_s);
    const auto *provider = providers::Table::builtIn().byDomain(parsed->domain());
    if (!provider || provider->endpoints.empty())
        return badInput(parsed->domain(), u"is not in the table of providers; give --host and --port"_s);
    plan.endpoint = provider->endpoints.front();
    return plan;
}

Outcome readPort(const Options &options, Endpoint &endpoint)
{
    if (!options.has("port"))
        return Done{};
    bool isNumber = false;
    const int port = options.value("port").toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        return badInput(u"--port "_s + options.value("port"), u"is no port; ports are 1 to 65535"_s);
    endpoint.port = static_cast<quint16>(port);
    if (!options.has("security"))
        endpoint.security = usualSecurity(endpoint.port);
    return Done{};
}

Outcome readSecurity(const Options &options, Endpoint &endpoint)
{
    if (!options.has("security"))
        return Done{};
    const auto security = securityFromId(options.value("security"));
    if (!security)
        return badInput(u"--security "_s + options.value("security"), u"is none of tls, starttls, none"_s);
    endpoint.security = *security;
    if (!options.has("port"))
        endpoint.port = usualPort(*security);
    return Done{};
}

Outcome readAuth(const Options &options, smtp::Plan &plan)
{
    if (options.has("user"))
        plan.user = options.value("user");
    if (!options.has("auth"))
        return Done{};
    const auto method = authMethodFromId(options.value("auth"));
    if (!method)
        return badInput(u"--auth "_s + options.value("auth"), u"is no sign-in method; --help lists them"_s);
    plan.auth = *method;
    return Done{};
}

Outcome readConnectTo(const Options &options, smtp::Plan &plan)
{
    if (!options.has("connect-to"))
        return Done{};
    plan.connectTo = endpointFromAuthority(options.value("connect-to"));
    return plan.connectTo ? Outcome(Done{})
                          : badInput(u"--connect-to "_s + options.value("connect-to"),
                                     u"is not of the form HOST:PORT"_s);
}

Outcome readTrust(const Options &options, smtp::Plan &plan)
{
    for (const QString &path : options.values("ca-file")) {
        const auto pem = files::readFile(path, qint64{4} * 1024 * 1024);
        if (!pem)
            return pem.problem();
        if (!pem->contains("-----BEGIN CERTIFICATE-----"))
            return badInput(path, u"holds no certificate in PEM form"_s);
        plan.trustedPem += *pem + '\n';
    }
    return Done{};
}

Outcome readDnsServer(const Options &options, smtp::Plan &plan)
{
    if (!options.has("dns-server"))
        return Done{};
    plan.dnsServer = names::dnsServerFrom(options.value("dns-server"));
    return plan.dnsServer ? Outcome(Done{})
                          : badInput(u"--dns-server "_s + options.value("dns-server"),
                                     u"is not of the form IP or IP:PORT"_s);
}

Outcome readTimeout(const Options &options, smtp::Timeouts &timeouts)
{
    if (!options.has("timeout"))
        return Done{};
    bool isNumber = false;
    const double seconds = options.value("timeout").toDouble(&isNumber);
    if (!isNumber || seconds <= 0 || seconds > 86'400)
        return badInput(u"--timeout "_s + options.value("timeout"), u"is no number of seconds"_s);
    const std::chrono::milliseconds bound(static_cast<qint64>(seconds * 1000));
    for (auto *wait : {&timeouts.connect, &timeouts.tls, &timeouts.greeting, &timeouts.command,
                       &timeouts.data, &timeouts.block, &timeouts.finalDot, &timeouts.quit})
        *wait = std::min(*wait, bound);
    return Done{};
}

/// What was said; else what the account or, where it refuses the usual name, the provider has.
QString heloFrom(const Options &options, const smtp::Plan &plan, const QString &address)
{
    if (options.has("helo"))
        return options.value("helo");
    const auto *provider = providers::Table::builtIn().byHost(plan.endpoint.host);
    const auto sender = Address::parse(address);
    const bool isUsual = plan.heloName == smtp::Plan().heloName;
    const QString name =
        provider && sender && isUsual ? providers::heloNameFor(*provider, sender->domain()) : QString();
    return name.isEmpty() ? plan.heloName : name;
}

Outcome readFamily(const Options &options, smtp::Plan &plan)
{
    if (options.has("ipv4") && options.has("ipv6"))
        return badInput(u"--ipv4 and --ipv6"_s, u"exclude each other"_s);
    if (options.has("ipv4"))
        plan.family = Family::V4;
    if (options.has("ipv6"))
        plan.family = Family::V6;
    return Done{};
}

} // namespace

Result<smtp::Plan> planFrom(const Options &options, const QString &address)
{
    auto plan = options.has("account") ? planOfAccount(options) : planOfHost(options, address);
    if (!plan)
        return plan;
    plan.value().heloName = heloFrom(options, *plan, address);
    plan.value().allowCleartextAuth |= options.has("allow-cleartext-auth");
    for (const Outcome &read :
         {readPort(options, plan.value().endpoint), readSecurity(options, plan.value().endpoint),
          readAuth(options, plan.value()), readConnectTo(options, plan.value()),
          readTrust(options, plan.value()), readTimeout(options, plan.value().timeouts),
          readFamily(options, plan.value()), readDnsServer(options, plan.value()),
          readTransport(options, plan.value())}) {
        if (!read)
            return read.problem();
    }
    return plan;
}

} // namespace posthorn::cli
