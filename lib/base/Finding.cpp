// SPDX-License-Identifier: MIT
#include "base/Finding.h"

#include "base/IdTable.h"

using namespace Qt::StringLiterals;

namespace posthorn {

namespace {

using Severity = Finding::Severity;
using Field = Finding::Field;

constexpr IdTable<Severity, 3> severities{
    {{Severity::Stops, "stops"_L1}, {Severity::Asks, "asks"_L1}, {Severity::Hints, "hints"_L1}}};
static_assert(isWhole(severities, Severity::Hints));

constexpr IdTable<Field, 8> fields{{{Field::From, "from"_L1},
                                    {Field::To, "to"_L1},
                                    {Field::Cc, "cc"_L1},
                                    {Field::Bcc, "bcc"_L1},
                                    {Field::ReplyTo, "reply-to"_L1},
                                    {Field::Subject, "subject"_L1},
                                    {Field::Text, "text"_L1},
                                    {Field::Attachments, "attachments"_L1}}};
static_assert(isWhole(fields, Field::Attachments));

} // namespace

QLatin1StringView idOf(Finding::Severity severity)
{
    return idIn(severities, severity);
}

QLatin1StringView idOf(Finding::Field field)
{
    return idIn(fields, field);
}

} // namespace posthorn
