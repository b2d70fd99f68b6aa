// SPDX-License-Identifier: MIT
#include "check/Trial.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace posthorn::check {

namespace {

std::optional<Stage> furthestOf(const std::vector<Step> &steps)
{
    std::optional<Stage> furthest;
    for (const Step &step : steps) {
        if (step.status == StepStatus::Ok)
            furthest = step.stage;
    }
    return furthest;
}

class WayTrial : public Trial
{
public:
    WayTrial(const Experiment &experiment, const smtp::Plan &plan, const WireFactory &wires, QObject *parent)
        : Trial(experiment, parent), m_driver(plan, wires())
    {
        connect(&m_driver, &wire::Driver::finished, this, &WayTrial::tell);
    }

    void start() override { m_driver.start(); }

private:
    void tell(const wire::Run &run)
    {
        Q_EMIT observed({.experiment = experiment(),
                         .furthest = furthestOf(run.transcript.steps),
                         .problem = run.problem,
                         .transcript = run.transcript,
                         .ms = run.elapsedMs});
    }

    wire::Driver m_driver;
};

/// A web server says something to this; whoever waits for an SMTP client to be quiet does not.
class RequestTrial : public Trial
{
public:
    RequestTrial(const Experiment &experiment, smtp::Plan plan, const WireFactory &wires, QObject *parent)
        : Trial(experiment, parent), m_plan(std::move(plan)), m_wire(wires())
    {
        m_bound.setSingleShot(true);
        connect(&m_bound, &QTimer::timeout, this, [this] { tell(Problem::Kind::TimedOut, {}); });
        connect(m_wire.get(), &wire::Wire::opened, this,
                [this] { m_wire->write("HEAD / HTTP/1.0\r\n\r\n"); });
        connect(m_wire.get(), &wire::Wire::received, this, &RequestTrial::hear);
        connect(m_wire.get(), &wire::Wire::failed, this,
                [this](const Problem &problem) { tell(problem.kind, problem.words); });
    }

    void start() override
    {
        m_elapsed.start();
        m_bound.start(m_plan.timeouts.greeting);
        m_wire->open(m_plan);
    }

private:
    void hear(const QByteArray &bytes)
    {
        const QString words = QString::fromLatin1(bytes.first(bytes.indexOf('\n') + 1)).trimmed();
        tell(bytes.startsWith("HTTP/") ? Problem::Kind::NotSmtp : Problem::Kind::ReplyMalformed, words);
    }

    void tell(Problem::Kind kind, const QString &words)
    {
        m_bound.stop();
        m_wire->disconnect(this);
        Q_EMIT observed({.experiment = experiment(),
                         .problem = Problem{.stage = Stage::Greeting, .kind = kind, .words = words},
                         .ms = m_elapsed.elapsed()});
    }

    smtp::Plan m_plan;
    std::unique_ptr<wire::Wire> m_wire;
    QTimer m_bound{};
    QElapsedTimer m_elapsed{};
};

Problem::Kind kindOf(names::Answer::Outcome outcome)
{
    using enum names::Answer::Outcome;
    switch (outcome) {
    case NoSuchName:
    case BadName:
        return Problem::Kind::HostNotFound;
    case ServerFailed:
    case Refused:
    case OtherCode:
    case Malformed:
        return Problem::Kind::ResolverFailed;
    case Found:
    case NoData:
    case TimedOut:
    case Unreachable:
        break;
    }
    return Problem::Kind::ResolverSilent;
}

class NameTrial : public Trial
{
public:
    NameTrial(const Experiment &experiment, const smtp::Plan &plan, const QList<Endpoint> &servers,
              QObject *parent)
        : Trial(experiment, parent), m_bound(plan.timeouts.connect), m_query(servers)
    {
        connect(&m_query, &names::Query::answered, this, &NameTrial::tell);
    }

    void start() override
    {
        m_query.ask({.name = experiment().endpoint.host, .type = names::Type::A}, m_bound);
    }

private:
    /// A name without an address of this kind is a name nevertheless.
    void tell(const names::Answer &answer)
    {
        using enum names::Answer::Outcome;
        Observation observation{.experiment = experiment(), .ms = answer.ms};
        observation.transcript.peer = answer.server;
        if (answer.outcome == Found || answer.outcome == NoData)
            observation.furthest = Stage::Dns;
        else
            observation.problem =
                Problem{.stage = Stage::Dns, .kind = kindOf(answer.outcome), .words = describe(answer)};
        Q_EMIT observed(observation);
    }

    std::chrono::milliseconds m_bound;
    names::Query m_query;
};

} // namespace

Trial::Trial(Experiment experiment, QObject *parent) : QObject(parent), m_experiment(std::move(experiment)) {}

Trial *newTrial(const Experiment &experiment, const smtp::Plan &plan, const WireFactory &wires,
                const QList<Endpoint> &servers, QObject *parent)
{
    switch (experiment.kind) {
    case Experiment::Kind::WayIn:
        return new WayTrial(experiment, plan, wires, parent);
    case Experiment::Kind::Request:
        return new RequestTrial(experiment, plan, wires, parent);
    case Experiment::Kind::Name:
        break;
    }
    return new NameTrial(experiment, plan, servers, parent);
}

} // namespace posthorn::check
