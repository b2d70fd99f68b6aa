// SPDX-License-Identifier: MIT
#pragma once
// What is known about a failure, whether it was seen live or read from a pasted text.

#include "base/Endpoint.h"
#include "base/Problem.h"
#include "base/Transcript.h"

namespace posthorn::diagnose {

struct Facts
{
    QString kind{}; ///< idOf(Problem::Kind) when seen live, else empty
    std::optional<Stage> stage{};
    std::optional<Reply> reply{};
    QString words{};     ///< everything the rules may search: the server's and the system's words
    QString provider{};  ///< id of the provider table
    QString mechanism{}; ///< SASL name
    QStringList certificateFaults{};
    QMap<QString, QString> arguments{}; ///< host, port, security, user, address, …: for sentences

    bool operator==(const Facts &) const = default;
};

/// From a live run.
[[nodiscard]] Facts factsOf(const Problem &problem, const Transcript &transcript);
/// The same, with what the run was meant to do: the route becomes arguments of the sentences.
[[nodiscard]] Facts withRoute(Facts facts, const Endpoint &endpoint, const QString &user,
                              const QString &provider);
/// From any text: a reply, a traceback, a log, a bounce. Bounded work whatever the text.
[[nodiscard]] Facts extract(QStringView text);

} // namespace posthorn::diagnose
