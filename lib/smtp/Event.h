// SPDX-License-Identifier: MIT
#pragma once
// What happens to a Dialogue.

#include "base/Envelope.h"
#include "base/Problem.h"

#include <variant>

namespace posthorn::smtp {

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
/// The answer to AskChunk: a piece with its line ends as they go over the wire, dots as they are.
struct Chunk
{
    std::size_t message = 0;
    QByteArray bytes{};
    bool last = false;
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
/// With Plan::queued: one more message, numbered from 0 in the order they come.
struct NextMessage
{
    Envelope envelope{};
};
/// With Plan::queued: leave when all that came is done.
struct NoMoreMessages
{
};
} // namespace event
using Event = std::variant<event::Connected, event::Received, event::Encrypted, event::BodySent, event::Chunk,
                           event::BodyFailed, event::MayCommit, event::PhaseExpired, event::WireFailed,
                           event::CancelWanted, event::NextMessage, event::NoMoreMessages>;

} // namespace posthorn::smtp
