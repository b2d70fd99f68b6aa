// SPDX-License-Identifier: MIT
#include "base/Problem.h"

#include "base/IdTable.h"
#include "base/VisibleText.h"

using namespace Qt::StringLiterals;

namespace posthorn {

namespace {

using Kind = Problem::Kind;
constexpr auto kinds = std::to_array<Named<Kind>>({
    {Kind::HostNotFound, "host-not-found"_L1},
    {Kind::NoAddress, "no-address"_L1},
    {Kind::ResolverFailed, "resolver-failed"_L1},
    {Kind::ResolverSilent, "resolver-silent"_L1},
    {Kind::Refused, "refused"_L1},
    {Kind::Unreachable, "unreachable"_L1},
    {Kind::TimedOut, "timed-out"_L1},
    {Kind::Closed, "closed"_L1},
    {Kind::ProxyUnreachable, "proxy-unreachable"_L1},
    {Kind::ProxyWantsSignIn, "proxy-wants-sign-in"_L1},
    {Kind::ProxyFailed, "proxy-failed"_L1},
    {Kind::NetworkFailed, "network-failed"_L1},
    {Kind::InjectedPlaintext, "injected-plaintext"_L1},
    {Kind::UnaskedBytes, "unasked-bytes"_L1},
    {Kind::NotSmtp, "not-smtp"_L1},
    {Kind::ReplyMalformed, "reply-malformed"_L1},
    {Kind::ReplyTooLarge, "reply-too-large"_L1},
    {Kind::StartTlsNotOffered, "starttls-not-offered"_L1},
    {Kind::StartTlsRefused, "starttls-refused"_L1},
    {Kind::TlsHandshakeFailed, "tls-handshake-failed"_L1},
    {Kind::CertificateRefused, "certificate-refused"_L1},
    {Kind::AuthNotOffered, "auth-not-offered"_L1},
    {Kind::NoCommonMechanism, "no-common-mechanism"_L1},
    {Kind::CleartextAuthRefused, "cleartext-auth-refused"_L1},
    {Kind::AuthRefused, "auth-refused"_L1},
    {Kind::ServerNotProven, "server-not-proven"_L1},
    {Kind::ReplyNegative, "reply-negative"_L1},
    {Kind::BadArgument, "bad-argument"_L1},
    {Kind::TooLarge, "too-large"_L1},
    {Kind::Utf8NotSupported, "utf8-not-supported"_L1},
    {Kind::EightBitNotSupported, "eight-bit-not-supported"_L1},
    {Kind::ExtensionNotOffered, "extension-not-offered"_L1},
    {Kind::FileMissing, "file-missing"_L1},
    {Kind::FileUnreadable, "file-unreadable"_L1},
    {Kind::FileUnwritable, "file-unwritable"_L1},
    {Kind::DiskFull, "disk-full"_L1},
    {Kind::PortTaken, "port-taken"_L1},
    {Kind::BadInput, "bad-input"_L1},
    {Kind::SecretUnavailable, "secret-unavailable"_L1},
    {Kind::KeychainLocked, "keychain-locked"_L1},
    {Kind::KeychainAbsent, "keychain-absent"_L1},
    {Kind::KeychainNew, "keychain-new"_L1},
    {Kind::KeychainDenied, "keychain-denied"_L1},
    {Kind::KeychainSilent, "keychain-silent"_L1},
    {Kind::KeychainChanged, "keychain-changed"_L1},
    {Kind::KeychainFailed, "keychain-failed"_L1},
    {Kind::SecretTwice, "secret-twice"_L1},
    {Kind::Cancelled, "cancelled"_L1},
    {Kind::Internal, "internal"_L1},
});
static_assert(isWhole(kinds, Kind::Internal));

/// Words from outside on one line, with nothing in them that a terminal would obey.
QString oneLine(QString text)
{
    return visibleText(text.replace(u'\n', u' '), 1024);
}

void append(QStringList &parts, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        parts.append(name + u'=' + oneLine(value));
}

} // namespace

QLatin1StringView idOf(Problem::Kind kind)
{
    return idIn(kinds, kind);
}

bool isAboutSecret(Problem::Kind kind)
{
    return kind >= Kind::SecretUnavailable && kind <= Kind::SecretTwice;
}

Problem badInput(const QString &subject, const QString &words)
{
    return {.stage = Stage::Input, .kind = Problem::Kind::BadInput, .words = words, .subject = subject};
}

QString describe(const Problem &problem)
{
    QStringList parts{idOf(problem.stage) + u':' + idOf(problem.kind)};
    append(parts, u"target"_s, problem.target);
    append(parts, u"subject"_s, problem.subject);
    append(parts, u"reply"_s, problem.reply ? problem.reply->verbatim() : QString());
    append(parts, u"words"_s, problem.words);
    for (const CertificateFault fault : problem.tls.faults)
        append(parts, u"certificate"_s, idOf(fault));
    append(parts, u"tls"_s, problem.tls.errors.join(u"; "));
    if (problem.beforeGreeting)
        parts.append(u"before-greeting"_s);
    return parts.join(u' ');
}

} // namespace posthorn
