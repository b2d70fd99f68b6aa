// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxEntry.h"

#include "base/VisibleText.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using State = OutboxEntry::State;
using outbox::Record;
using outbox::Standing;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(posthorn::ui::OutboxEntry)
};

constexpr qsizetype shownRecipients = 3;

QString clock(const QDateTime &when, QDate today)
{
    const auto local = when.toLocalTime();
    const QLocale locale;
    return local.date() == today ? locale.toString(local.time(), QLocale::ShortFormat)
                                 : locale.toString(local, QLocale::ShortFormat);
}

QString whenOf(const Record &record, QDate today)
{
    if (record.state == outbox::State::Sent)
        return clock(record.sentAt, today);
    const bool wasTried = record.attempts > 0 || record.problem;
    return record.state == outbox::State::Queued && wasTried && record.due.isValid()
               ? Words::tr("next try at %1").arg(clock(record.due, today))
               : QString();
}

QString missedOf(const Record &record)
{
    QStringList missed;
    for (const Standing &one : record.recipients) {
        if (one.status != Standing::Status::Accepted)
            missed += one.address.toString();
    }
    return missed.join(u", "_s);
}

QString reasonOf(const Record &record, State state, const QString &cause)
{
    switch (state) {
    case State::Sent:
        return Words::tr("The server took it.");
    case State::Partly:
        return Words::tr("The server took it for some. It did not go to: %1.").arg(missedOf(record));
    case State::InDoubt:
        return Words::tr("The server may have it or not: the connection or the program ended after the last "
                         "byte and before the answer. It is not sent again unless you say so.");
    case State::NotSent:
    case State::Waiting:
    case State::Sending:
        break;
    }
    return cause;
}

QString standingLine(const Standing &one)
{
    const auto word = one.status == Standing::Status::Accepted  ? Words::tr("taken")
                      : one.status == Standing::Status::Refused ? Words::tr("refused")
                                                                : Words::tr("not yet");
    const auto reply = one.reply.isEmpty() ? QString() : u": "_s + one.reply;
    return u"%1 %2%3"_s.arg(one.address.toString(), word, reply);
}

FactCard::Evidence evidenceOf(const Record &record)
{
    QStringList lines;
    for (const Standing &one : record.recipients)
        lines += standingLine(one);
    return {.words = record.reply, .details = lines.size() > 1 ? lines.join(u'\n') : QString()};
}

} // namespace

State stateOf(const Record &record)
{
    switch (record.state) {
    case outbox::State::Queued:
        return State::Waiting;
    case outbox::State::Sending:
    case outbox::State::Committing:
        return State::Sending;
    case outbox::State::InDoubt:
        return State::InDoubt;
    case outbox::State::Sent:
        return State::Sent;
    case outbox::State::Failed:
    case outbox::State::Cancelled:
        break;
    }
    return record.any(Standing::Status::Accepted) ? State::Partly : State::NotSent;
}

bool isOpen(const Record &record)
{
    return record.state != outbox::State::Sent && record.state != outbox::State::Cancelled;
}

bool goesOn(const Record &record)
{
    const auto state = stateOf(record);
    return state == State::Waiting || state == State::Sending;
}

OutboxEntry entryOf(const Record &record, const explain::Catalogue &words, QDate today)
{
    OutboxEntry entry{
        .id = record.id, .accountId = record.accountId, .subject = record.subject, .state = stateOf(record)};
    for (const Standing &one : record.recipients)
        entry.to += one.address.toString();
    entry.when = whenOf(record, today);
    if (record.diagnosis && entry.state != State::Sent && entry.state != State::Sending)
        entry.card = explain::onlyOffering(words.card(*record.diagnosis), true, {u"type-again"_s});
    const auto cause = entry.card       ? entry.card->title
                       : record.problem ? words.sentence(*record.problem)
                                        : QString();
    entry.reason = reasonOf(record, entry.state, cause);
    entry.evidence = evidenceOf(record);
    return entry;
}

QString wordOf(State state)
{
    switch (state) {
    case State::Waiting:
        return Words::tr("Waiting");
    case State::Sending:
        return Words::tr("Sending");
    case State::Sent:
        return Words::tr("Sent");
    case State::Partly:
        return Words::tr("Sent to some");
    case State::NotSent:
        return Words::tr("Not sent");
    case State::InDoubt:
        return Words::tr("In doubt");
    }
    Q_UNREACHABLE();
}

QString iconOf(State state)
{
    switch (state) {
    case State::Waiting:
        return u"waiting"_s;
    case State::Sending:
        return u"running"_s;
    case State::Sent:
        return u"ok"_s;
    case State::Partly:
        return u"warn"_s;
    case State::NotSent:
        return u"fail"_s;
    case State::InDoubt:
        return u"doubt"_s;
    }
    Q_UNREACHABLE();
}

Tone toneOf(State state)
{
    switch (state) {
    case State::Waiting:
        return Tone::Plain;
    case State::Sending:
        return Tone::Info;
    case State::Sent:
        return Tone::Ok;
    case State::Partly:
    case State::InDoubt:
        return Tone::Warn;
    case State::NotSent:
        return Tone::Fail;
    }
    Q_UNREACHABLE();
}

QString subjectLine(const OutboxEntry &entry)
{
    return entry.subject.isEmpty() ? Words::tr("No subject") : visibleText(entry.subject);
}

QString recipientLine(const OutboxEntry &entry)
{
    const auto names = entry.to.first(std::min(entry.to.size(), shownRecipients)).join(u", "_s);
    const auto more = entry.to.size() - shownRecipients;
    return more > 0 ? Words::tr("To %1 and %2 more").arg(names).arg(more) : Words::tr("To %1").arg(names);
}

QString stateLine(const OutboxEntry &entry)
{
    return entry.when.isEmpty() ? wordOf(entry.state) : u"%1 · %2"_s.arg(wordOf(entry.state), entry.when);
}

} // namespace posthorn::ui
