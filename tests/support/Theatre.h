// SPDX-License-Identifier: MIT
#pragma once
// A stage without sockets and clocks: a Dialogue talks to a scenario's Player, the server's bytes delivered
// whole, by line or by byte.

#include "scenario/Player.h"
#include "smtp/Dialogue.h"

#include <deque>

namespace posthorn::test {

enum class Cut { Whole, ByLine, ByByte };
inline constexpr std::array allCuts{Cut::Whole, Cut::ByLine, Cut::ByByte};

/// Something that happens in place of what would come next. `at` is "Connect", "SendBody", "AskCommit", or
/// the first words of a line of the client's, behind which it happens ("RCPT", "." for the terminator).
struct Cue
{
    QByteArray at{};
    smtp::Event event{smtp::event::CancelWanted{}};
};

struct Play
{
    smtp::Plan plan{};
    scenario::Scenario scenario{};
    QByteArray body{}; ///< of every message
    /// With Plan::queued: handed in when the Dialogue waits, `together` at a time; then no more come.
    std::vector<Envelope> queue{};
    std::size_t together = 1;
    qsizetype chunk = 262'144;
    bool loopback = false;
    std::optional<Cue> cue{};
    Cut cut = Cut::Whole;
};

struct Performance
{
    std::vector<smtp::Action> actions{};
    QByteArrayList flights{}; ///< each write, as it went out
    QByteArrayList shown{};   ///< the same as a log may show it
    QByteArrayList heard{};   ///< the server's ears: command lines, in order
    std::vector<scenario::Captured> captured{};
    std::vector<Step> steps{};
    std::vector<smtp::Phase> clocks{};
    std::map<std::size_t, Delivery> deliveries{}; ///< by message
    std::optional<smtp::action::Finish> finish{}; ///< nothing: it never ended
    int waits = 0;                                ///< times it stood ready for a message
    QStringList capabilities{};
    QStringList capabilitiesBeforeTls{};
    QString mechanism{};

    [[nodiscard]] QByteArrayList linesShown() const;
};

[[nodiscard]] Performance perform(const Play &play);

} // namespace posthorn::test
