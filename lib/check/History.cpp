// SPDX-License-Identifier: MIT
#include "check/History.h"

#include <algorithm>

namespace posthorn::check {

namespace {

/// "[2001:db8::1]:587" without its port.
QString addressOf(const QString &peer)
{
    return peer.left(peer.lastIndexOf(u':')).remove(u'[').remove(u']');
}

} // namespace

PastRun pastRunOf(const CheckReport &report)
{
    const Transcript &seen = report.transcript;
    PastRun run{.when = report.started,
                .verdict = report.verdict,
                .cause = report.diagnosis ? report.diagnosis->cause : QString(),
                .endpoint = report.target,
                .user = report.user,
                .address = addressOf(seen.peer),
                .protocol = seen.tls.protocol,
                .certificate = QString::fromLatin1(seen.tls.certificate.sha256),
                .issuer = seen.tls.certificate.issuer,
                .abilities = seen.capabilitiesAfterTls,
                .ms = report.elapsedMs};
    run.abilities.sort();
    return run;
}

void History::add(const PastRun &run)
{
    m_runs.push_back(run);
    if (m_runs.size() <= most)
        return;
    const bool firstIsDear = m_runs.front().works() && lastGoodBefore() == &m_runs.front();
    m_runs.erase(m_runs.begin() + (firstIsDear ? 1 : 0));
}

const PastRun *History::last() const
{
    return m_runs.empty() ? nullptr : &m_runs.back();
}

const PastRun *History::lastGoodBefore() const
{
    if (m_runs.empty())
        return nullptr;
    const auto good =
        std::find_if(m_runs.rbegin() + 1, m_runs.rend(), [](const PastRun &run) { return run.works(); });
    return good == m_runs.rend() ? nullptr : &*good;
}

std::vector<Change> changesBetween(const PastRun &good, const PastRun &now)
{
    std::vector<Change> changes;
    const auto compare = [&](Change change, auto PastRun::*fact) {
        if (!(good.*fact).isEmpty() && !(now.*fact).isEmpty() && good.*fact != now.*fact)
            changes.push_back(change);
    };
    if (good.endpoint != now.endpoint)
        changes.push_back(Change::Server);
    compare(Change::User, &PastRun::user);
    compare(Change::Address, &PastRun::address);
    compare(Change::Certificate, &PastRun::certificate);
    compare(Change::Issuer, &PastRun::issuer);
    compare(Change::Protocol, &PastRun::protocol);
    compare(Change::Abilities, &PastRun::abilities);
    return changes;
}

} // namespace posthorn::check
