// SPDX-License-Identifier: MIT
#pragma once
// The accounts and their secrets, for every page: the book on disk, the secrets in the store, and the
// practice account, which lives only while its server runs.

#include "accounts/AccountBook.h"
#include "app/wiring/EngineThread.h"
#include "secrets/SessionStore.h"

namespace posthorn::gui {

class AccountKeeper : public QObject
{
    Q_OBJECT
public:
    AccountKeeper(const app::EngineThread &engine, QString file, QObject *parent = nullptr);

    /// Reads the book; a Problem names the file, which stays as it is and is not written over.
    [[nodiscard]] Outcome load();

    [[nodiscard]] std::vector<accounts::Account> all() const;
    /// By id, name or address.
    [[nodiscard]] std::optional<accounts::Account> find(const QString &key) const;
    void put(const accounts::Account &account, const Secret &secret,
             const std::function<void(const Outcome &)> &answer);
    void remove(const QString &id, const std::function<void(const Outcome &)> &answer);

    void setPractice(const std::optional<accounts::Account> &account);

    /// The Plan of an account with its secret, or why there is none.
    void planFor(const QString &id, Stage until,
                 const std::function<void(const Result<smtp::Plan> &)> &answer);
    /// Keeps a secret for this run.
    void keepSecret(const QString &id, const Secret &secret);
    /// So that it is asked for again.
    void forgetSecret(const QString &id);

Q_SIGNALS:
    void changed();

private:
    void save(const accounts::AccountBook &book, const std::function<void(const Outcome &)> &answer);

    const app::EngineThread &m_engine;
    QString m_file{};
    std::optional<Problem> m_broken{};
    accounts::AccountBook m_book{};
    std::optional<accounts::Account> m_practice{};
    secrets::SessionStore m_secrets{};
};

} // namespace posthorn::gui
