// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxEntry.h"

#include "ui/check/Verdict.h"

#include <QCoreApplication>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;
using State = OutboxEntry::State;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(posthorn::ui::OutboxEntry)
};

State stateOf(Delivery::Status status)
{
    switch (status) {
    case Delivery::Status::NotSent:
        return State::NotSent;
    case Delivery::Status::Sent:
        return State::Sent;
    case Delivery::Status::Partly:
        return State::Partly;
    case Delivery::Status::InDoubt:
        return State::InDoubt;
    }
    Q_UNREACHABLE();
}

QString refusedOf(const Delivery &delivery)
{
    QStringList refused;
    for (const auto &recipient : delivery.recipients) {
        if (recipient.status != RecipientResult::Status::Accepted)
            refused += recipient.address.toString();
    }
    return refused.join(u", "_s);
}

QString reasonOf(State state, const outbox::SendReport &report, const QString &cause)
{
    switch (state) {
    case State::Sent:
        return Words::tr("The server took it.");
    case State::Partly:
        return Words::tr("The server took it for some. It did not go to: %1.")
            .arg(refusedOf(report.delivery));
    case State::InDoubt:
        return Words::tr(
            "The connection broke after the last line. The server may have it or not. Posthorn does not "
            "send it again by itself, so that nobody gets it twice.");
    case State::NotSent:
    case State::Waiting:
    case State::Sending:
        break;
    }
    return cause;
}

} // namespace

OutboxEntry afterwards(OutboxEntry entry, const outbox::SendReport &report, const explain::Catalogue &words)
{
    entry.state = stateOf(report.delivery.status);
    entry.card.reset();
    if (report.diagnosis && entry.state != State::Sent)
        entry.card = explain::onlyOffering(words.card(*report.diagnosis), true, {u"test-connection"_s});
    entry.reason = reasonOf(entry.state, report, entry.card ? entry.card->title : QString{});
    entry.evidence = evidenceOf(report.delivery.problem, report.transcript.lines);
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

} // namespace posthorn::ui
