// SPDX-License-Identifier: MIT
#pragma once
// The passwords of the window program: each in memory, in the keychain or nowhere, as its account wishes.

#include "accounts/Account.h"
#include "secrets/KeychainStore.h"
#include "secrets/SessionStore.h"

#include <QSet>

namespace posthorn::gui {

class SecretKeeper : public QObject
{
    Q_OBJECT
public:
    /// What is known of one password.
    struct State
    {
        bool waiting = false; ///< for the keychain
        bool inMemory = false;
        std::optional<Problem> trouble{}; ///< the keychain's last one
    };

    using QObject::QObject;

    [[nodiscard]] State stateOf(const QString &id) const { return m_states.value(id); }
    /// A password that is asked for each time is handed out once.
    void read(const accounts::Account &account, const std::function<void(const Result<Secret> &)> &answer);
    /// One that is at hand: no question is asked and nothing changes. Else there is no answer.
    void readUnasked(const accounts::Account &account, const std::function<void(const Secret &)> &answer);
    /// Into memory at once, and into the keychain where the account wants that; it leaves memory when the
    /// keychain has it. Answers who keeps it: empty, where only memory does.
    void keep(const accounts::Account &account, const Secret &secret,
              const std::function<void(const Result<QString> &)> &answer);
    /// It is asked for again, whoever keeps it.
    void distrust(const QString &id);
    /// Out of memory and out of the keychain.
    void drop(const QString &id, const std::function<void(const Outcome &)> &answer);
    /// Out of the keychain, unless that would ask the person something.
    void dropUnasked(const QString &id, const std::function<void(const Outcome &)> &answer);
    /// Finds out whether the keychain would answer, without asking the person anything.
    void look(const accounts::Account &account);

Q_SIGNALS:
    void changed();

private:
    void readFromKeychain(const accounts::Account &account,
                          const std::function<void(const Result<Secret> &)> &answer);
    void setWaiting(const QString &id);
    void setTrouble(const QString &id, const std::optional<Problem> &trouble);
    void forget(const QString &id);

    secrets::SessionStore m_memory{};
    secrets::KeychainStore m_keychain{secrets::Unlocking::Ask};
    QHash<QString, State> m_states{};
    QSet<QString> m_distrusted{};
};

} // namespace posthorn::gui
