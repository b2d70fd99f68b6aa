// SPDX-License-Identifier: MIT
// What a server would refuse anyway, or could not keep, found before anything goes out.
#include "smtp/EnvelopeCommands.h"

#include "smtp/Parameters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::smtp {

namespace {

using Objection = std::optional<Problem>;

Problem senderProblem(Problem::Kind kind, const QString &subject, const QString &words = {})
{
    return {.stage = Stage::Sender, .kind = kind, .words = words, .subject = subject};
}

Objection toSize(const Envelope &envelope, const Capabilities &offered)
{
    if (offered.size.value_or(0) <= 0 || envelope.size <= *offered.size)
        return std::nullopt;
    return senderProblem(Problem::Kind::TooLarge, {}, u"SIZE %1"_s.arg(*offered.size));
}

Objection toLetters(const Envelope &envelope, const Capabilities &offered)
{
    if (envelope.eightBit && !offered.eightBitMime)
        return senderProblem(Problem::Kind::EightBitNotSupported, {});
    if (offered.smtpUtf8)
        return std::nullopt;
    if (envelope.from && envelope.from->needsUtf8())
        return senderProblem(Problem::Kind::Utf8NotSupported, envelope.from->toString());
    if (envelope.utf8Header)
        return senderProblem(Problem::Kind::Utf8NotSupported, {});
    const auto found = std::ranges::find_if(envelope.to, &Address::needsUtf8);
    if (found == envelope.to.end())
        return std::nullopt;
    return Problem{
        .stage = Stage::Recipient, .kind = Problem::Kind::Utf8NotSupported, .subject = found->toString()};
}

Objection notOffered(const QString &keyword, const QString &words = {})
{
    return senderProblem(Problem::Kind::ExtensionNotOffered, keyword, words);
}

Objection toHold(const QDateTime &until, const Capabilities &offered)
{
    if (!until.isValid())
        return senderProblem(Problem::Kind::BadArgument, u"hold-until"_s, u"is no time"_s);
    if (!offered.futureRelease)
        return notOffered(u"FUTURERELEASE"_s);
    const auto latest = offered.futureRelease->latest;
    if (!latest || until <= *latest)
        return std::nullopt;
    return notOffered(u"FUTURERELEASE"_s,
                      u"until %1 at the latest"_s.arg(QString::fromLatin1(holdUntilValue(*latest))));
}

/// RFC 2852 section 4: with "return" the time is positive, and no shorter than the server's shortest.
Objection toDeadline(const DeliverBy &wish, const Capabilities &offered)
{
    constexpr qint64 most = 999'999'999;
    const qint64 within = wish.within.count();
    const bool returns = wish.otherwise == DeliverBy::Otherwise::Return;
    if (within > most || within < (returns ? 1 : -most))
        return senderProblem(Problem::Kind::BadArgument, u"deliver-by"_s,
                             u"%1 s is out of bounds"_s.arg(within));
    if (!returns || (offered.deliverBy && within >= *offered.deliverBy))
        return std::nullopt;
    const QString words = offered.deliverBy ? u"from %1 s on"_s.arg(*offered.deliverBy) : QString();
    return notOffered(u"DELIVERBY"_s, words);
}

Objection toWishes(const Wishes &wishes, const Capabilities &offered)
{
    constexpr int highest = 9;
    if (wishes.requireTls && !offered.requireTls)
        return notOffered(u"REQUIRETLS"_s);
    if (wishes.mtPriority && std::abs(*wishes.mtPriority) > highest)
        return senderProblem(Problem::Kind::BadArgument, u"mt-priority"_s,
                             u"%1 is not within -9 and 9"_s.arg(*wishes.mtPriority));
    if (wishes.holdUntil)
        if (auto objection = toHold(*wishes.holdUntil, offered))
            return objection;
    return wishes.deliverBy ? toDeadline(*wishes.deliverBy, offered) : std::nullopt;
}

/// RFC 3461 section 4.4.
Objection toEnvelopeId(const QString &id)
{
    constexpr qsizetype longest = 100;
    if (const Outcome checked = checkArgument(id.toUtf8(), "envid"_L1, Charset::Ascii); !checked)
        return senderProblem(checked.problem().kind, u"envid"_s, checked.problem().words);
    if (id.size() > longest)
        return senderProblem(Problem::Kind::BadArgument, u"envid"_s, u"is longer than 100 characters"_s);
    return std::nullopt;
}

} // namespace

std::optional<Problem> objectionTo(const Envelope &envelope, const Capabilities &offered, bool withRecipients)
{
    if (withRecipients && envelope.to.empty())
        return Problem{.stage = Stage::Recipient,
                       .kind = Problem::Kind::BadInput,
                       .words = u"there is none"_s,
                       .subject = u"recipient"_s};
    if (auto objection = toSize(envelope, offered))
        return objection;
    if (auto objection = toLetters(envelope, offered))
        return objection;
    if (auto objection = toWishes(envelope.wishes, offered))
        return objection;
    return toEnvelopeId(envelope.wishes.report.id);
}

QStringList leftOut(const Wishes &wishes, const Capabilities &offered)
{
    QStringList keywords;
    if (wishes.report.isWanted() && !offered.dsn)
        keywords.append(u"DSN"_s);
    if (wishes.deliverBy && !offered.deliverBy)
        keywords.append(u"DELIVERBY"_s);
    if (wishes.mtPriority && !offered.mtPriority)
        keywords.append(u"MT-PRIORITY"_s);
    if (wishes.submitter && !offered.auth)
        keywords.append(u"AUTH"_s);
    return keywords;
}

} // namespace posthorn::smtp
