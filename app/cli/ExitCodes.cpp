// SPDX-License-Identifier: MIT
#include "app/cli/ExitCodes.h"

#include "app/cli/Exit.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

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
    switch (problem.kind) {
    case Problem::Kind::HostNotFound:
        return Exit::NoHost;
    case Problem::Kind::ResolverFailed:
    case Problem::Kind::Refused:
    case Problem::Kind::Unreachable:
    case Problem::Kind::TimedOut:
    case Problem::Kind::Closed:
    case Problem::Kind::ProxyFailed:
    case Problem::Kind::NetworkFailed:
    case Problem::Kind::Cancelled:
    case Problem::Kind::Internal:
        return Exit::TryLater;
    case Problem::Kind::InjectedPlaintext:
    case Problem::Kind::UnaskedBytes:
    case Problem::Kind::NotSmtp:
    case Problem::Kind::ReplyMalformed:
    case Problem::Kind::ReplyTooLarge:
    case Problem::Kind::StartTlsNotOffered:
    case Problem::Kind::StartTlsRefused:
    case Problem::Kind::TlsHandshakeFailed:
    case Problem::Kind::CertificateRefused:
        return Exit::ProtocolFault;
    case Problem::Kind::AuthNotOffered:
    case Problem::Kind::NoCommonMechanism:
    case Problem::Kind::ServerNotProven:
        return Exit::SignInRefused;
    case Problem::Kind::AuthRefused:
    case Problem::Kind::ReplyNegative:
        return exitOfReply(problem);
    case Problem::Kind::TooLarge:
    case Problem::Kind::Utf8NotSupported:
    case Problem::Kind::EightBitNotSupported:
        return Exit::Unavailable;
    case Problem::Kind::CleartextAuthRefused:
    case Problem::Kind::SecretUnavailable:
        return Exit::Configuration;
    case Problem::Kind::BadArgument:
    case Problem::Kind::BadInput:
        return Exit::BadData;
    case Problem::Kind::FileMissing:
    case Problem::Kind::FileUnreadable:
        return Exit::NoInput;
    case Problem::Kind::FileUnwritable:
    case Problem::Kind::DiskFull:
    case Problem::Kind::PortTaken:
        break;
    }
    return Exit::LocalIo;
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
