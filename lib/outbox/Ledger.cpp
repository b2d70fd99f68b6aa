// SPDX-License-Identifier: MIT
#include "outbox/Ledger.h"

#include "outbox/RecordRows.h"

#include <QUuid>
#include <algorithm>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

struct Ledger::State
{
    std::unique_ptr<Sql> sql;
    QString path{};
    QString id{};
};

namespace {

constexpr int version = 1;

const QStringList tables{
    u"CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)"_s,
    u"CREATE TABLE IF NOT EXISTS mail (id TEXT PRIMARY KEY, state TEXT NOT NULL, account TEXT NOT NULL, "
    u"sender TEXT, "
    "subject TEXT, message_id TEXT, bytes INTEGER, queued INTEGER, attempts INTEGER, crashes INTEGER, "
    "decided INTEGER, due INTEGER, sent INTEGER, reply TEXT, trouble TEXT)"_s,
    u"CREATE TABLE IF NOT EXISTS recipient (mail TEXT NOT NULL, place INTEGER NOT NULL, address TEXT NOT "
    u"NULL, "
    "status TEXT NOT NULL, reply TEXT, cause TEXT, PRIMARY KEY (mail, place)) WITHOUT ROWID"_s,
    u"CREATE INDEX IF NOT EXISTS sent_by ON mail (account, sent)"_s,
    u"PRAGMA user_version = %1"_s.arg(version)};

Result<QString> firstValue(const Sql &sql, const QString &statement)
{
    auto answer = sql.ask(statement);
    if (!answer)
        return answer.problem();
    QSqlQuery &row = answer.value();
    return row.next() ? row.value(0).toString() : QString();
}

Outcome judged(const Sql &sql, const QString &path)
{
    const auto found = firstValue(sql, u"PRAGMA user_version"_s);
    if (!found)
        return found.problem();
    if (found->toInt() > version)
        return Problem{.kind = Problem::Kind::FileUnreadable,
                       .words = u"was written by a newer version of this program"_s,
                       .subject = path};
    const auto check = firstValue(sql, u"PRAGMA quick_check(1)"_s);
    if (!check)
        return check.problem();
    return *check == "ok"_L1 ? Outcome(Done{}) : badInput(path, *check);
}

Result<QString> madeReady(const Sql &sql)
{
    auto known = firstValue(sql, u"SELECT value FROM meta WHERE key = 'id'"_s);
    if (known && !known->isEmpty())
        return known;
    const auto transaction = Transaction::begin(sql);
    if (!transaction)
        return transaction.problem();
    for (const QString &table : tables) {
        if (const Outcome made = sql.run(table); !made)
            return made.problem();
    }
    if (const Outcome named = sql.run(u"INSERT OR IGNORE INTO meta VALUES ('id', ?)"_s,
                                      {QUuid::createUuid().toString(QUuid::WithoutBraces)});
        !named)
        return named.problem();
    if (const Outcome committed = transaction.value()->commit(); !committed)
        return committed.problem();
    return firstValue(sql, u"SELECT value FROM meta WHERE key = 'id'"_s);
}

/// SQLite knows upper and lower case of ASCII alone.
bool names(const Record &record, const QString &word)
{
    const auto isIn = [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    return isIn(record.subject) || isIn(record.from) ||
           std::ranges::any_of(record.recipients,
                               [&](const Standing &one) { return isIn(one.address.toString()); });
}

} // namespace

Ledger::Ledger(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::open(const QString &path)
{
    auto sql = Sql::open(path);
    if (!sql)
        return sql.problem();
    if (const Outcome sound = judged(*sql.value(), path); !sound)
        return sound.problem();
    const auto id = madeReady(*sql.value());
    if (!id)
        return id.problem();
    auto state = std::make_unique<State>(State{std::move(sql).value(), path, *id});
    return std::unique_ptr<Ledger>(new Ledger(std::move(state)));
}

const QString &Ledger::id() const
{
    return m_state->id;
}

Result<std::vector<Record>> Ledger::all() const
{
    return readRecords(*m_state->sql, {}, {});
}

Result<std::vector<Record>> Ledger::openOrSentSince(const QDateTime &since) const
{
    return readRecords(*m_state->sql,
                       u"WHERE state NOT IN ('sent', 'cancelled') OR (state = 'sent' AND sent >= ?)"_s,
                       {millis(since)});
}

Result<std::vector<Record>> Ledger::sent(const QStringList &words) const
{
    auto found = readRecords(*m_state->sql, u"WHERE state = 'sent'"_s, {});
    if (!found)
        return found;
    std::erase_if(found.value(), [&](const Record &record) {
        return !std::ranges::all_of(words, [&](const QString &word) { return names(record, word); });
    });
    std::ranges::stable_sort(found.value(), {}, &Record::sentAt);
    return found;
}

Ledger::Pulse Ledger::pulse() const
{
    const auto number = [this](const QString &question) {
        const auto answer = firstValue(*m_state->sql, question);
        return answer ? answer->toLongLong() : 0;
    };
    return {.own = number(u"SELECT total_changes()"_s), .others = number(u"PRAGMA data_version"_s)};
}

Result<QSet<QString>> Ledger::ids() const
{
    auto answer = m_state->sql->ask(u"SELECT id FROM mail"_s);
    if (!answer)
        return answer.problem();
    QSqlQuery &row = answer.value();
    QSet<QString> ids;
    while (row.next())
        ids.insert(row.value(0).toString());
    return ids;
}

Result<Record> Ledger::find(const QString &id) const
{
    const auto found = readRecords(*m_state->sql, u"WHERE id = ?"_s, {id});
    if (!found)
        return found.problem();
    return found->empty() ? Result<Record>(badInput(id, u"is no mail of this outbox"_s)) : found->front();
}

Result<std::vector<QDateTime>> Ledger::sentSince(const QString &accountId, const QDateTime &since) const
{
    auto answer = m_state->sql->ask(u"SELECT sent FROM mail WHERE account = ? AND sent > ? ORDER BY sent"_s,
                                    {accountId, millis(since)});
    if (!answer)
        return answer.problem();
    QSqlQuery &row = answer.value();
    std::vector<QDateTime> times;
    while (row.next())
        times.push_back(timeIn(row.value(0)));
    return times;
}

Outcome Ledger::add(const std::vector<Record> &records) const
{
    if (records.empty())
        return Done{};
    const auto transaction = Transaction::begin(*m_state->sql);
    if (!transaction)
        return transaction.problem();
    const Outcome written = writeRecords(*m_state->sql, Existing::Stay, records);
    return written ? transaction.value()->commit() : written;
}

Result<Record> Ledger::change(const QString &id, const std::function<Record(Record)> &edit) const
{
    const auto transaction = Transaction::begin(*m_state->sql);
    if (!transaction)
        return transaction.problem();
    const auto before = find(id);
    if (!before)
        return before.problem();
    Record record = edit(*before);
    if (record == *before)
        return record;
    if (const Outcome written = writeRecords(*m_state->sql, Existing::Change, {record}); !written)
        return written.problem();
    if (const Outcome committed = transaction.value()->commit(); !committed)
        return committed.problem();
    return record;
}

Outcome Ledger::forgetBefore(const QDateTime &day) const
{
    const QString gone = u"state = 'cancelled' AND queued < ?"_s;
    const auto transaction = Transaction::begin(*m_state->sql);
    if (!transaction)
        return transaction.problem();
    for (const QString &statement :
         {u"DELETE FROM recipient WHERE mail IN (SELECT id FROM mail WHERE %1)"_s.arg(gone),
          u"DELETE FROM mail WHERE "_s + gone}) {
        if (const Outcome forgotten = m_state->sql->run(statement, {millis(day)}); !forgotten)
            return forgotten.problem();
    }
    return transaction.value()->commit();
}

} // namespace posthorn::outbox
