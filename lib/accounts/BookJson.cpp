// SPDX-License-Identifier: MIT
// The book as JSON. Version 1 knew accounts only; a file of it is read, and written as version 2 when it
// changes.
#include "accounts/AccountBook.h"
#include "accounts/FieldReader.h"
#include "accounts/Json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 2;

Problem broken(const QString &file, const QString &words)
{
    return badInput(file, words);
}

Result<QJsonObject> rootOf(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return broken(name, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    const int version = root.take("version"_L1).toInt();
    if (version > formatVersion)
        return Problem{.kind = Problem::Kind::FileUnreadable,
                       .words = u"it is of version %1, written by a newer Posthorn"_s.arg(version),
                       .subject = name};
    if (version < 1)
        return broken(name, u"is not of version 1 or %1"_s.arg(formatVersion));
    return root;
}

Result<std::vector<Account>> accountsFrom(const QJsonArray &array, const QString &name)
{
    std::vector<Account> accounts;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = u"accounts[%1]"_s.arg(i);
        const auto account = accountFromJson(array.at(i), place, name);
        if (!account)
            return account.problem();
        if (std::ranges::find(accounts, account->id, &Account::id) != accounts.end())
            return broken(name, u"%1.id: is there twice"_s.arg(place));
        accounts.push_back(*account);
    }
    return accounts;
}

QStringList textsFrom(FieldReader &fields, QLatin1StringView key)
{
    QStringList texts;
    const QJsonArray array = fields.array(key, Presence::Optional);
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (array.at(i).isString())
            texts.append(array.at(i).toString());
        else
            fields.blame(u"%1[%2]"_s.arg(key).arg(i), u"is no text"_s);
    }
    return texts;
}

} // namespace

Result<AccountBook> AccountBook::parse(const QByteArray &json, const QString &name)
{
    const auto root = rootOf(json, name);
    if (!root)
        return root.problem();
    FieldReader fields(*root, {});
    AccountBook book;
    const QJsonArray accounts = fields.array("accounts"_L1);
    book.m_default = fields.text("default"_L1, Presence::Optional);
    book.m_toForget = textsFrom(fields, "toForget"_L1);
    if (const auto fault = fields.fault())
        return broken(name, *fault);
    auto read = accountsFrom(accounts, name);
    if (!read)
        return read.problem();
    book.m_accounts = std::move(read).value();
    return book;
}

QByteArray AccountBook::toJson() const
{
    QJsonArray array;
    for (const Account &account : m_accounts)
        array.append(accounts::toJson(account));
    QJsonObject root{{"version"_L1, formatVersion}, {"accounts"_L1, array}};
    if (!m_default.isEmpty())
        root["default"_L1] = m_default;
    if (!m_toForget.isEmpty())
        root["toForget"_L1] = QJsonArray::fromStringList(m_toForget);
    return QJsonDocument(root).toJson();
}

} // namespace posthorn::accounts
