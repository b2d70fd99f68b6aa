// SPDX-License-Identifier: MIT
#include "app/cli/ExitCodes.h"

#include "app/cli/Exit.h"

#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

struct Row
{
    Problem::Kind kind{};
    int exit = Exit::LocalIo;
};

using Kind = Problem::Kind;
constexpr auto exits = std::to_array<Row>({
    {Kind::HostNotFound, Exit::NoHost},
    {Kind::NoAddress, Exit::NoHost},
    {Kind::ResolverFailed, Exit::TryLater},
    {Kind::ResolverSilent, Exit::TryLater},
    {Kind::Refused, Exit::TryLater},
    {Kind::Unreachable, Exit::TryLater},
    {Kind::TimedOut, Exit::TryLater},
    {Kind::Closed, Exit::TryLater},
    {Kind::ProxyUnreachable, Exit::TryLater},
    {Kind::ProxyWantsSignIn, Exit::Configuration},
    {Kind::ProxyFailed, Exit::TryLater},
    {Kind::NetworkFailed, Exit::TryLater},
    {Kind::InjectedPlaintext, Exit::ProtocolFault},
    {Kind::UnaskedBytes, Exit::ProtocolFault},
    {Kind::NotSmtp, Exit::ProtocolFault},
    {Kind::ReplyMalformed, Exit::ProtocolFault},
    {Kind::ReplyTooLarge, Exit::ProtocolFault},
    {Kind::StartTlsNotOffered, Exit::ProtocolFault},
    {Kind::StartTlsRefused, Exit::ProtocolFault},
    {Kind::TlsHandshakeFailed, Exit::ProtocolFault},
    {Kind::CertificateRefused, Exit::ProtocolFault},
    {Kind::AuthNotOffered, Exit::SignInRefused},
    {Kind::NoCommonMechanism, Exit::SignInRefused},
    {Kind::CleartextAuthRefused, Exit::Configuration},
    {Kind::AuthRefused, Exit::Unavailable}, // its reply decides, see below
    {Kind::ServerNotProven, Exit::SignInRefused},
    {Kind::ReplyNegative, Exit::Unavailable}, // the same
    {Kind::BadArgument, Exit::BadData},
    {Kind::TooLarge, Exit::Unavailable},
    {Kind::Utf8NotSupported, Exit::Unavailable},
    {Kind::EightBitNotSupported, Exit::Unavailable},
    {Kind::ExtensionNotOffered, Exit::Unavailable},
    {Kind::FileMissing, Exit::NoInput},
    {Kind::FileUnreadable, Exit::NoInput},
    {Kind::FileUnwritable, Exit::LocalIo},
    {Kind::DiskFull, Exit::LocalIo},
    {Kind::PortTaken, Exit::LocalIo},
    {Kind::BadInput, Exit::BadData},
    {Kind::SecretUnavailable, Exit::SignInRefused},
    {Kind::KeychainLocked, Exit::SignInRefused},
    {Kind::KeychainAbsent, Exit::SignInRefused},
    {Kind::KeychainNew, Exit::SignInRefused},
    {Kind::KeychainDenied, Exit::SignInRefused},
    {Kind::KeychainSilent, Exit::SignInRefused},
    {Kind::KeychainChanged, Exit::SignInRefused},
    {Kind::KeychainFailed, Exit::SignInRefused},
    {Kind::SecretTwice, Exit::SignInRefused},
    {Kind::Cancelled, Exit::TryLater},
    {Kind::Internal, Exit::TryLater},
});

/// Every kind stands at its enumerator's place.
consteval bool isWhole()
{
    for (std::size_t i = 0; i < exits.size(); ++i)
        if (exits[i].kind != static_cast<Kind>(i))
            return false;
    return exits.back().kind == Kind::Internal;
}
static_assert(isWhole());

int exitOfReply(const Problem &problem)
{
    if (problem.reply && problem.reply->isTemporary())
        return Exit::TryLater;
    const bool aboutSignIn = problem.stage == Stage::Auth || (problem.reply && problem.reply->code == 530);
    return aboutSignIn ? Exit::SignInRefused : Exit::Unavailable;
}

} // namespace

int exitOf(const Problem &problem)
{
    if (problem.kind == Kind::AuthRefused || problem.kind == Kind::ReplyNegative)
        return exitOfReply(problem);
    return exits[static_cast<std::size_t>(problem.kind)].exit;
}

int exitOf(const outbox::SendReport &report)
{
    switch (report.delivery.status) {
    case Delivery::Status::Sent:
        return Exit::Ok;
    case Delivery::Status::Partly:
        return Exit::Unavailable;
    case Delivery::Status::InDoubt:
        return Exit::InDoubt;
    case Delivery::Status::NotSent:
        break;
    }
    return report.delivery.problem ? exitOf(*report.delivery.problem) : Exit::TryLater;
}

int exitOfUsage(const Problem &problem)
{
    return problem.kind == Problem::Kind::BadInput ? int{Exit::Usage} : exitOf(problem);
}

} // namespace posthorn::cli
