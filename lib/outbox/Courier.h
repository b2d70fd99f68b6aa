// SPDX-License-Identifier: MIT
#pragma once
// Sends what is due in an outbox, one mail after another, and records each step before the next is taken.

#include "outbox/Outbox.h"
#include "outbox/Sender.h"

namespace posthorn::outbox {

/// The intent of each mail, durable in the ledger. Mails go by the id of their pair.
class LedgerIntents : public IntentLog
{
public:
    explicit LedgerIntents(Outbox &outbox) : m_outbox(outbox) {}
    Outcome committing(const QString &id) override;
    /// The report that follows is recorded as a whole; until then the mail counts as committing.
    Outcome settled(const QString &id, Delivery::Status status) override;

private:
    Outbox &m_outbox;
};

using PlanAnswer = std::function<void(const Result<smtp::Plan> &)>;
/// The way of a mail with the secret it needs, now or later.
using PlanOf = std::function<void(const QueuedMail &, const PlanAnswer &)>;

struct Means
{
    WireFactory wires{};
    PlanOf planOf{};
    std::function<QDateTime()> now{};
    std::shared_ptr<WarmConnection> warm{}; ///< is used where it serves; null: there is none
};

/// Belongs to whoever holds the outbox's lock.
class Courier : public QObject
{
    Q_OBJECT
public:
    Courier(Outbox &outbox, Means means, const diagnose::Judge &judge, QObject *parent = nullptr);
    ~Courier() override;

    /// Sends all that is due, or of these mails alone; rested() answers.
    void run(const QStringList &only = {});
    /// Ends the attempt that is on its way, and begins no other.
    void stop();

Q_SIGNALS:
    void changed(const posthorn::outbox::Record &record);
    void progressed(const QString &id, qint64 bytes, qint64 total);
    /// Nothing is due before `next`; invalid where nothing goes on by itself.
    void rested(const QDateTime &next);
    /// The outbox itself cannot be worked with any more.
    void failed(const posthorn::Problem &problem);

private:
    void goOn();
    void next();
    void consider(const Record &record);
    void look(const QueuedMail &mail, const smtp::Plan &plan);
    void begin(const QueuedMail &mail, const smtp::Plan &plan, const std::vector<Address> &to);
    void settle(const SendReport &report);
    void hold(const QString &id, const Problem &problem);
    void setAside(const QString &id, const Problem &problem);
    void wait(const QDateTime &until);
    void tell(const Result<Record> &record);

    struct Round;
    std::unique_ptr<Round> m_round;
};

} // namespace posthorn::outbox

Q_DECLARE_METATYPE(posthorn::outbox::Record)
