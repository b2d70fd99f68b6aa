// SPDX-License-Identifier: MIT
#pragma once
// What a Dialogue wants done.

#include "base/Delivery.h"
#include "base/Transcript.h"

#include <variant>

namespace posthorn::smtp {

/// Which bound runs (see Timeouts); None stops the clock.
enum class Phase { None, Connect, Tls, Greeting, Command, Data, Block, FinalDot, Quit, Idle };

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
/// Stream the body from its start through the wire filter, then report BodySent; the terminator is not part
/// of it.
struct SendBody
{
    std::size_t message = 0;
    bool operator==(const SendBody &) const = default;
};
/// Answer with the next Chunk of the body when there is room for it.
struct AskChunk
{
    std::size_t message = 0;
    bool fromStart = true;
    bool operator==(const AskChunk &) const = default;
};
/// The terminator, or the last chunk, is next: make the intent durable, then answer MayCommit. A message that
/// is split over several transactions asks for each.
struct AskCommit
{
    std::size_t message = 0;
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
/// With Plan::queued: there is nothing to send until NextMessage or NoMoreMessages.
struct AwaitMessage
{
    bool operator==(const AwaitMessage &) const = default;
};
/// This message is done with. NotSent without a Problem: nothing of it was answered on this connection, which
/// could take messages; it may be tried on another.
struct ReportDelivery
{
    std::size_t message = 0;
    Delivery delivery{};
    bool operator==(const ReportDelivery &) const = default;
};
/// Over. `abort` drops the connection at once; else it is closed in order.
struct Finish
{
    bool abort = true;
    std::optional<Problem> problem{}; ///< of the connection; without Plan::queued also of its message
    Delivery delivery{};              ///< without Plan::queued
    bool operator==(const Finish &) const = default;
};
} // namespace action
using Action = std::variant<action::Write, action::BeginTls, action::SendBody, action::AskChunk,
                            action::AskCommit, action::StartClock, action::ReportStep, action::AwaitMessage,
                            action::ReportDelivery, action::Finish>;

} // namespace posthorn::smtp
