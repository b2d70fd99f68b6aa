// SPDX-License-Identifier: MIT
#include "Samples.h"

namespace posthorn::samples {

using namespace Qt::StringLiterals;

namespace {

ui::OutboxEntry entry(const QString &id, const QString &subject, const QStringList &to, qint64 secondsAgo)
{
    return {.id = id, .subject = subject, .to = to, .since = noon().addSecs(-secondsAgo)};
}

outbox::SendReport report(Delivery::Status status)
{
    outbox::SendReport result;
    result.delivery.status = status;
    result.transcript.lines = refusedSignIn().transcript.lines;
    return result;
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

std::vector<ui::OutboxEntry> outbox(const explain::Catalogue &words)
{
    auto failed = report(Delivery::Status::NotSent);
    failed.diagnosis = refused();
    failed.delivery.problem = passwordRefused();
    auto sending = entry(u"4"_s, u"Photos from the mountains"_s, {u"dora@example.net"_s}, 0);
    sending.state = ui::OutboxEntry::State::Sending;
    return {
        ui::afterwards(
            entry(u"1"_s, u"Concert on Friday"_s, {u"Bea <bea@example.com>"_s, u"cleo@example.net"_s}, 1800),
            report(Delivery::Status::Sent), words),
        ui::afterwards(entry(u"2"_s, u"Invoice 2026-118"_s, {u"accounts@example.org"_s}, 900),
                       report(Delivery::Status::InDoubt), words),
        ui::afterwards(entry(u"3"_s, u"Minutes of Monday"_s, {u"board@example.org"_s}, 600), failed, words),
        sending};
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
