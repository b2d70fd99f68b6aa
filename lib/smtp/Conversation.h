// SPDX-License-Identifier: MIT
#pragma once
// The two alphabets of the Dialogue: what happens to it (Event) and what it wants done (Action).

#include "base/Delivery.h"
#include "base/Transcript.h"

#include <variant>

namespace posthorn::smtp {

/// Which bound runs (see Timeouts); None stops the clock.
enum class Phase { None, Connect, Tls, Greeting, Command, Data, Block, FinalDot, Quit };

namespace event {
/// The connection stands. With implicit TLS it stands encrypted, and `tls` says how.
struct Connected
{
    bool loopback = false;
    QString peer{};
    std::optional<TlsFacts> tls{};
    qint64 ms = 0;
};
struct Received
{
    QByteArray bytes{};
};
struct Encrypted
{
    TlsFacts tls{};
};
/// The whole body has been handed to the wire, without its terminator.
struct BodySent
{
    bool endsWithCrlf = true; ///< the filter's output ended so; false only for an empty body
};
/// The body could not be read to its end: nothing more may follow it.
struct BodyFailed
{
    Problem problem{};
};
/// The intent is durable: the terminator may leave.
struct MayCommit
{
};
struct PhaseExpired
{
};
/// The wire is gone: closed by the peer, reset, or a TLS or name fault.
struct WireFailed
{
    Problem problem{};
};
struct CancelWanted
{
};
} // namespace event
using Event =
    std::variant<event::Connected, event::Received, event::Encrypted, event::BodySent, event::BodyFailed,
                 event::MayCommit, event::PhaseExpired, event::WireFailed, event::CancelWanted>;

namespace action {
/// One flight in one write. `shown` is the same with secrets masked.
struct Write
{
    QByteArray bytes{};
    QByteArray shown{};
    bool operator==(const Write &) const = default;
};
struct BeginTls
{
    bool operator==(const BeginTls &) const = default;
};
/// Stream the body through the wire filter, then report BodySent; the terminator is not part of it.
struct SendBody
{
    bool operator==(const SendBody &) const = default;
};
/// The terminator is next: make the intent durable, then answer MayCommit.
struct AskCommit
{
    bool operator==(const AskCommit &) const = default;
};
struct StartClock
{
    Phase phase = Phase::None;
    bool operator==(const StartClock &) const = default;
};
struct ReportStep
{
    Step step{}; ///< without time: who runs the clock adds it
    bool operator==(const ReportStep &) const = default;
};
/// Over. `abort` drops the connection at once; else it is closed in order.
struct Finish
{
    bool abort = true;
    std::optional<Problem> problem{};
    Delivery delivery{};
    bool operator==(const Finish &) const = default;
};
} // namespace action
using Action = std::variant<action::Write, action::BeginTls, action::SendBody, action::AskCommit,
                            action::StartClock, action::ReportStep, action::Finish>;

} // namespace posthorn::smtp
