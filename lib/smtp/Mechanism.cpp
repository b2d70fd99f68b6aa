// SPDX-License-Identifier: MIT
#include "smtp/Mechanism.h"

#include "smtp/BearerMechanism.h"
#include "smtp/Command.h"
#include "smtp/GsaslMechanism.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

/// The two old challenge mechanisms come last: a server that holds hashes answers 535 to a right password.
constexpr std::array automatic{AuthMethod::Plain,     AuthMethod::Login,   AuthMethod::ScramSha256,
                               AuthMethod::ScramSha1, AuthMethod::CramMd5, AuthMethod::DigestMd5};

bool isOffered(AuthMethod method, const Capabilities &offered)
{
    return offered.mechanisms.contains(QString(saslName(method)));
}

Problem noneOf(AuthMethod wanted, const Capabilities &offered)
{
    QStringList names(offered.mechanisms.begin(), offered.mechanisms.end());
    names.sort();
    return {.stage = Stage::Auth,
            .kind = Problem::Kind::NoCommonMechanism,
            .words = names.join(u' '),
            .subject = saslName(wanted)};
}

bool isBearer(AuthMethod method)
{
    return method == AuthMethod::XOAuth2 || method == AuthMethod::OAuthBearer;
}

/// What would cut the strings of a mechanism in two: NUL in a password, any control character elsewhere.
Outcome checkCredentials(const Credentials &credentials)
{
    if (const Outcome user = checkArgument(credentials.user.toUtf8(), "user"_L1, Charset::Utf8); !user)
        return user.problem();
    if (isBearer(credentials.method))
        return checkArgument(credentials.secret.bytes(), "token"_L1, Charset::Ascii);
    if (credentials.secret.bytes().contains('\0'))
        return Problem{
            .kind = Problem::Kind::BadArgument, .words = u"holds a NUL"_s, .subject = u"password"_s};
    return Done{};
}

} // namespace

Result<AuthMethod> chooseMechanism(AuthMethod wanted, const Capabilities &offered)
{
    if (!offered.auth)
        return Problem{.stage = Stage::Auth, .kind = Problem::Kind::AuthNotOffered};
    if (wanted != AuthMethod::Auto && wanted != AuthMethod::None && isOffered(wanted, offered))
        return wanted;
    const auto found = std::find_if(automatic.begin(), automatic.end(),
                                    [&offered](AuthMethod method) { return isOffered(method, offered); });
    if (wanted == AuthMethod::Auto && found != automatic.end())
        return *found;
    return noneOf(wanted, offered);
}

Result<std::unique_ptr<Mechanism>> startMechanism(const Credentials &credentials)
{
    if (const Outcome checked = checkCredentials(credentials); !checked) {
        Problem problem = checked.problem();
        problem.stage = Stage::Auth;
        return problem;
    }
    if (isBearer(credentials.method))
        return startBearer(credentials);
    return startGsasl(credentials);
}

} // namespace posthorn::smtp
