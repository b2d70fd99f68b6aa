// SPDX-License-Identifier: MIT
#include "app/cli/TransportOptions.h"

#include "app/cli/PasswordSource.h"
#include "files/DurableWrite.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using app::Options;

constexpr qint64 mostPem = qint64{1024} * 1024;

Result<QByteArray> pemFrom(const QString &path, QByteArrayView mark, const QString &what)
{
    auto pem = files::readFile(path, mostPem);
    if (pem && !pem->contains(mark))
        return badInput(path, u"holds no %1 in PEM form"_s.arg(what));
    return pem;
}

Outcome readIdentity(const Options &options, smtp::Plan &plan)
{
    if (!options.has("client-cert"))
        return options.has("client-key")
                   ? Outcome(
                         badInput(u"--client-key"_s, u"needs --client-cert, the certificate it belongs to"_s))
                   : Done{};
    const QString certificate = options.value("client-cert");
    const auto pem = pemFrom(certificate, "-----BEGIN CERTIFICATE-----", u"certificate"_s);
    if (!pem)
        return pem.problem();
    const auto key = pemFrom(options.value("client-key", certificate), "PRIVATE KEY-----", u"private key"_s);
    if (!key)
        return key.problem();
    plan.identity = {.certificatePem = *pem, .keyPem = *key};
    return Done{};
}

Outcome readFromEnvironment(const Options &options, smtp::Proxy &proxy)
{
    const QString name = options.value("proxy-password-env");
    const auto password = secretFromEnvironment(name, u"--proxy-password-env "_s + name);
    if (!password)
        return password.problem();
    proxy.password = *password;
    return Done{};
}

Outcome readProxyPassword(const Options &options, smtp::Proxy &proxy)
{
    const bool isNamed = options.has("proxy-password-env");
    if (!proxy.user.isEmpty())
        return isNamed ? readFromEnvironment(options, proxy)
                       : badInput(u"--proxy"_s, u"names a user; give --proxy-password-env too"_s);
    return isNamed
               ? badInput(u"--proxy-password-env"_s, u"needs a user in --proxy: socks5://USER@HOST:PORT"_s)
               : Outcome(Done{});
}

Outcome readProxy(const Options &options, smtp::Plan &plan)
{
    if (!options.has("proxy"))
        return options.has("proxy-password-env")
                   ? Outcome(badInput(u"--proxy-password-env"_s, u"needs --proxy, the proxy it is for"_s))
                   : Done{};
    const QUrl url(options.value("proxy"), QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1;
    const bool isKnown = isSocks || url.scheme() == "http"_L1;
    const bool isBare = url.path().isEmpty() || url.path() == "/"_L1;
    const QString shown = u"--proxy "_s + url.toString(QUrl::RemoveUserInfo);
    if (!url.isValid() || !isKnown || url.host().isEmpty() || url.port() < 1 || !isBare)
        return badInput(shown, u"is not of the form socks5://[USER@]HOST:PORT or http://[USER@]HOST:PORT"_s);
    if (!url.password().isEmpty()) // every program on this computer can read it there
        return badInput(shown, u"holds a password; give --proxy-password-env in place of it"_s);
    plan.proxy = smtp::Proxy{.kind = isSocks ? smtp::Proxy::Kind::Socks5 : smtp::Proxy::Kind::Http,
                             .host = url.host(),
                             .port = static_cast<quint16>(url.port()),
                             .user = url.userName(QUrl::FullyDecoded)};
    return readProxyPassword(options, *plan.proxy);
}

} // namespace

Outcome readTransport(const Options &options, smtp::Plan &plan)
{
    if (Outcome identity = readIdentity(options, plan); !identity)
        return identity;
    return readProxy(options, plan);
}

} // namespace posthorn::cli
