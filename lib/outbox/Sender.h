// SPDX-License-Identifier: MIT
#pragma once
// "Send": messages in a line, those for the same route over one connection, the intent recorded before each
// terminator leaves.

#include "base/Diagnosis.h"
#include "diagnose/Judge.h"
#include "mime/Message.h"
#include "outbox/WarmConnection.h"

namespace posthorn::outbox {

/// What became of a message, with the reason judged.
struct SendReport
{
    QString messageId{};
    Delivery delivery{};
    std::optional<Diagnosis> diagnosis{};
    Transcript transcript{};
    qint64 elapsedMs = 0;
    quint64 number = 0; ///< what Sender::send() answered
};

/// Where the intent to commit is recorded. The one of a single run keeps it in memory.
class IntentLog
{
public:
    virtual ~IntentLog() = default;
    /// Durable when it returns; a Problem means the terminator must not leave.
    [[nodiscard]] virtual Outcome committing(const QString &messageId) = 0;
    [[nodiscard]] virtual Outcome settled(const QString &messageId, Delivery::Status status) = 0;
};

class RunIntentLog : public IntentLog
{
public:
    Outcome committing(const QString &messageId) override;
    Outcome settled(const QString &messageId, Delivery::Status status) override;
    [[nodiscard]] bool isInDoubt(const QString &messageId) const;

private:
    QStringList m_committing{};
};

using WireFactory = WarmConnection::WireFactory;

class Sender : public QObject
{
    Q_OBJECT
public:
    Sender(WireFactory wires, const diagnose::Judge &judge, IntentLog &intents, QObject *parent = nullptr);
    ~Sender() override;

    /// Takes its place in the line, numbered from 1; finished() answers each in this order. A connection that
    /// ends early is followed by another for those whose turn had not come, as long as each takes one message
    /// at least.
    quint64 send(const smtp::Plan &plan, const mime::Message &message);
    /// Its connection is used where it serves; it outlives this.
    void useWarm(WarmConnection &warm);
    /// All that are not done with.
    void cancel();
    /// This one; the others go on.
    void cancel(quint64 number);

Q_SIGNALS:
    /// Its turn has come: the steps and the progress are its own.
    void begun(quint64 number);
    void stepChanged(const posthorn::Step &step);
    void progressed(qint64 bytes, qint64 total);
    void finished(const posthorn::outbox::SendReport &report);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::outbox

Q_DECLARE_METATYPE(posthorn::outbox::SendReport)
