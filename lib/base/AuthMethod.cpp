// SPDX-License-Identifier: MIT
#include "base/AuthMethod.h"

#include "base/IdTable.h"

namespace posthorn {

namespace {

using namespace Qt::StringLiterals;

constexpr auto methods = std::to_array<Named<AuthMethod>>({
    {AuthMethod::Auto, "auto"_L1},
    {AuthMethod::None, "none"_L1},
    {AuthMethod::Plain, "plain"_L1},
    {AuthMethod::Login, "login"_L1},
    {AuthMethod::CramMd5, "cram-md5"_L1},
    {AuthMethod::DigestMd5, "digest-md5"_L1},
    {AuthMethod::ScramSha1, "scram-sha-1"_L1},
    {AuthMethod::ScramSha256, "scram-sha-256"_L1},
    {AuthMethod::External, "external"_L1},
    {AuthMethod::XOAuth2, "xoauth2"_L1},
    {AuthMethod::OAuthBearer, "oauthbearer"_L1},
    {AuthMethod::Anonymous, "anonymous"_L1},
});
static_assert(isWhole(methods, AuthMethod::Anonymous));

} // namespace

QLatin1StringView idOf(AuthMethod method)
{
    return idIn(methods, method);
}

std::optional<AuthMethod> authMethodFromId(QStringView id)
{
    return valueIn(methods, id);
}

QLatin1StringView saslName(AuthMethod method)
{
    switch (method) {
    case AuthMethod::Auto:
    case AuthMethod::None:
        return {};
    case AuthMethod::Plain:
        return "PLAIN"_L1;
    case AuthMethod::Login:
        return "LOGIN"_L1;
    case AuthMethod::CramMd5:
        return "CRAM-MD5"_L1;
    case AuthMethod::DigestMd5:
        return "DIGEST-MD5"_L1;
    case AuthMethod::ScramSha1:
        return "SCRAM-SHA-1"_L1;
    case AuthMethod::ScramSha256:
        return "SCRAM-SHA-256"_L1;
    case AuthMethod::External:
        return "EXTERNAL"_L1;
    case AuthMethod::XOAuth2:
        return "XOAUTH2"_L1;
    case AuthMethod::OAuthBearer:
        return "OAUTHBEARER"_L1;
    case AuthMethod::Anonymous:
        return "ANONYMOUS"_L1;
    }
    return {};
}

} // namespace posthorn
