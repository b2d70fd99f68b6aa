// SPDX-License-Identifier: MIT
#pragma once
// The inside of a Dialogue: its parts in the order they speak.

#include "smtp/Dialogue.h"
#include "smtp/Mails.h"
#include "smtp/Opening.h"
#include "smtp/SignIn.h"

namespace posthorn::smtp {

struct Dialogue::State
{
    explicit State(Plan plan) : talk(std::move(plan)) {}

    void on(const event::Connected &event);
    void on(const event::Received &event);
    void on(const event::Encrypted &event);
    void on(const event::BodySent &event);
    void on(const event::Chunk &event);
    void on(const event::BodyFailed &event);
    void on(const event::MayCommit &event);
    void on(const event::PhaseExpired &event);
    void on(const event::WireFailed &event);
    void on(const event::CancelWanted &event);
    void on(const event::NextMessage &event);
    void on(const event::NoMoreMessages &event);

    void listen();
    void hear(const Awaited &awaited, const Reply &reply);
    /// The sender's turn: every reply that was due has been heard.
    void steer();
    /// The connection, the server or the clock ended it. What the server said before decides.
    void breakOff(Problem problem);
    void failBeforeConnected(Problem problem);

    Talk talk;
    Opening opening{talk};
    SignIn signIn{talk};
    Mails mails{talk};
    bool connected = false;
};

} // namespace posthorn::smtp
