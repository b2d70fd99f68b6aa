// SPDX-License-Identifier: MIT
#include "outbox/Sql.h"

#include <QSqlError>
#include <QThread>
#include <atomic>

namespace posthorn::outbox {

using namespace Qt::StringLiterals;

namespace {

// The primary result codes of SQLite.
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int notADatabase = 26;
constexpr int noMemoryMap = 4874; // SQLITE_IOERR_SHMSIZE: no room for the index of the log

int codeOf(const QSqlError &error)
{
    return error.nativeErrorCode().toInt();
}

Problem problemFrom(const QSqlError &error, const QString &path)
{
    const int code = codeOf(error);
    Problem problem{.kind = Problem::Kind::FileUnwritable, .words = error.databaseText(), .subject = path};
    if (code == noMemoryMap || (code & 0xff) == full)
        problem.kind = Problem::Kind::DiskFull;
    if ((code & 0xff) == corrupt || (code & 0xff) == notADatabase)
        problem.kind = Problem::Kind::BadInput;
    return problem;
}

QString freshName()
{
    static std::atomic<unsigned> count = 0;
    return u"outbox-%1"_s.arg(++count);
}

} // namespace

Sql::Sql(QString path)
    : m_path(std::move(path)),
      m_name(freshName()),
      m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=20000"_s);
}

Sql::~Sql()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Sql>> Sql::open(const QString &path)
{
    std::unique_ptr<Sql> sql(new Sql(path));
    if (!sql->m_database.open())
        return problemFrom(sql->m_database.lastError(), path);
    if (const Outcome prepared = sql->prepare(); !prepared)
        return prepared.problem();
    return sql;
}

Outcome Sql::prepare() const
{
    // The change to WAL asks no busy handler: two programs that begin at once have to try again.
    constexpr int attempts = 500;
    QSqlQuery query(m_database);
    for (int i = 0; i < attempts && !query.exec(u"PRAGMA journal_mode=WAL"_s); ++i) {
        const int code = codeOf(query.lastError()) & 0xff;
        if (code != busy && code != locked)
            return problemOf(query);
        QThread::msleep(10);
    }
    if (!query.isActive())
        return problemOf(query);
    query.finish();
    return run(u"PRAGMA synchronous=FULL"_s);
}

Problem Sql::problemOf(const QSqlQuery &query) const
{
    return problemFrom(query.lastError(), m_path);
}

Result<QSqlQuery> Sql::ask(const QString &statement, const QVariantList &values) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return problemOf(query);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return problemOf(query);
    return query;
}

Outcome Sql::run(const QString &statement, const QVariantList &values) const
{
    const auto query = ask(statement, values);
    return query ? Outcome(Done{}) : query.problem();
}

Outcome Sql::runEach(const QString &statement, const std::vector<QVariantList> &all) const
{
    QSqlQuery query(m_database);
    if (!query.prepare(statement))
        return problemOf(query);
    for (const QVariantList &values : all) {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(static_cast<int>(i), values[i]);
        if (!query.exec())
            return problemOf(query);
    }
    return Done{};
}

Result<std::unique_ptr<Transaction>> Transaction::begin(const Sql &sql)
{
    if (const Outcome begun = sql.run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun.problem();
    return std::unique_ptr<Transaction>(new Transaction(sql));
}

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself, on a full disk for one; then there is nothing to undo.
    if (m_open) [[maybe_unused]]
        const Outcome undone = m_sql.run(u"ROLLBACK"_s);
}

Outcome Transaction::commit()
{
    Outcome committed = m_sql.run(u"COMMIT"_s);
    m_open = !committed;
    return committed;
}

} // namespace posthorn::outbox
