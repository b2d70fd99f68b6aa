// SPDX-License-Identifier: MIT
#include "app/cli/Keychain.h"

#include "secrets/KeychainStore.h"

#include <QEventLoop>

namespace posthorn::cli {

namespace {

/// Waits for the answer, which always comes: every errand has its time limit.
template <class R, class Call>
R answerOf(const Call &call)
{
    std::optional<R> got;
    QEventLoop loop;
    call([&](const R &result) {
        got = result;
        loop.quit();
    });
    loop.exec();
    return *got;
}

/// People know an account by its name.
template <class R>
R named(const R &result, const accounts::Account &account)
{
    if (result || result.problem().subject != account.id)
        return result;
    Problem problem = result.problem();
    problem.subject = account.name;
    return problem;
}

} // namespace

Result<Secret> readFromKeychain(const accounts::Account &account)
{
    secrets::KeychainStore keychain(secrets::Unlocking::Never);
    const auto secret =
        answerOf<Result<Secret>>([&](const auto &answer) { keychain.read(account.id, answer); });
    return named(accounts::keptElsewhere(account, secret, keychain.keeper()), account);
}

Result<QString> writeToKeychain(const accounts::Account &account, const Secret &secret)
{
    secrets::KeychainStore keychain(secrets::Unlocking::Never);
    const auto written =
        answerOf<Outcome>([&](const auto &answer) { keychain.write(account.id, secret, answer); });
    return written ? Result<QString>(keychain.keeper()) : named(written, account).problem();
}

Outcome removeFromKeychain(const QString &id)
{
    secrets::KeychainStore keychain(secrets::Unlocking::Never);
    return answerOf<Outcome>([&](const auto &answer) { keychain.remove(id, answer); });
}

Outcome lookIntoKeychain(const accounts::Account &account)
{
    secrets::KeychainStore keychain(secrets::Unlocking::Never);
    const auto seen = answerOf<Outcome>([&](const auto &answer) { keychain.look(account.id, answer); });
    const auto judged =
        accounts::keptElsewhere(account, seen ? Result<Secret>(Secret()) : seen.problem(), keychain.keeper());
    return judged ? seen : named(Outcome(judged.problem()), account);
}

} // namespace posthorn::cli
