// SPDX-License-Identifier: MIT
#include "app/gui/SecretKeeper.h"

namespace posthorn::gui {

using accounts::SecretHome;

namespace {

void nobodyWaits(const Outcome &) {} // memory cannot fail

/// Problems of the keychain name an account by its id; people do by its name.
Problem named(Problem problem, const accounts::Account &account)
{
    if (problem.subject == account.id)
        problem.subject = account.name;
    return problem;
}

} // namespace

void SecretKeeper::read(const accounts::Account &account,
                        const std::function<void(const Result<Secret> &)> &answer)
{
    m_memory.read(account.id, [this, account, answer](const Result<Secret> &secret) {
        const bool inKeychain = account.secretHome == SecretHome::Keychain && !account.keptBy.isEmpty();
        if (secret && account.secretHome == SecretHome::Ask)
            forget(account.id);
        if (secret || !inKeychain || m_distrusted.contains(account.id))
            return answer(secret ? secret : named(secret.problem(), account));
        readFromKeychain(account, answer);
    });
}

void SecretKeeper::readFromKeychain(const accounts::Account &account,
                                    const std::function<void(const Result<Secret> &)> &answer)
{
    setWaiting(account.id);
    m_keychain.read(account.id, [this, account, answer](const Result<Secret> &found) {
        const auto secret = accounts::keptElsewhere(account, found, m_keychain.keeper());
        if (secret) {
            setTrouble(account.id, std::nullopt);
            return answer(secret);
        }
        const Problem problem = named(secret.problem(), account);
        setTrouble(account.id, problem);
        answer(problem);
    });
}

void SecretKeeper::readUnasked(const accounts::Account &account,
                               const std::function<void(const Secret &)> &answer)
{
    if (account.secretHome == SecretHome::Ask) // it is handed out once
        return;
    const bool inKeychain = account.secretHome == SecretHome::Keychain && !account.keptBy.isEmpty() &&
                            !m_distrusted.contains(account.id);
    m_memory.read(account.id, [this, id = account.id, inKeychain, answer](const Result<Secret> &secret) {
        if (secret)
            return answer(*secret);
        if (!inKeychain)
            return;
        m_keychain.readUnasked(id, [answer](const Result<Secret> &found) {
            if (found)
                answer(*found);
        });
    });
}

void SecretKeeper::keep(const accounts::Account &account, const Secret &secret,
                        const std::function<void(const Result<QString> &)> &answer)
{
    m_distrusted.remove(account.id);
    m_memory.write(account.id, secret, nobodyWaits);
    m_states[account.id].inMemory = true;
    if (account.secretHome != SecretHome::Keychain) {
        setTrouble(account.id, std::nullopt);
        return answer(QString());
    }
    setWaiting(account.id);
    m_keychain.write(account.id, secret, [this, account, answer](const Outcome &written) {
        if (!written) {
            const Problem problem = named(written.problem(), account);
            setTrouble(account.id, problem);
            return answer(problem);
        }
        forget(account.id);
        setTrouble(account.id, std::nullopt);
        answer(m_keychain.keeper());
    });
}

void SecretKeeper::distrust(const QString &id)
{
    m_distrusted.insert(id);
    forget(id);
}

void SecretKeeper::drop(const QString &id, const std::function<void(const Outcome &)> &answer)
{
    forget(id);
    m_keychain.remove(id, answer);
}

void SecretKeeper::dropUnasked(const QString &id, const std::function<void(const Outcome &)> &answer)
{
    m_keychain.removeUnasked(id, answer);
}

void SecretKeeper::look(const accounts::Account &account)
{
    m_keychain.look(account.id, [this, account](const Outcome &seen) {
        const auto judged = accounts::keptElsewhere(account, seen ? Result<Secret>(Secret()) : seen.problem(),
                                                    m_keychain.keeper());
        setTrouble(account.id, judged ? std::nullopt : std::optional(named(judged.problem(), account)));
    });
}

void SecretKeeper::forget(const QString &id)
{
    m_memory.remove(id, nobodyWaits);
    m_states[id].inMemory = false;
}

void SecretKeeper::setWaiting(const QString &id)
{
    m_states[id].waiting = true;
    Q_EMIT changed();
}

void SecretKeeper::setTrouble(const QString &id, const std::optional<Problem> &trouble)
{
    State &state = m_states[id];
    state.waiting = false;
    state.trouble = trouble;
    Q_EMIT changed();
}

} // namespace posthorn::gui
