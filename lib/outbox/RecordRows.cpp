// SPDX-License-Identifier: MIT
#include "outbox/RecordRows.h"

#include "outbox/TroubleJson.h"

#include <QHash>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

const auto columns =
    u"id, state, account, sender, subject, message_id, bytes, queued, attempts, crashes, decided, "
    "due, sent, reply, trouble"_s;

Record recordIn(const QSqlQuery &row)
{
    Record record{.id = row.value(0).toString(),
                  .state = stateFromId(row.value(1).toString()).value_or(State::InDoubt),
                  .accountId = row.value(2).toString(),
                  .from = row.value(3).toString(),
                  .subject = row.value(4).toString(),
                  .messageId = row.value(5).toString(),
                  .bytes = row.value(6).toLongLong(),
                  .queuedAt = timeIn(row.value(7)),
                  .attempts = row.value(8).toInt(),
                  .crashes = row.value(9).toInt(),
                  .decidedAt = timeIn(row.value(10)),
                  .due = timeIn(row.value(11)),
                  .sentAt = timeIn(row.value(12)),
                  .reply = row.value(13).toString()};
    readTrouble(row.value(14).toString(), record);
    return record;
}

QVariantList valuesOf(const Record &record)
{
    return {record.id,
            QString(idOf(record.state)),
            record.accountId.isNull() ? u""_s : record.accountId,
            record.from,
            record.subject,
            record.messageId,
            record.bytes,
            millis(record.queuedAt),
            record.attempts,
            record.crashes,
            millis(record.decidedAt),
            millis(record.due),
            millis(record.sentAt),
            record.reply,
            troubleJson(record)};
}

std::vector<QVariantList> recipientsOf(const std::vector<Record> &records)
{
    std::vector<QVariantList> all;
    for (const Record &record : records) {
        all.reserve(all.size() + record.recipients.size());
        for (std::size_t i = 0; i < record.recipients.size(); ++i) {
            const Standing &one = record.recipients[i];
            all.push_back({record.id, static_cast<qint64>(i), one.address.toString(),
                           QString(idOf(one.status)), one.reply, one.cause});
        }
    }
    return all;
}

} // namespace

QVariant millis(const QDateTime &when)
{
    return when.isValid() ? QVariant(when.toMSecsSinceEpoch()) : QVariant();
}

QDateTime timeIn(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

Outcome writeRecords(const Sql &sql, Existing existing, const std::vector<Record> &records)
{
    const QString how = existing == Existing::Stay ? u"IGNORE"_s : u"REPLACE"_s;
    std::vector<QVariantList> mails;
    mails.reserve(records.size());
    for (const Record &record : records)
        mails.push_back(valuesOf(record));
    const Outcome written = sql.runEach(
        u"INSERT OR %1 INTO mail (%2) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s.arg(how, columns), mails);
    if (!written)
        return written.problem();
    return sql.runEach(u"INSERT OR %1 INTO recipient (mail, place, address, status, reply, cause) "
                       "VALUES (?,?,?,?,?,?)"_s.arg(how),
                       recipientsOf(records));
}

Result<std::vector<Record>> readRecords(const Sql &sql, const QString &where, const QVariantList &values)
{
    auto mails = sql.ask(u"SELECT %1 FROM mail %2 ORDER BY queued, id"_s.arg(columns, where), values);
    if (!mails)
        return mails.problem();
    QSqlQuery &mail = mails.value();
    std::vector<Record> records;
    QHash<QString, std::size_t> places;
    while (mail.next()) {
        records.push_back(recordIn(mail));
        places.insert(records.back().id, records.size() - 1);
    }
    auto people = sql.ask(u"SELECT mail, address, status, reply, cause FROM recipient WHERE mail IN "
                          "(SELECT id FROM mail %1) ORDER BY mail, place"_s.arg(where),
                          values);
    if (!people)
        return people.problem();
    QSqlQuery &person = people.value();
    while (person.next()) {
        const auto record = places.constFind(person.value(0).toString());
        const auto address = Address::parse(person.value(1).toString());
        const auto status = standingFromId(person.value(2).toString());
        if (record != places.cend() && address && status)
            records[*record].recipients.push_back(
                {*address, *status, person.value(3).toString(), person.value(4).toString()});
    }
    return records;
}

} // namespace posthorn::outbox
