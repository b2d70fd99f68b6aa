// SPDX-License-Identifier: MIT
#pragma once
// The inside of a Sender: the line of messages, and the connection that some of them are on.

#include "outbox/Sender.h"

#include <QElapsedTimer>

#include <deque>

namespace posthorn::outbox {

/// One message in the line.
struct Job
{
    quint64 number = 0;
    smtp::Plan plan{};
    mime::Message message{};
    QElapsedTimer since{};              ///< it was handed to a connection
    std::optional<SendReport> report{}; ///< it is done with, and those before it are not
    std::optional<qsizetype> aboard{};  ///< its number on the connection
    bool isBegun = false;               ///< begun() has been said
    bool isCommitted = false;           ///< its terminator may have left
    bool isCancelled = false;
};

struct Sender::State
{
    State(Sender &owner, WireFactory makeWire, const diagnose::Judge &ofFailures, IntentLog &log)
        : sender(owner), wires(std::move(makeWire)), judge(ofFailures), intents(log)
    {
    }

    void begin();
    void listen();
    void handIn(Job &job);
    void handInNext();
    void announceTurn();
    void commit(qsizetype aboard);
    void delivered(qsizetype aboard, const Delivery &delivery, const Transcript &transcript);
    void left(const wire::Run &run);
    void conclude(Job &job, Delivery delivery, const Transcript &transcript);
    void stop(const Job &job, Delivery &delivery) const;
    void report();

    [[nodiscard]] Job *waiting();
    [[nodiscard]] Job *aboard(qsizetype place);
    /// The first that is on the connection, and that has not left it.
    [[nodiscard]] Job *current();
    [[nodiscard]] bool takesData(const Job &job, const Delivery &delivery);
    [[nodiscard]] bool isLeftOut(const Job &job, const Delivery &delivery) const;

    Sender &sender;
    WireFactory wires;
    const diagnose::Judge &judge;
    IntentLog &intents;
    WarmConnection *warm = nullptr;
    std::deque<Job> jobs{};
    quint64 numbers = 0;
    std::unique_ptr<wire::Driver> driver{};
    std::unique_ptr<wire::Driver> spent{}; ///< is still in its last signal
    smtp::Plan plan{};                     ///< of the connection
    std::optional<Problem> notRecorded{};  ///< why an intent could not be made durable
    bool isWorthwhile = false;             ///< the connection brought a message to an end of its own
};

} // namespace posthorn::outbox
