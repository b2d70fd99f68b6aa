// SPDX-License-Identifier: MIT
#pragma once
// "Send": one message through one connection, the intent recorded before the terminator leaves.

#include "base/Diagnosis.h"
#include "diagnose/Judge.h"
#include "mime/Message.h"
#include "wire/Driver.h"

#include <functional>

namespace posthorn::outbox {

/// What became of a message, with the reason judged.
struct SendReport
{
    QString messageId{};
    Delivery delivery{};
    std::optional<Diagnosis> diagnosis{};
    Transcript transcript{};
    qint64 elapsedMs = 0;
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

using WireFactory = std::function<std::unique_ptr<wire::Wire>()>;

class Sender : public QObject
{
    Q_OBJECT
public:
    Sender(WireFactory wires, const diagnose::Judge &judge, IntentLog &intents, QObject *parent = nullptr);
    ~Sender() override;

    /// One at a time; finished() answers.
    void send(const smtp::Plan &plan, const mime::Message &message);
    void cancel();

Q_SIGNALS:
    void stepChanged(const posthorn::Step &step);
    void progressed(qint64 bytes, qint64 total);
    void finished(const posthorn::outbox::SendReport &report);

private:
    void recordIntent();
    void settle(const wire::Run &run);

    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace posthorn::outbox

Q_DECLARE_METATYPE(posthorn::outbox::SendReport)
