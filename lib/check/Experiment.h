// SPDX-License-Identifier: MIT
#pragma once
// Side experiments: small questions beside the main run, made without any credentials, whose answers prove
// what the main run only shows.

#include "base/Endpoint.h"
#include "base/Transcript.h"

#include <QList>
#include <chrono>
#include <vector>

namespace posthorn::check {

/// A port and how it is usually encrypted.
struct WayIn
{
    quint16 port = 0;
    Security security = Security::StartTls;

    bool operator==(const WayIn &) const = default;
};

struct Experiment
{
    enum class Kind {
        WayIn,   ///< another way in, up to its capabilities
        Request, ///< does a web server answer here?
        Name     ///< does another resolver know this host?
    };

    Kind kind = Kind::WayIn;
    Endpoint endpoint{}; ///< for Name: the host alone
    Family family = Family::Any;

    bool operator==(const Experiment &) const = default;
};

struct Observation
{
    Experiment experiment{};
    std::optional<Stage> furthest{};  ///< the last stage that went well
    std::optional<Problem> problem{}; ///< absent: it worked
    Transcript transcript{};
    qint64 ms = 0;

    [[nodiscard]] bool works() const { return !problem; }
    /// Whoever it was, it spoke TLS.
    [[nodiscard]] bool spokeTls() const;
    /// The stage had been left behind.
    [[nodiscard]] bool passed(Stage stage) const;
};

/// How a check goes about its experiments; the defaults are those of a person's computer.
struct Habits
{
    bool experiments = true;
    /// Best first. The last resort, port 25, is for servers among each other and never recommended.
    std::vector<WayIn> waysIn{{465, Security::Tls},
                              {587, Security::StartTls},
                              {2525, Security::StartTls},
                              {25, Security::StartTls}};
    /// Asked whether a name exists when the usual resolver fails to tell.
    QList<Endpoint> controlResolvers{{QStringLiteral("9.9.9.9"), 53, Security::None},
                                     {QStringLiteral("1.1.1.1"), 53, Security::None}};
    std::chrono::milliseconds silence{600};     ///< of a greeting, before a second connection is tried
    std::chrono::milliseconds hesitation{1000}; ///< of a connection, before other ports are tried
    std::chrono::milliseconds answer{10'000};   ///< to EHLO: nobody has to think about it for long
    std::chrono::milliseconds wait{5000};       ///< bounds each wait of an experiment
    std::chrono::milliseconds afterwards{6000}; ///< bounds what is waited for when the main run is over
    std::chrono::milliseconds wholeRun{45'000};
};

} // namespace posthorn::check
