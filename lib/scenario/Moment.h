// SPDX-License-Identifier: MIT
#pragma once
// The points of a connection at which a scenario may speak in the well-behaved server's place.

#include <QLatin1StringView>
#include <QStringView>
#include <array>
#include <optional>

namespace posthorn::scenario {

enum class Moment {
    Greeting,
    Ehlo,
    Helo,
    StartTls,
    Handshake, ///< in place of the TLS handshake behind the 220 of STARTTLS
    Auth,
    AuthResponse, ///< each line of the client after a 334
    SignIn,       ///< inside the two before: the credentials are complete, 235 or 535 is due
    Mail,
    Rcpt,
    Data,
    Bdat, ///< after a chunk that is not the last
    Body, ///< after the end of data, or the last chunk
    Rset,
    Noop,
    Quit,
    Unknown ///< any other command
};

inline constexpr std::array allMoments{
    Moment::Greeting,     Moment::Ehlo,   Moment::Helo, Moment::StartTls, Moment::Handshake, Moment::Auth,
    Moment::AuthResponse, Moment::SignIn, Moment::Mail, Moment::Rcpt,     Moment::Data,      Moment::Bdat,
    Moment::Body,         Moment::Rset,   Moment::Noop, Moment::Quit,     Moment::Unknown};

[[nodiscard]] QLatin1StringView idOf(Moment moment);
[[nodiscard]] std::optional<Moment> momentFromId(QStringView id);

} // namespace posthorn::scenario
