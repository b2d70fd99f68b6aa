// SPDX-License-Identifier: MIT
#include "outbox/Sender.h"

#include "providers/Provider.h"

namespace posthorn::outbox {

struct Sender::State
{
    WireFactory wires;
    const diagnose::Judge &judge;
    IntentLog &intents;
    smtp::Plan plan{};
    QString messageId{};
    std::unique_ptr<wire::Driver> driver{};
    std::optional<Problem> notRecorded{}; ///< why the intent could not be made durable
};

namespace {

Diagnosis judged(const Problem &problem, const smtp::Plan &plan, const Transcript &transcript,
                 const diagnose::Judge &judge)
{
    const auto *provider = providers::Table::builtIn().byHost(plan.endpoint.host);
    return judge.judge(diagnose::withRoute(diagnose::factsOf(problem, transcript), plan.endpoint, plan.user,
                                           provider ? provider->id : QString()));
}

} // namespace

Sender::Sender(WireFactory wires, const diagnose::Judge &judge, IntentLog &intents, QObject *parent)
    : QObject(parent), m_state(std::make_unique<State>(State{std::move(wires), judge, intents}))
{
}

Sender::~Sender() = default;

void Sender::send(const smtp::Plan &plan, const mime::Message &message)
{
    m_state->plan = plan;
    m_state->plan.until = Stage::Send;
    m_state->plan.envelope = message.envelope();
    m_state->plan.envelope.wishes = plan.envelope.wishes; // of the act, not of the message
    m_state->plan.envelope.size = message.size();
    m_state->messageId = message.messageId();
    m_state->notRecorded.reset();
    m_state->driver = std::make_unique<wire::Driver>(m_state->plan, m_state->wires(), message.open());

    auto *driver = m_state->driver.get();
    connect(driver, &wire::Driver::stepChanged, this, &Sender::stepChanged);
    connect(driver, &wire::Driver::progressed, this,
            [this, total = message.size()](qint64 bytes) { Q_EMIT progressed(bytes, total); });
    connect(driver, &wire::Driver::commitAsked, this, &Sender::recordIntent);
    connect(driver, &wire::Driver::finished, this, &Sender::settle);
    driver->start();
}

void Sender::cancel()
{
    if (m_state->driver)
        m_state->driver->cancel();
}

void Sender::recordIntent()
{
    if (const Outcome recorded = m_state->intents.committing(m_state->messageId); recorded)
        return m_state->driver->mayCommit();
    else
        m_state->notRecorded = recorded.problem();
    m_state->driver->cancel();
}

void Sender::settle(const wire::Run &run)
{
    SendReport report{
        .messageId = m_state->messageId, .delivery = run.delivery, .transcript = run.transcript};
    report.elapsedMs = run.elapsedMs;
    if (m_state->notRecorded)
        report.delivery.problem = m_state->notRecorded;
    else if (!report.delivery.problem)
        report.delivery.problem = run.problem;
    if (report.delivery.problem)
        report.diagnosis = judged(*report.delivery.problem, m_state->plan, run.transcript, m_state->judge);
    const Outcome settled = m_state->intents.settled(m_state->messageId, run.delivery.status);
    if (!settled && !report.delivery.problem)
        report.delivery.problem = settled.problem();
    Q_EMIT finished(report);
}

} // namespace posthorn::outbox
