// SPDX-License-Identifier: MIT
#include "check/Verdict.h"

#include "check/Assemble.h"
#include "diagnose/Causes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::check {

namespace {

using Kind = Problem::Kind;
using Observations = std::vector<Observation>;

Family familyOf(const Observation &observation)
{
    const QString &peer = observation.transcript.peer;
    if (peer.isEmpty())
        return observation.experiment.family;
    return peer.startsWith(u'[') ? Family::V6 : Family::V4;
}

/// A family that the host does not have is no way that failed.
bool isCell(const Observation &observation)
{
    const bool absent = observation.problem && observation.problem->stage == Stage::Dns;
    return observation.experiment.kind == Experiment::Kind::WayIn && !absent;
}

Alternative alternativeOf(const Observation &seen, const diagnose::Judge &judge)
{
    Alternative cell{.endpoint = seen.experiment.endpoint,
                     .family = familyOf(seen),
                     .furthest = seen.furthest,
                     .ms = seen.ms};
    if (seen.problem)
        cell.cause = diagnosisOf(cell.endpoint, QString(), *seen.problem, seen.transcript, judge).cause;
    return cell;
}

std::ptrdiff_t rankOf(const Endpoint &endpoint, const Habits &habits)
{
    const auto place = std::find_if(habits.waysIn.begin(), habits.waysIn.end(),
                                    [&](const WayIn &way) { return way.port == endpoint.port; });
    return place - habits.waysIn.begin();
}

bool offersSignIn(const Transcript &transcript)
{
    return std::any_of(transcript.capabilitiesAfterTls.begin(), transcript.capabilitiesAfterTls.end(),
                       [](const QString &line) {
                           return line.startsWith("AUTH "_L1, Qt::CaseInsensitive) ||
                                  line.startsWith("AUTH="_L1, Qt::CaseInsensitive);
                       });
}

bool isAdvisable(const Observation &seen, const CheckReport &report)
{
    if (!isCell(seen) || !seen.works() || seen.experiment.endpoint.port == 25)
        return false;
    return report.user.isEmpty() || offersSignIn(seen.transcript);
}

/// The same certificate under the name that it bears: whoever holds its key is who was reached before.
bool bearsItsName(const Observation &seen, const CheckReport &report)
{
    return seen.experiment.endpoint.host == report.target.host ||
           seen.transcript.tls.certificate.sha256 == report.transcript.tls.certificate.sha256;
}

std::optional<Endpoint> bestWay(const CheckReport &report, const Observations &observations,
                                const Habits &habits)
{
    std::optional<Endpoint> best;
    for (const Observation &seen : observations) {
        const Endpoint &endpoint = seen.experiment.endpoint;
        if (endpoint == report.target || !isAdvisable(seen, report) || !bearsItsName(seen, report))
            continue;
        if (!best || rankOf(endpoint, habits) < rankOf(*best, habits))
            best = endpoint;
    }
    return best;
}

void prove(CheckReport &report, const QString &cause, Confidence confidence)
{
    Diagnosis &diagnosis = *report.diagnosis;
    diagnosis.also = confidence == Confidence::Certain || diagnosis.cause == cause
                         ? QStringList()
                         : QStringList{diagnosis.cause};
    diagnosis.cause = cause;
    diagnosis.confidence = confidence;
    if (const auto *known = diagnose::causeById(cause)) {
        diagnosis.retry = known->retry;
        diagnosis.fixableBy = known->fixableBy;
    }
    report.verdict = verdictOf(*report.problem, diagnosis);
}

/// A server that greeted and then broke the handshake has the right mode: its TLS is what is wrong.
void disproveMode(CheckReport &report, const Observation &seen)
{
    if (report.suggestion != seen.experiment.endpoint || !report.transcript.greeting)
        return;
    report.suggestion.reset();
    prove(report, u"tls.handshake-failed"_s, Confidence::Likely);
}

/// The other protection on the port of the main run.
void weighOtherMode(CheckReport &report, const Observation &seen)
{
    const bool tlsInstead = seen.experiment.endpoint.security == Security::Tls;
    const bool wrongService = seen.problem && seen.problem->kind == Kind::NotSmtp;
    const bool rightMode = tlsInstead ? seen.spokeTls() : seen.passed(Stage::Greeting);
    if (wrongService)
        return prove(report, u"net.wrong-service"_s, Confidence::Certain);
    if (!rightMode)
        return disproveMode(report, seen);
    prove(report, u"tls.wrong-mode"_s, Confidence::Certain);
    report.suggestion = seen.experiment.endpoint;
}

void weighRequest(CheckReport &report, const Observation &seen)
{
    if (!seen.problem || seen.problem->kind != Kind::NotSmtp)
        return;
    prove(report, u"net.wrong-service"_s, Confidence::Certain);
    report.diagnosis->quoted = seen.problem->words;
}

/// What two resolvers say about one name. Silence of the second proves nothing.
void weighName(CheckReport &report, const Observation &seen)
{
    const bool unknownHere = report.problem->kind == Kind::HostNotFound;
    if (seen.works())
        prove(report, u"net.dns-failed"_s, unknownHere ? Confidence::Likely : Confidence::Certain);
    else if (seen.problem->kind == Kind::HostNotFound)
        prove(report, u"net.dns-not-found"_s, Confidence::Certain);
    else if (seen.problem->kind == Kind::ResolverFailed && !unknownHere)
        report.diagnosis->fixableBy = FixableBy::Provider; // both fail: it is the zone that is broken
}

void weigh(CheckReport &report, const Observation &seen)
{
    const Endpoint &endpoint = seen.experiment.endpoint;
    switch (seen.experiment.kind) {
    case Experiment::Kind::WayIn:
        if (endpoint.host == report.target.host && endpoint.port == report.target.port &&
            endpoint.security != report.target.security && report.problem->stage != Stage::Auth)
            weighOtherMode(report, seen);
        return;
    case Experiment::Kind::Request:
        return weighRequest(report, seen);
    case Experiment::Kind::Name:
        return weighName(report, seen);
    }
}

} // namespace

CheckReport joined(CheckReport report, const std::vector<Observation> &observations, const Habits &habits,
                   const diagnose::Judge &judge)
{
    if (!report.problem || !report.diagnosis)
        return report;
    for (const Observation &seen : observations) {
        if (isCell(seen))
            report.alternatives.push_back(alternativeOf(seen, judge));
        weigh(report, seen);
    }
    std::ranges::stable_sort(report.alternatives, {}, [&](const Alternative &cell) {
        return std::pair(rankOf(cell.endpoint, habits), cell.family);
    });
    if (!report.suggestion)
        report.suggestion = bestWay(report, observations, habits);
    report.proven = std::ranges::any_of(observations, [&](const Observation &seen) {
        return report.suggestion == seen.experiment.endpoint && seen.works() && isCell(seen);
    });
    return report;
}

} // namespace posthorn::check
