// SPDX-License-Identifier: MIT
#pragma once
// The accounts for every page: the book on disk, their passwords, and the practice account, which lives only
// while its server runs.

#include "accounts/BookFile.h"
#include "app/gui/SecretKeeper.h"
#include "app/wiring/EngineThread.h"

namespace posthorn::gui {

inline constexpr QLatin1StringView practiceAccountId{"practice"};
/// What is said of an account that is no longer there.
[[nodiscard]] Problem goneAccount(const QString &id);

class AccountKeeper : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const Outcome &)>;

    AccountKeeper(const app::EngineThread &engine, const QString &file, QObject *parent = nullptr);

    /// Reads the book; a Problem says what is wrong with the file, and where it is kept if it was set aside.
    [[nodiscard]] Outcome load();

    [[nodiscard]] std::vector<accounts::Account> all() const;
    [[nodiscard]] QString defaultId() const;
    /// By id, name or address.
    [[nodiscard]] std::optional<accounts::Account> find(const QString &key) const;
    [[nodiscard]] const SecretKeeper &secrets() const { return m_secrets; }

    void put(const accounts::Account &account, const Secret &secret, const Answer &answer);
    /// Refused where somebody changed it since it was `before`.
    void replace(const accounts::Account &before, const accounts::Account &after, const Answer &answer);
    /// Its password goes too: now, or as soon as the keychain lets go of it.
    void remove(const QString &id, const Answer &answer);
    void makeDefault(const QString &id, const Answer &answer);
    /// Up (negative) or down the list.
    void move(const QString &id, int steps, const Answer &answer);
    /// What the keychain holds of it goes where it is to live elsewhere.
    void chooseHome(const QString &id, accounts::SecretHome home, const Answer &answer);

    void setPractice(const std::optional<accounts::Account> &account);

    /// The Plan of an account with its secret, or why there is none.
    void planFor(const QString &id, Stage until,
                 const std::function<void(const Result<smtp::Plan> &)> &answer);
    /// The Plan for sending, where nobody has to be asked for its secret; else there is no answer.
    void planUnasked(const QString &id, const std::function<void(const smtp::Plan &)> &answer);
    /// Keeps a secret where its account wants it.
    void keepSecret(const QString &id, const Secret &secret);
    /// So that it is asked for again.
    void forgetSecret(const QString &id);

Q_SIGNALS:
    void changed();
    /// Something failed that nobody waited for.
    void stumbled(const posthorn::Problem &problem);

private:
    using Edit = std::function<Outcome(accounts::AccountBook &)>;
    void change(const Edit &edit, const Answer &answer);
    void forgetOwed(const QString &id, bool mayAsk);
    void noteKeeper(const QString &id, const QString &keeper);

    const app::EngineThread &m_engine;
    accounts::BookFile m_file;
    accounts::AccountBook m_book{};
    std::optional<accounts::Account> m_practice{};
    SecretKeeper m_secrets{};
};

} // namespace posthorn::gui
