// SPDX-License-Identifier: MIT
#pragma once
// The few things that a ledger asks of SQLite.

#include "base/Result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace posthorn::outbox {

/// One connection with the pragmas that make a commit durable.
class Sql
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Sql>> open(const QString &path);
    ~Sql();
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    [[nodiscard]] Outcome run(const QString &statement, const QVariantList &values = {}) const;
    /// The query stands before its first row.
    [[nodiscard]] Result<QSqlQuery> ask(const QString &statement, const QVariantList &values = {}) const;
    /// The same statement for each list of values.
    [[nodiscard]] Outcome runEach(const QString &statement, const std::vector<QVariantList> &all) const;
    [[nodiscard]] Problem problemOf(const QSqlQuery &query) const;

private:
    explicit Sql(QString path);
    [[nodiscard]] Outcome prepare() const;

    QString m_path{};
    QString m_name{};
    QSqlDatabase m_database{};
};

/// Everything in one: committed when it is told so, else nothing of it happens.
class Transaction
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Transaction>> begin(const Sql &sql);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Outcome commit();

private:
    explicit Transaction(const Sql &sql) : m_sql(sql) {}
    const Sql &m_sql;
    bool m_open = true;
};

} // namespace posthorn::outbox
