// SPDX-License-Identifier: MIT
// A Sender's line: whose turn it is, and who is told of in which order.
#include "outbox/SenderState.h"

#include <algorithm>

namespace posthorn::outbox {

namespace {

template <class Holds>
Job *first(std::deque<Job> &jobs, const Holds &holds)
{
    const auto found = std::ranges::find_if(jobs, holds);
    return found == jobs.end() ? nullptr : &*found;
}

} // namespace

Job *Sender::State::waiting()
{
    return first(jobs, [](const Job &job) { return !job.aboard && !job.report; });
}

Job *Sender::State::aboard(qsizetype place)
{
    return first(jobs, [place](const Job &job) { return job.aboard == place; });
}

Job *Sender::State::current()
{
    return first(jobs, [](const Job &job) { return job.aboard.has_value(); });
}

void Sender::State::announceTurn()
{
    Job *job = current();
    if (!job || std::exchange(job->isBegun, true))
        return;
    Q_EMIT sender.begun(job->number);
    if (job->isCancelled)
        driver->cancel();
}

/// Whoever hears of one may hand in another.
void Sender::State::report()
{
    while (!jobs.empty() && jobs.front().report) {
        const SendReport told = std::move(*jobs.front().report);
        jobs.pop_front();
        Q_EMIT sender.finished(told);
    }
}

} // namespace posthorn::outbox
