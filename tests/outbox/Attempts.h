// SPDX-License-Identifier: MIT
#pragma once
// A queued mail, and what an attempt to send it came to.

#include "outbox/Decide.h"

namespace posthorn::test {

using namespace Qt::StringLiterals;
using namespace posthorn::outbox;
using Status = Standing::Status;

inline const QDateTime noon(QDate(2026, 5, 4), QTime(12, 0), Qt::UTC);

inline Address address(const QString &text)
{
    return *Address::parse(text);
}

inline Record queued(const QStringList &recipients = {u"bob@example.net"_s})
{
    Record record{.id = u"1"_s, .queuedAt = noon, .decidedAt = noon, .due = noon};
    for (const QString &one : recipients)
        record.recipients.push_back({address(one)});
    return record;
}

inline Reply reply(int code)
{
    return {.code = code, .lines = {u"%1 so it is"_s.arg(code)}};
}

inline RecipientResult result(const Record &record, std::size_t place, int code)
{
    return {.address = record.recipients[place].address,
            .status = code < 400 ? RecipientResult::Status::Accepted : RecipientResult::Status::Refused,
            .reply = reply(code)};
}

/// An attempt for all who are pending, in one transaction; `codes` are the replies to RCPT.
inline Attempt attempt(const Record &record, Delivery::Status status, const std::vector<int> &codes,
                       const std::optional<Diagnosis> &diagnosis = {})
{
    Attempt made{.to = record.pending(), .delivery = {.status = status}, .diagnosis = diagnosis};
    for (std::size_t i = 0; i < codes.size(); ++i)
        made.delivery.recipients.push_back(result(record, i, codes[i]));
    for (RecipientResult &one : made.delivery.recipients)
        if (status == Delivery::Status::InDoubt && one.status == RecipientResult::Status::Accepted)
            one.status = RecipientResult::Status::InDoubt;
    return made;
}

inline Diagnosis cause(const QString &id, Retry retry = Retry::Later)
{
    return {.cause = id, .retry = retry};
}

inline Record tried(Record record, Delivery::Status status, const std::vector<int> &codes,
                    const std::optional<Diagnosis> &diagnosis = {})
{
    const Attempt made = attempt(record, status, codes, diagnosis);
    return after(takenUp(std::move(record), made.to), made, noon);
}

inline qint64 secondsUntil(const Record &record)
{
    return noon.secsTo(record.due);
}

} // namespace posthorn::test
