// SPDX-License-Identifier: MIT
#pragma once

#include "secrets/Errand.h"
#include "secrets/Store.h"

#include <deque>
#include <memory>

namespace posthorn::secrets {

/// The keychain of the desktop: one entry an account, found as `secret-tool lookup server posthorn user ID`.
/// Everything runs in the event loop of the thread that made this (which must be the main one), one errand
/// after another, and no call waits. Answers still due are dropped with the store.
class KeychainStore : public Store
{
public:
    /// D-Bus itself gives up after 25 s.
    static constexpr std::chrono::milliseconds usualPatience{20'000};
    explicit KeychainStore(Unlocking unlocking, std::chrono::milliseconds patience = usualPatience)
        : m_unlocking(unlocking), m_patience(patience)
    {
    }

    void read(const QString &account, std::function<void(Result<Secret>)> answer) override;
    /// The same, but nobody is asked to unlock anything.
    void readUnasked(const QString &account, const std::function<void(Result<Secret>)> &answer);
    /// Refuses what is no password; done when the keychain gave back what it was given.
    void write(const QString &account, const Secret &secret, std::function<void(Outcome)> answer) override;
    /// Done when the keychain shows no entry of the account any more, or never had one.
    void remove(const QString &account, std::function<void(Outcome)> answer) override;
    /// The same, but nobody is asked to unlock anything.
    void removeUnasked(const QString &account, const std::function<void(Outcome)> &answer);
    /// Whether a read would answer, without reading or asking anybody.
    void look(const QString &account, const std::function<void(Outcome)> &answer);

    /// Who answered last: "GNOME Keyring". Empty while nobody did.
    [[nodiscard]] const QString &keeper() const { return m_keeper; }

private:
    void add(Errand::Wish wish);
    void startNextSoon();
    void startNext();

    Unlocking m_unlocking;
    std::chrono::milliseconds m_patience;
    QString m_keeper{};
    std::unique_ptr<Errand> m_current{};
    std::deque<std::unique_ptr<Errand>> m_waiting{};
    QObject m_loop{};
};

} // namespace posthorn::secrets
