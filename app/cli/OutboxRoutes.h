// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/AccountBook.h"
#include "app/wiring/Options.h"
#include "outbox/QueuedMail.h"

#include <QHash>

namespace posthorn::cli {

/// The way of each mail of an outbox, with the password its account needs: from the options, else from the
/// keychain, which is asked once an account.
class OutboxRoutes
{
public:
    OutboxRoutes(const app::Options &options, accounts::AccountBook book)
        : m_options(options), m_book(std::move(book))
    {
    }

    [[nodiscard]] Result<smtp::Plan> planOf(const outbox::QueuedMail &mail);

private:
    [[nodiscard]] Result<Secret> secretOf(const accounts::Account &account);
    [[nodiscard]] Result<Secret> readSecret(const accounts::Account &account) const;

    const app::Options &m_options;
    accounts::AccountBook m_book;
    QHash<QString, Result<Secret>> m_secrets{};
};

} // namespace posthorn::cli
