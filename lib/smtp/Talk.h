// SPDX-License-Identifier: MIT
#pragma once
// What all parts of a Dialogue share: the plan, the messages, the replies that are due, the actions of the
// event at hand, the steps, and the end.

#include "smtp/Capabilities.h"
#include "smtp/Flight.h"
#include "smtp/Message.h"
#include "smtp/Plan.h"
#include "smtp/ReplyReader.h"

#include <deque>

namespace posthorn::smtp {

using Evidence = QMap<QString, QString>;

class Talk
{
public:
    explicit Talk(Plan wanted);

    [[nodiscard]] bool wants(Stage stage) const;
    [[nodiscard]] bool isLeaving() const { return m_leaving; }
    [[nodiscard]] bool isOver() const { return m_over; }

    void beginStage(Stage stage);
    void endStage(Stage stage, StepStatus status, const Evidence &evidence = {});
    void skipStage(Stage stage);

    /// Writes the flight and waits for its replies; stops instead when bytes lie here that nobody asked for.
    /// An empty one says nothing.
    void say(const Flight &flight);
    void await(Turn turn, Phase clock);
    void startClock(Phase phase);
    /// For the reply that is due next.
    void restartClock();
    void act(Action action);
    [[nodiscard]] std::vector<Action> takeActions();

    enum class Farewell { Quit, RsetAndQuit };
    /// Polite: QUIT, its answer awaited only within the Quit clock. Behind a 421 nothing more is said.
    void leave(const std::optional<Problem> &problem = {}, Farewell farewell = Farewell::Quit);
    /// What is left of the farewell; finishes when nothing is.
    void sayFarewell();
    /// Not polite: no further byte.
    void drop(std::optional<Problem> problem = {});
    void finish(bool abort);
    /// The reader holds what nobody asked for.
    void stopUnasked();
    /// The same, once it is a whole reply.
    void stopWhenUnasked();

    void add(const Envelope &envelope);
    /// Ends this message alone; without a queue it is the run's Problem too.
    void fail(Message &message, const Problem &problem);
    void settle(Message &message);

    /// A Problem at the stage at hand.
    [[nodiscard]] Problem problemOf(Problem::Kind kind, const std::optional<Reply> &reply = {}) const;
    /// Of the reply that is due next.
    [[nodiscard]] Stage stageDue() const;

    const Plan plan;
    ReplyReader reader{};
    Capabilities capabilities{};
    std::deque<Awaited> awaited{};  ///< the receiver's cursor is its front
    std::deque<Message> messages{}; ///< a settled one may leave at the front
    Stage stage = Stage::Connect;
    bool loopback = false;
    bool encrypted = false;
    bool greeted = false;

private:
    void note(std::optional<Problem> problem);
    /// An end of the connection before it could take messages ends them all; a later one only whom it met.
    [[nodiscard]] bool ends(const Message &message) const;
    void stopUnasked(const QByteArray &words, const std::optional<Result<Reply>> &reply);

    std::vector<Action> m_actions{};
    std::optional<Problem> m_problem{};
    std::deque<Turn> m_farewell{};
    std::size_t m_added = 0;
    bool m_leaving = false;
    bool m_over = false;
};

} // namespace posthorn::smtp
