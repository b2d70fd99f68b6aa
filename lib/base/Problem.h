// SPDX-License-Identifier: MIT
#pragma once
// The one error value: facts, never words. It is comparable, printable, untranslated, never thrown.

#include "base/Reply.h"
#include "base/Stage.h"
#include "base/Tls.h"

#include <QMetaType>

namespace posthorn {

struct Problem
{
    /// What happened, as the engine saw it. Which cause that is, the rules decide (resources/diagnose).
    enum class Kind {
        // names and connection
        HostNotFound,
        NoAddress,      ///< the name exists, but no address of the wanted family stands behind it
        ResolverFailed, ///< it answered that it cannot tell; its response code is in `words`
        ResolverSilent,
        Refused,
        Unreachable,
        TimedOut,
        Closed,
        ProxyUnreachable,
        ProxyWantsSignIn,
        ProxyFailed,   ///< it answered, but the way through it did not open
        NetworkFailed, ///< any other socket error; its words are in `words`
        // what came over the wire
        InjectedPlaintext, ///< bytes behind the 220 of STARTTLS
        UnaskedBytes,      ///< a reply nobody asked for
        NotSmtp,           ///< the first bytes are another protocol's; `words` holds them
        ReplyMalformed,
        ReplyTooLarge,
        // TLS
        StartTlsNotOffered,
        StartTlsRefused,
        TlsHandshakeFailed,
        CertificateRefused, ///< see tls.faults
        // sign-in
        AuthNotOffered,
        NoCommonMechanism,
        CleartextAuthRefused, ///< our own rule: no password without encryption
        AuthRefused,
        ServerNotProven, ///< SCRAM: the server could not prove that it knows the password
        // any other negative reply
        ReplyNegative,
        // our own rules, before anything goes out
        BadArgument, ///< a command's argument held a control or non-ASCII character; `subject` names the
                     ///< field
        TooLarge,    ///< larger than the server's SIZE
        Utf8NotSupported,
        EightBitNotSupported,
        ExtensionNotOffered, ///< a promise was wanted that the server cannot give; `subject` is its keyword
        // this machine
        FileMissing,
        FileUnreadable,
        FileUnwritable,
        DiskFull,
        PortTaken,
        BadInput, ///< an option, an address, a file's content; `subject` names it, `words` says what is wrong
        SecretUnavailable, ///< none is kept, or it is the person who keeps it
        // the keychain; `words` are its own
        KeychainLocked,
        KeychainAbsent, ///< no service, or no session bus to reach it by
        KeychainNew,    ///< it has no place yet where a password could go
        KeychainDenied,
        KeychainSilent,
        KeychainChanged, ///< another one took the password, named by `words`
        KeychainFailed,
        SecretTwice, ///< more than one entry, and nobody can tell which is right
        Cancelled,
        Internal
    };

    Stage stage = Stage::Input;
    Kind kind = Kind::Internal;
    std::optional<Reply> reply{};
    TlsFacts tls{};
    QString words{};             ///< of the socket, the system or the library, verbatim
    QString subject{};           ///< the mail address, option or file this is about
    QString target{};            ///< "host:port" talked to
    bool beforeGreeting = false; ///< nothing had been heard from the server yet

    bool operator==(const Problem &) const = default;
};

/// kebab-case: "injected-plaintext"
[[nodiscard]] QLatin1StringView idOf(Problem::Kind kind);
/// The password cannot be had: none is kept, or the keychain does not hand it out.
[[nodiscard]] bool isAboutSecret(Problem::Kind kind);
/// A fault of what a person gave: `subject` names it, `words` say what is wrong with it.
[[nodiscard]] Problem badInput(const QString &subject, const QString &words);
/// One line of facts for logs and test output; no advice.
[[nodiscard]] QString describe(const Problem &problem);

} // namespace posthorn

Q_DECLARE_METATYPE(posthorn::Problem)
