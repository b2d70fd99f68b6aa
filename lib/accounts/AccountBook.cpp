// SPDX-License-Identifier: MIT
#include "accounts/AccountBook.h"

#include <algorithm>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

bool hasAddress(const Account &account, QStringView text)
{
    const auto address = Address::parse(text);
    return address && std::ranges::any_of(account.identities, [&](const Identity &identity) {
               return address->wire().compare(identity.mailbox.address.wire(), Qt::CaseInsensitive) == 0;
           });
}

} // namespace

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

const Account *AccountBook::defaultAccount() const
{
    const auto chosen = std::ranges::find(m_accounts, m_default, &Account::id);
    if (chosen != m_accounts.end())
        return &*chosen;
    return m_accounts.empty() ? nullptr : &m_accounts.front();
}

std::vector<Account>::iterator AccountBook::placeOf(QStringView id)
{
    return std::ranges::find(m_accounts, id, &Account::id);
}

void AccountBook::put(const Account &account)
{
    const auto same = placeOf(account.id);
    if (same == m_accounts.end())
        m_accounts.push_back(account);
    else
        *same = account;
}

Outcome AccountBook::replace(const Account &before, const Account &after)
{
    const auto same = placeOf(before.id);
    if (same == m_accounts.end() || *same != before)
        return badInput(before.name, u"was changed by another window meanwhile; look at it again"_s);
    *same = after;
    return Done{};
}

void AccountBook::remove(QStringView id)
{
    std::erase_if(m_accounts, [&](const Account &account) { return account.id == id; });
    if (m_default == id)
        m_default.clear();
}

void AccountBook::setDefault(QStringView id)
{
    if (placeOf(id) != m_accounts.end())
        m_default = id.toString();
}

void AccountBook::move(QStringView id, std::size_t place)
{
    const auto found = placeOf(id);
    if (found == m_accounts.end())
        return;
    const Account account = *found;
    m_accounts.erase(found);
    m_accounts.insert(m_accounts.begin() + static_cast<qsizetype>(std::min(place, m_accounts.size())),
                      account);
}

void AccountBook::oweForgetting(const QString &id)
{
    if (!m_toForget.contains(id))
        m_toForget.append(id);
}

void AccountBook::forgotten(const QString &id)
{
    m_toForget.removeAll(id);
}

} // namespace posthorn::accounts
