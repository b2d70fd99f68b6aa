// SPDX-License-Identifier: MIT
#include "outbox/Courier.h"

#include "providers/Provider.h"

#include <deque>

namespace posthorn::outbox {

struct Courier::Round
{
    Outbox &outbox;
    Means means;
    const diagnose::Judge &judge;
    LedgerIntents intents{outbox};
    Sender sender{means.wires, judge, intents};
    std::deque<QString> todo{};
    std::vector<Address> to{}; ///< of the attempt that is on its way
    QDateTime nextDue{};
    bool busy = false;
    bool stopped = false;
};

namespace {

Limits limitsOf(const smtp::Plan &plan)
{
    const auto *provider = providers::Table::builtIn().byHost(plan.endpoint.host);
    return provider ? provider->limits : Limits{};
}

/// Why each of them was refused, whatever the reason for the mail as a whole.
std::vector<QString> causesOf(const Delivery &delivery, const diagnose::Judge &judge)
{
    std::vector<QString> causes;
    causes.reserve(delivery.recipients.size());
    for (const RecipientResult &one : delivery.recipients) {
        const bool isRefused = one.status == RecipientResult::Status::Refused && one.reply;
        const Problem problem{.stage = Stage::Recipient,
                              .kind = Problem::Kind::ReplyNegative,
                              .reply = one.reply,
                              .subject = one.address.toString()};
        causes.push_back(isRefused ? judge.judge(diagnose::factsOf(problem, {})).cause : QString());
    }
    return causes;
}

} // namespace

Outcome LedgerIntents::committing(const QString &id)
{
    const auto record = m_outbox.change(id, [](Record before) {
        if (before.state == State::Sending)
            before.state = State::Committing;
        return before;
    });
    if (!record)
        return record.problem();
    return record->state == State::Committing
               ? Outcome(Done{})
               : Problem{.stage = Stage::Send, .kind = Problem::Kind::Cancelled, .subject = id};
}

Outcome LedgerIntents::settled(const QString & /*id*/, Delivery::Status /*status*/)
{
    return Done{};
}

Courier::Courier(Outbox &outbox, Means means, const diagnose::Judge &judge, QObject *parent)
    : QObject(parent), m_round(new Round{outbox, std::move(means), judge})
{
    if (m_round->means.warm)
        m_round->sender.useWarm(*m_round->means.warm);
    connect(&m_round->sender, &Sender::finished, this, &Courier::settle);
    connect(&m_round->sender, &Sender::progressed, this, [this](qint64 bytes, qint64 total) {
        if (!m_round->todo.empty())
            Q_EMIT progressed(m_round->todo.front(), bytes, total);
    });
}

Courier::~Courier() = default;

void Courier::run(const QStringList &only)
{
    if (m_round->busy)
        return;
    const auto records = m_round->outbox.ledger().openOrSentSince({});
    if (!records)
        return Q_EMIT failed(records.problem());
    m_round->busy = true;
    m_round->stopped = false;
    m_round->nextDue = {};
    m_round->todo.clear();
    for (const Record &record : *records) {
        if (record.state == State::Queued && (only.isEmpty() || only.contains(record.id)))
            m_round->todo.push_back(record.id);
    }
    next();
}

void Courier::stop()
{
    m_round->stopped = true;
    m_round->sender.cancel();
}

void Courier::next()
{
    if (m_round->todo.empty() || m_round->stopped) {
        m_round->busy = false;
        return Q_EMIT rested(m_round->nextDue);
    }
    const auto record = m_round->outbox.ledger().find(m_round->todo.front());
    if (record)
        return consider(*record);
    m_round->busy = false;
    Q_EMIT failed(record.problem());
}

void Courier::consider(const Record &record)
{
    const Step step = decide(record, {}, m_round->means.now());
    if (step.kind != Step::Kind::Send)
        return wait(step.when);
    const auto mail = m_round->outbox.pairs().read(record.id);
    if (!mail)
        return setAside(record.id, mail.problem());
    m_round->means.planOf(*mail, [this, mail = *mail](const Result<smtp::Plan> &plan) {
        if (plan)
            look(mail, *plan);
        else
            hold(mail.id, plan.problem());
    });
}

/// Once more, with what bounds the way it goes.
void Courier::look(const QueuedMail &mail, const smtp::Plan &plan)
{
    const QDateTime now = m_round->means.now();
    const auto &ledger = m_round->outbox.ledger();
    const auto sent = ledger.sentSince(mail.accountId, now.addDays(-1));
    const auto record = ledger.find(mail.id);
    if (!sent || !record) {
        m_round->busy = false;
        return Q_EMIT failed(sent ? record.problem() : sent.problem());
    }
    const Step step = decide(*record, {.limits = limitsOf(plan), .sentLately = *sent}, now);
    if (step.kind == Step::Kind::Send)
        return begin(mail, plan, step.to);
    wait(step.when);
}

void Courier::begin(const QueuedMail &mail, const smtp::Plan &plan, const std::vector<Address> &to)
{
    const auto message = m_round->outbox.pairs().message(mail, to);
    if (!message)
        return setAside(mail.id, message.problem());
    const auto taken =
        m_round->outbox.change(mail.id, [&](Record record) { return takenUp(std::move(record), to); });
    tell(taken);
    if (!taken)
        return;
    if (taken->state != State::Sending)
        return wait({}); // somebody cancelled it just now
    m_round->to = to;
    m_round->sender.send(plan, *message);
}

void Courier::settle(const SendReport &report)
{
    const QDateTime now = m_round->means.now();
    const Attempt attempt{.to = m_round->to,
                          .delivery = report.delivery,
                          .diagnosis = report.diagnosis,
                          .causes = causesOf(report.delivery, m_round->judge)};
    const QString id = m_round->todo.front();
    const auto record =
        m_round->outbox.change(id, [&](Record before) { return after(std::move(before), attempt, now); });
    tell(record);
    if (!record)
        return;
    if (record->state != State::Queued || record->due > now)
        return wait(record->state == State::Queued ? record->due : QDateTime());
    goOn(); // with the same one, for those who had no room
}

void Courier::hold(const QString &id, const Problem &problem)
{
    const auto record = m_round->outbox.change(
        id, [&](Record before) { return heldUp(std::move(before), problem, m_round->means.now()); });
    tell(record);
    if (record)
        wait(record->due);
}

void Courier::setAside(const QString &id, const Problem &problem)
{
    if (const Outcome aside = m_round->outbox.setAside(id, problem, m_round->means.now()); !aside)
        return tell(aside.problem());
    tell(m_round->outbox.ledger().find(id));
    wait({});
}

/// On to the next; this one is looked at again by then.
void Courier::wait(const QDateTime &until)
{
    if (until.isValid() && (!m_round->nextDue.isValid() || until < m_round->nextDue))
        m_round->nextDue = until;
    m_round->todo.pop_front();
    goOn();
}

/// Not from within the one before: ten thousand in a row would be as many frames deep.
void Courier::goOn()
{
    QMetaObject::invokeMethod(this, &Courier::next, Qt::QueuedConnection);
}

void Courier::tell(const Result<Record> &record)
{
    if (record)
        return Q_EMIT changed(*record);
    m_round->busy = false;
    Q_EMIT failed(record.problem());
}

} // namespace posthorn::outbox
