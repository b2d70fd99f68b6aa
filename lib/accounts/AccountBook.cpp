// SPDX-License-Identifier: MIT
#include "accounts/AccountBook.h"

#include "accounts/Json.h"
#include "files/DurableWrite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr qint64 maxFileBytes = qint64(16) * 1024 * 1024;

Problem broken(const QString &file, const QString &words)
{
    return {.kind = Problem::Kind::BadInput, .words = words, .subject = file};
}

/// The list of accounts inside the file's frame.
Result<QJsonArray> accountsOf(const QByteArray &json, const QString &name)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return broken(name, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (root.value("version"_L1) != formatVersion)
        return broken(name, u"is not of version %1"_s.arg(formatVersion));
    for (const QString &key : root.keys()) {
        if (key != "version"_L1 && key != "accounts"_L1)
            return broken(name, key + u": is not known"_s);
    }
    if (!root.value("accounts"_L1).isArray())
        return broken(name, u"accounts: is not a list"_s);
    return root.value("accounts"_L1).toArray();
}

bool hasAddress(const Account &account, QStringView text)
{
    const auto address = Address::parse(text);
    return address && std::ranges::any_of(account.identities, [&](const Identity &identity) {
               return address->wire().compare(identity.mailbox.address.wire(), Qt::CaseInsensitive) == 0;
           });
}

} // namespace

Result<AccountBook> AccountBook::parse(const QByteArray &json, const QString &name)
{
    const auto array = accountsOf(json, name);
    if (!array)
        return array.problem();
    AccountBook book;
    for (qsizetype i = 0; i < array->size(); ++i) {
        const QString place = u"accounts[%1]"_s.arg(i);
        const auto account = accountFromJson(array->at(i), place, name);
        if (!account)
            return account.problem();
        if (std::ranges::any_of(book.m_accounts, [&](const Account &a) { return a.id == account->id; }))
            return broken(name, u"%1.id: is there twice"_s.arg(place));
        book.m_accounts.push_back(*account);
    }
    return book;
}

QByteArray AccountBook::toJson() const
{
    QJsonArray array;
    for (const Account &account : m_accounts)
        array.append(accounts::toJson(account));
    return QJsonDocument(QJsonObject{{"version"_L1, formatVersion}, {"accounts"_L1, array}}).toJson();
}

Result<AccountBook> AccountBook::load(const QString &path)
{
    const auto json = files::readFile(path, maxFileBytes);
    if (json)
        return parse(*json, path);
    if (json.problem().kind == Problem::Kind::FileMissing)
        return AccountBook();
    return json.problem();
}

Outcome AccountBook::save(const QString &path) const
{
    return files::durableWrite(path, toJson());
}

const Account *AccountBook::find(QStringView key) const
{
    const auto first = [this](auto matches) -> const Account * {
        const auto found = std::ranges::find_if(m_accounts, matches);
        return found == m_accounts.end() ? nullptr : &*found;
    };
    if (const Account *byId = first([&](const Account &account) { return account.id == key; }))
        return byId;
    if (const Account *byName = first([&](const Account &account) { return account.name == key; }))
        return byName;
    return first([&](const Account &account) { return hasAddress(account, key); });
}

void AccountBook::put(const Account &account)
{
    const auto same = std::ranges::find(m_accounts, account.id, &Account::id);
    if (same == m_accounts.end())
        m_accounts.push_back(account);
    else
        *same = account;
}

void AccountBook::remove(QStringView id)
{
    std::erase_if(m_accounts, [&](const Account &account) { return account.id == id; });
}

} // namespace posthorn::accounts
