// SPDX-License-Identifier: MIT
#include "app/cli/OutboxReport.h"

#include "base/VisibleText.h"
#include "report/Pieces.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using outbox::Record;
using outbox::State;
using report::Json;

/// Titled like the card of any other trouble, with nothing to try again by itself.
explain::Card cardOf(const Record &record, const explain::Catalogue &words)
{
    const QString why = record.problem ? words.sentence(*record.problem) : QString();
    if (record.state == State::InDoubt)
        return {.title = u"It is not certain that this mail was sent"_s,
                .why = u"The server may have it: the connection or the program ended after the last byte and "
                       "before its answer was read. Look for it in Sent or ask a recipient. Then tell the "
                       "outbox: resolve --arrived, or resolve --send-again, by which it may arrive twice."_s +
                       (why.isEmpty() ? QString() : u' ' + why)};
    if (record.diagnosis)
        return words.card(*record.diagnosis);
    return {.title = why};
}

Json timeJson(const QDateTime &when)
{
    return when.isValid() ? Json(when.toUTC().toString(Qt::ISODate)) : Json();
}

Json recipientsJson(const Record &record)
{
    std::vector<Json> all;
    all.reserve(record.recipients.size());
    for (const outbox::Standing &one : record.recipients) {
        all.push_back(report::object({{"address", one.address.toString()},
                                      {"status", idOf(one.status)},
                                      {"reply", report::orNull(one.reply)},
                                      {"cause", report::orNull(one.cause)}}));
    }
    return all;
}

Json recordJson(const Record &record, const Shelf &shelf)
{
    const explain::Card card = cardOf(record, shelf.words);
    const bool waits = record.state == State::Queued;
    return report::object(
        {{"id", record.id},
         {"state", idOf(record.state)},
         {"message_id", report::orNull(record.messageId)},
         {"account", report::orNull(shelf.accounts.value(record.accountId, record.accountId))},
         {"from", report::orNull(record.from)},
         {"subject", record.subject},
         {"bytes", record.bytes},
         {"queued", timeJson(record.queuedAt)},
         {"attempts", record.attempts},
         {"next_attempt", waits ? timeJson(record.due) : Json()},
         {"recipients", recipientsJson(record)},
         {"reply", report::orNull(record.reply)},
         {"cause", record.diagnosis ? Json(record.diagnosis->cause) : Json()},
         {"title", report::orNull(card.title)},
         {"explanation", report::orNull(card.why)},
         {"steps", card.steps},
         {"fixes", report::fixesJson(card.fixes)}});
}

QString stateWords(const Record &record)
{
    switch (record.state) {
    case State::Queued:
        return record.attempts == 0 ? u"waits"_s
                                    : u"waits for another try from "_s +
                                          QLocale::c().toString(record.due.toLocalTime(), u"d MMM HH:mm"_s);
    case State::Sending:
    case State::Committing:
        return u"is being sent"_s;
    case State::InDoubt:
        return u"in doubt"_s;
    case State::Sent:
        return u"sent "_s + QLocale::c().toString(record.sentAt.toLocalTime(), u"d MMM HH:mm"_s);
    case State::Failed:
        return u"not sent"_s;
    case State::Cancelled:
        break;
    }
    return u"cancelled"_s;
}

/// Its reason still matters.
bool isOpen(const Record &record)
{
    return record.state != State::Sent && record.state != State::Cancelled;
}

QString headline(const Record &record)
{
    const QString first =
        record.recipients.empty() ? QString() : record.recipients.front().address.toString();
    const QString more =
        record.recipients.size() > 1 ? u" and %1 more"_s.arg(record.recipients.size() - 1) : QString();
    const QString subject = record.subject.isEmpty() ? u"no subject"_s : visibleText(record.subject, 120);
    return u"%1  %2\n  To %3%4: %5\n"_s.arg(record.id, stateWords(record), first, more, subject);
}

QString standingLine(const outbox::Standing &one)
{
    const QString reply =
        one.reply.isEmpty() ? QString() : u": "_s + visibleText(one.reply).replace(u'\n', u' ');
    return u"  %1  %2%3\n"_s.arg(one.address.toString(), QString(idOf(one.status)), reply);
}

} // namespace

QByteArray outboxJson(const Shelf &shelf)
{
    std::vector<Json> items;
    items.reserve(shelf.records.size());
    for (const Record &record : shelf.records)
        items.push_back(recordJson(record, shelf));
    return report::document(report::object({{"schema", "posthorn.outbox/1"_L1}, {"messages", items}}));
}

QString outboxText(const Shelf &shelf)
{
    QString text;
    for (const Record &record : shelf.records) {
        text += headline(record);
        const QString title = cardOf(record, shelf.words).title;
        if (!title.isEmpty() && isOpen(record))
            text += report::wrapped(title, u"  "_s) + u'\n';
    }
    return text.isEmpty() ? u"Nothing is in the outbox.\n"_s : text;
}

QString outboxDetails(const Shelf &shelf)
{
    QString text;
    for (const Record &record : shelf.records) {
        text += headline(record);
        text += u"  From %1, %2 bytes, queued %3, attempts: %4\n"_s.arg(
            record.from, QString::number(record.bytes),
            QLocale::c().toString(record.queuedAt.toLocalTime(), u"d MMM yyyy HH:mm"_s),
            QString::number(record.attempts));
        if (!record.messageId.isEmpty())
            text += u"  Message-ID %1\n"_s.arg(visibleText(record.messageId, 1000));
        for (const outbox::Standing &one : record.recipients)
            text += standingLine(one);
        const explain::Card card = cardOf(record, shelf.words);
        if (!card.title.isEmpty() && isOpen(record))
            text += u'\n' + report::cardText(card);
        if (!record.reply.isEmpty())
            text += u"\nThe server said: %1\n"_s.arg(visibleText(record.reply));
    }
    return text;
}

QByteArray queuedJson(const outbox::QueuedMail &mail, qint64 bytes, qint64 elapsedMs)
{
    std::vector<Json> recipients;
    recipients.reserve(mail.plan.envelope.to.size());
    for (const Address &address : mail.plan.envelope.to)
        recipients.push_back(report::object({{"address", address.toString()},
                                             {"status", idOf(RecipientResult::Status::NotTried)},
                                             {"reply", nullptr},
                                             {"cause", nullptr}}));
    return report::document(report::object({{"schema", "posthorn.send/1"_L1},
                                            {"status", "queued"_L1},
                                            {"message_id", report::orNull(mail.messageId)},
                                            {"reply", nullptr},
                                            {"bytes", bytes},
                                            {"elapsed_ms", elapsedMs},
                                            {"recipients", recipients},
                                            {"cause", nullptr},
                                            {"title", nullptr},
                                            {"explanation", nullptr},
                                            {"steps", QStringList()},
                                            {"fixes", std::vector<Json>()},
                                            {"id", mail.id}}));
}

QString queuedText(const outbox::QueuedMail &mail)
{
    return u"Queued as %1; posthorn-cli outbox flush sends it.\n"_s.arg(mail.id);
}

} // namespace posthorn::cli
