// SPDX-License-Identifier: MIT
#include "app/cli/WishOptions.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

const std::vector<app::Option> wishOptions{
    {"request-dsn", "WHEN", "ask for a report: never, or some of success,failure,delay",
     "--request-dsn failure,delay"},
    {"require-tls", "", "no server on the way may pass it on without encryption", ""},
    {"hold-until", "T", "the server keeps it until then", "--hold-until 2026-12-24T18:00"},
    {"deliver-by", "S", "returned when it is not delivered within S seconds", "--deliver-by 3600"},
    {"mt-priority", "N", "-9 to 9, where the server knows priorities", "--mt-priority 4"}};

namespace {

using app::Options;

Outcome readReport(const Options &options, Wishes &wishes)
{
    if (!options.has("request-dsn"))
        return Done{};
    ReportWish::Events events;
    const QString text = options.value("request-dsn");
    for (const QString &when : text == "never"_L1 ? QStringList() : text.split(u',')) {
        bool *event = when == "success"_L1   ? &events.success
                      : when == "failure"_L1 ? &events.failure
                      : when == "delay"_L1   ? &events.delay
                                             : nullptr;
        if (!event)
            return badInput(u"--request-dsn "_s + text,
                            u"is neither never nor some of success,failure,delay"_s);
        *event = true;
    }
    wishes.report.notify = events;
    return Done{};
}

Outcome readHold(const Options &options, const QDateTime &now, Wishes &wishes)
{
    if (!options.has("hold-until"))
        return Done{};
    const QString text = options.value("hold-until");
    const auto until = QDateTime::fromString(text, Qt::ISODate);
    if (!until.isValid())
        return badInput(u"--hold-until "_s + text, u"is no time of the form 2026-12-24T18:00"_s);
    if (until <= now)
        return badInput(u"--hold-until "_s + text, u"lies in the past"_s);
    wishes.holdUntil = until;
    return Done{};
}

/// RFC 2852 §4: nine digits.
Outcome readDeliverBy(const Options &options, Wishes &wishes)
{
    if (!options.has("deliver-by"))
        return Done{};
    bool isNumber = false;
    const qint64 seconds = options.value("deliver-by").toLongLong(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 999'999'999)
        return badInput(u"--deliver-by "_s + options.value("deliver-by"),
                        u"is no number of seconds from 1 to 999999999"_s);
    wishes.deliverBy = DeliverBy{.within = std::chrono::seconds(seconds)};
    return Done{};
}

Outcome readPriority(const Options &options, Wishes &wishes)
{
    if (!options.has("mt-priority"))
        return Done{};
    bool isNumber = false;
    const int priority = options.value("mt-priority").toInt(&isNumber);
    if (!isNumber || priority < -9 || priority > 9)
        return badInput(u"--mt-priority "_s + options.value("mt-priority"), u"is no number from -9 to 9"_s);
    wishes.mtPriority = priority;
    return Done{};
}

} // namespace

Result<Wishes> wishesFrom(const Options &options, const QDateTime &now)
{
    Wishes wishes;
    wishes.requireTls = options.has("require-tls");
    for (const Outcome &read : {readReport(options, wishes), readHold(options, now, wishes),
                                readDeliverBy(options, wishes), readPriority(options, wishes)}) {
        if (!read)
            return read.problem();
    }
    return wishes;
}

} // namespace posthorn::cli
