// SPDX-License-Identifier: MIT
#include "app/cli/TransportOptions.h"

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

Outcome readProxy(const Options &options, smtp::Plan &plan)
{
    if (!options.has("proxy"))
        return Done{};
    const QUrl url(options.value("proxy"), QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1;
    const bool isKnown = isSocks || url.scheme() == "http"_L1;
    const bool isBare = url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == "/"_L1);
    if (!url.isValid() || !isKnown || url.host().isEmpty() || url.port() < 1 || !isBare)
        return badInput(u"--proxy "_s + url.toString(QUrl::RemoveUserInfo),
                        u"is not of the form socks5://HOST:PORT or http://HOST:PORT"_s);
    plan.proxy = smtp::Proxy{.kind = isSocks ? smtp::Proxy::Kind::Socks5 : smtp::Proxy::Kind::Http,
                             .host = url.host(),
                             .port = static_cast<quint16>(url.port())};
    return Done{};
}

} // namespace

Outcome readTransport(const Options &options, smtp::Plan &plan)
{
    if (Outcome identity = readIdentity(options, plan); !identity)
        return identity;
    return readProxy(options, plan);
}

} // namespace posthorn::cli
