// SPDX-License-Identifier: MIT
#include "base/Problem.h"

#include "base/IdTable.h"

#include <array>

using namespace Qt::StringLiterals;

namespace posthorn {

namespace {

using Kind = Problem::Kind;
using Row = IdRow<Kind>;
constexpr std::array table{Row{Kind::HostNotFound, "host-not-found"_L1},
                           Row{Kind::ResolverFailed, "resolver-failed"_L1},
                           Row{Kind::Refused, "refused"_L1},
                           Row{Kind::Unreachable, "unreachable"_L1},
                           Row{Kind::TimedOut, "timed-out"_L1},
                           Row{Kind::Closed, "closed"_L1},
                           Row{Kind::ProxyFailed, "proxy-failed"_L1},
                           Row{Kind::NetworkFailed, "network-failed"_L1},
                           Row{Kind::InjectedPlaintext, "injected-plaintext"_L1},
                           Row{Kind::UnaskedBytes, "unasked-bytes"_L1},
                           Row{Kind::NotSmtp, "not-smtp"_L1},
                           Row{Kind::ReplyMalformed, "reply-malformed"_L1},
                           Row{Kind::ReplyTooLarge, "reply-too-large"_L1},
                           Row{Kind::StartTlsNotOffered, "starttls-not-offered"_L1},
                           Row{Kind::StartTlsRefused, "starttls-refused"_L1},
                           Row{Kind::TlsHandshakeFailed, "tls-handshake-failed"_L1},
                           Row{Kind::CertificateRefused, "certificate-refused"_L1},
                           Row{Kind::AuthNotOffered, "auth-not-offered"_L1},
                           Row{Kind::NoCommonMechanism, "no-common-mechanism"_L1},
                           Row{Kind::CleartextAuthRefused, "cleartext-auth-refused"_L1},
                           Row{Kind::AuthRefused, "auth-refused"_L1},
                           Row{Kind::ServerNotProven, "server-not-proven"_L1},
                           Row{Kind::ReplyNegative, "reply-negative"_L1},
                           Row{Kind::BadArgument, "bad-argument"_L1},
                           Row{Kind::TooLarge, "too-large"_L1},
                           Row{Kind::Utf8NotSupported, "utf8-not-supported"_L1},
                           Row{Kind::EightBitNotSupported, "eight-bit-not-supported"_L1},
                           Row{Kind::FileMissing, "file-missing"_L1},
                           Row{Kind::FileUnreadable, "file-unreadable"_L1},
                           Row{Kind::FileUnwritable, "file-unwritable"_L1},
                           Row{Kind::DiskFull, "disk-full"_L1},
                           Row{Kind::PortTaken, "port-taken"_L1},
                           Row{Kind::BadInput, "bad-input"_L1},
                           Row{Kind::SecretUnavailable, "secret-unavailable"_L1},
                           Row{Kind::Cancelled, "cancelled"_L1},
                           Row{Kind::Internal, "internal"_L1}};

void append(QStringList &parts, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        parts.append(name + u'=' + value);
}

} // namespace

QLatin1StringView idOf(Problem::Kind kind)
{
    return idIn(table, kind);
}

QString describe(const Problem &problem)
{
    QStringList parts{idOf(problem.stage) + u':' + idOf(problem.kind)};
    append(parts, u"target"_s, problem.target);
    append(parts, u"subject"_s, problem.subject);
    append(parts, u"reply"_s, problem.reply ? problem.reply->verbatim().replace(u'\n', u' ') : QString());
    append(parts, u"words"_s, problem.words);
    for (const CertificateFault fault : problem.tls.faults)
        append(parts, u"certificate"_s, idOf(fault));
    append(parts, u"tls"_s, problem.tls.errors.join(u"; "));
    return parts.join(u' ');
}

} // namespace posthorn
