// SPDX-License-Identifier: MIT
#include "Samples.h"

namespace posthorn::samples {

using namespace Qt::StringLiterals;

namespace {

outbox::Record record(const QString &id, outbox::State state, const QString &subject, const QStringList &to)
{
    const auto queued = noon().addSecs(qint64{60} * id.toInt());
    outbox::Record made{.id = id,
                        .state = state,
                        .accountId = u"gmail"_s,
                        .from = u"ada@gmail.com"_s,
                        .subject = subject,
                        .queuedAt = queued,
                        .attempts = 1,
                        .decidedAt = queued,
                        .due = queued.addSecs(900),
                        .sentAt = queued.addSecs(1)};
    for (const QString &one : to)
        made.recipients.push_back({address(one)});
    return made;
}

ui::InboxItem item(qint64 number, const QString &subject, const QString &text)
{
    const auto from = u"Practice <me@practice.test>"_s;
    const auto to = u"Bea <bea@example.com>"_s;
    ui::InboxItem result;
    result.captured.number = number;
    result.captured.received = noon().addSecs(number * 60);
    result.captured.mail.user = u"me@practice.test"_s;
    result.captured.mail.encrypted = true;
    result.captured.mail.message =
        u"From: %1\r\nTo: %2\r\nSubject: %3\r\n\r\n%4\r\n"_s.arg(from, to, subject, text).toUtf8();
    result.summary = {from, to, subject, result.captured.received, text};
    return result;
}

} // namespace

std::vector<outbox::Record> outboxRecords()
{
    using State = outbox::State;
    auto greylisted = record(u"3"_s, State::Queued, u"Agenda for Tuesday"_s, {u"board@example.org"_s});
    greylisted.diagnosis = Diagnosis{.cause = u"rcpt.greylisted"_s, .retry = Retry::Later};
    greylisted.reply = u"451 4.7.1 Greylisted, try again later"_s;
    auto failed = record(u"4"_s, State::Failed, u"Minutes of Monday"_s, {u"board@example.org"_s});
    failed.diagnosis = refused();
    failed.reply = u"535-5.7.8 Username and Password not accepted"_s;
    return {
        record(u"1"_s, State::Sent, u"Concert on Friday"_s, {u"bea@example.com"_s, u"cleo@example.net"_s}),
        record(u"2"_s, State::InDoubt, u"Invoice 2026-118"_s, {u"accounts@example.org"_s}), greylisted,
        failed,
        record(u"5"_s, State::Sending, u"Photos from the mountains"_s,
               {u"dora@example.net"_s, u"emil@example.net"_s, u"fay@example.net"_s, u"gus@example.net"_s})};
}

std::vector<ui::InboxItem> inbox()
{
    return {item(1, u"A first try"_s, u"Does this arrive?"_s),
            item(2, u"<img src=\"file:///etc/hostname\"> and a subject that is much longer than its line"_s,
                 u"<b>Plain</b> stays plain."_s),
            item(3, u"Concert on Friday"_s, draft().text)};
}

mime::Draft draft()
{
    mime::Draft result;
    result.from = {gmail().identities.front().mailbox};
    result.to = {mailbox(u"Bea Curie <bea@example.com>"), mailbox(u"cleo@example.net")};
    result.subject = u"Concert on Friday"_s;
    result.text =
        u"Dear Bea, dear Cleo,\n\nthe hall opens at seven. I have kept two seats for you in the third row.\n\nSee you there,\nAda"_s;
    return result;
}

} // namespace posthorn::samples
