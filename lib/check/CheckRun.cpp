// SPDX-License-Identifier: MIT
#include "check/CheckRun.h"

#include "check/Assemble.h"
#include "check/Laboratory.h"
#include "check/Mending.h"
#include "check/Verdict.h"

#include <utility>

using namespace std::chrono_literals;

namespace posthorn::check {

struct CheckRun::Wanted
{
    Mended mended;
    WireFactory wires;
    const diagnose::Judge &judge;
    QDateTime started;
    Habits habits;
};

struct CheckRun::State
{
    State(CheckRun &itself, const Wanted &wanted);

    void follow(const Step &step);
    void hesitate();
    void observe();
    void cutShort(Problem::Kind kind);
    void end(wire::Run run);
    void consider();
    void tellWhenDone();
    void tell();
    [[nodiscard]] CheckReport report() const;

    CheckRun &owner;
    smtp::Plan plan;
    Step input;
    const diagnose::Judge &judge;
    QDateTime started;
    Habits habits;
    wire::Driver driver;
    Laboratory laboratory;
    std::optional<Stage> stage{};                ///< that runs
    std::optional<Problem::Kind> knownAlready{}; ///< why the main run was ended before its time
    std::optional<wire::Run> run{};
    bool enough = false; ///< cancelled, or out of time: nothing more is tried
    bool told = false;
    QTimer hesitation{};
    QTimer afterwards{};
    QTimer wholeRun{};
    QElapsedTimer elapsed{};
};

CheckRun::State::State(CheckRun &itself, const Wanted &wanted)
    : owner(itself),
      plan(boundedForCheck(wanted.mended.plan)),
      input(inputStep(wanted.mended)),
      judge(wanted.judge),
      started(wanted.started),
      habits(wanted.habits),
      driver(plan, wanted.wires()),
      laboratory(plan, wanted.wires, habits)
{
    for (QTimer *timer : {&hesitation, &afterwards, &wholeRun})
        timer->setSingleShot(true);
    connect(&hesitation, &QTimer::timeout, &owner, [this] { hesitate(); });
    connect(&afterwards, &QTimer::timeout, &owner, [this] { tell(); });
    connect(&wholeRun, &QTimer::timeout, &owner, [this] {
        enough = true;
        run ? tell() : cutShort(Problem::Kind::TimedOut);
    });
    connect(&laboratory, &Laboratory::observed, &owner, [this] { observe(); });
    connect(&driver, &wire::Driver::stepChanged, &owner, [this](const Step &step) { follow(step); });
    connect(&driver, &wire::Driver::commitAsked, &driver, &wire::Driver::mayCommit);
    connect(&driver, &wire::Driver::finished, &owner, [this](const wire::Run &over) { end(over); });
}

void CheckRun::State::follow(const Step &step)
{
    hesitation.stop();
    stage = step.status == StepStatus::Running ? std::optional(step.stage) : std::nullopt;
    if (stage == Stage::Connect)
        hesitation.start(habits.hesitation);
    if (stage == Stage::Greeting)
        hesitation.start(habits.silence);
    if (stage == Stage::Hello || stage == Stage::Capabilities)
        hesitation.start(habits.answer);
    Q_EMIT owner.stepChanged(step);
}

void CheckRun::State::hesitate()
{
    if (stage == Stage::Hello || stage == Stage::Capabilities)
        return cutShort(Problem::Kind::TimedOut);
    laboratory.make(decide({.plan = plan, .waitingAt = stage}, habits));
}

/// While a greeting is waited for, an experiment may already tell that none will ever come.
void CheckRun::State::observe()
{
    if (run) {
        consider();
        return tellWhenDone();
    }
    if (stage != Stage::Greeting)
        return;
    laboratory.make(
        decide({.plan = plan, .waitingAt = stage, .observations = laboratory.observations()}, habits));
    for (const Observation &seen : laboratory.observations()) {
        const Endpoint &endpoint = seen.experiment.endpoint;
        const bool samePort = endpoint.port == plan.endpoint.port;
        const bool isWeb = seen.experiment.kind == Experiment::Kind::Request && seen.problem &&
                           seen.problem->kind == Problem::Kind::NotSmtp;
        if (samePort && (isWeb || (endpoint.security == Security::Tls && seen.spokeTls())))
            return cutShort(Problem::Kind::TimedOut);
    }
}

void CheckRun::State::cutShort(Problem::Kind kind)
{
    knownAlready = kind;
    driver.cancel();
}

void CheckRun::State::end(wire::Run over)
{
    hesitation.stop();
    if (knownAlready && over.problem && over.problem->kind == Problem::Kind::Cancelled)
        over.problem->kind = *knownAlready;
    run = std::move(over);
    if (!run->problem || enough)
        return tell();
    consider();
    if (laboratory.isIdle())
        return tell();
    afterwards.start(habits.afterwards);
}

void CheckRun::State::consider()
{
    const bool certain = report().diagnosis->cause == QLatin1StringView("tls.wrong-mode") && knownAlready;
    if (certain)
        return laboratory.stop();
    laboratory.make(decide({.plan = plan,
                            .problem = run->problem,
                            .transcript = run->transcript,
                            .observations = laboratory.observations()},
                           habits));
}

void CheckRun::State::tellWhenDone()
{
    if (laboratory.isIdle())
        tell();
}

/// Later: whoever hears it may end this object.
void CheckRun::State::tell()
{
    if (std::exchange(told, true))
        return;
    afterwards.stop();
    wholeRun.stop();
    laboratory.stop();
    CheckReport result = report();
    result.elapsedMs = elapsed.elapsed();
    QMetaObject::invokeMethod(
        &owner, [this, result] { Q_EMIT owner.finished(result); }, Qt::QueuedConnection);
}

CheckReport CheckRun::State::report() const
{
    CheckReport whole =
        joined(assemble(plan, started, *run, judge), laboratory.observations(), habits, judge);
    whole.steps.front() = input;
    return whole;
}

CheckRun::CheckRun(smtp::Plan plan, WireFactory wires, const diagnose::Judge &judge, QDateTime started,
                   Habits habits, QObject *parent)
    : QObject(parent),
      m_wanted(
          new Wanted{mended(std::move(plan)), std::move(wires), judge, std::move(started), std::move(habits)})
{
}

CheckRun::~CheckRun() = default;

void CheckRun::start()
{
    m_state = std::make_unique<State>(*this, *m_wanted);
    m_state->elapsed.start();
    m_state->wholeRun.start(m_state->habits.wholeRun);
    m_state->driver.start();
}

void CheckRun::cancel()
{
    if (!m_state)
        return;
    m_state->enough = true;
    m_state->run ? m_state->tell() : m_state->driver.cancel();
}

smtp::Plan boundedForCheck(smtp::Plan plan)
{
    const auto bound = [](std::chrono::milliseconds &wait, std::chrono::milliseconds most) {
        wait = std::min(wait, most);
    };
    bound(plan.timeouts.connect, 8s);
    bound(plan.timeouts.tls, 10s);
    bound(plan.timeouts.greeting, 32s);
    bound(plan.timeouts.command, 30s);
    bound(plan.timeouts.quit, 1s);
    return plan;
}

} // namespace posthorn::check
