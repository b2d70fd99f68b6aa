// SPDX-License-Identifier: MIT
#include "names/Answer.h"

#include "base/IdTable.h"

namespace posthorn::names {

using namespace Qt::StringLiterals;

namespace {

using Outcome = Answer::Outcome;
constexpr auto outcomes = std::to_array<Named<Outcome>>({
    {Outcome::Found, "NOERROR"_L1},
    {Outcome::NoData, "NOERROR without such a record"_L1},
    {Outcome::NoSuchName, "NXDOMAIN"_L1},
    {Outcome::ServerFailed, "SERVFAIL"_L1},
    {Outcome::Refused, "REFUSED"_L1},
    {Outcome::OtherCode, "response code"_L1},
    {Outcome::TimedOut, "no answer"_L1},
    {Outcome::Unreachable, "no server could be asked"_L1},
    {Outcome::Malformed, "a malformed reply"_L1},
    {Outcome::BadName, "no host name"_L1},
});
static_assert(isWhole(outcomes, Outcome::BadName));

} // namespace

QString describe(const Answer &answer)
{
    QString words = idIn(outcomes, answer.outcome);
    if (answer.outcome == Outcome::OtherCode)
        words += u' ' + QString::number(answer.responseCode);
    return answer.server.isEmpty() ? words : words + u" from "_s + answer.server;
}

} // namespace posthorn::names
