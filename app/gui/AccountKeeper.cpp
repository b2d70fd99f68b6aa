// SPDX-License-Identifier: MIT
#include "app/gui/AccountKeeper.h"

#include <QUuid>
#include <algorithm>

namespace posthorn::gui {

using namespace Qt::StringLiterals;
using accounts::Account;
using accounts::AccountBook;
using accounts::SecretHome;

Problem goneAccount(const QString &id)
{
    if (id == practiceAccountId)
        return badInput(u"the practice server"_s,
                        u"does not run; start it on its page, then try this mail again"_s);
    return badInput(u"the account of this mail"_s, u"is no longer there"_s);
}

AccountKeeper::AccountKeeper(const app::EngineThread &engine, const QString &file, QObject *parent)
    : QObject(parent), m_engine(engine), m_file(file)
{
    connect(&m_secrets, &SecretKeeper::changed, this, &AccountKeeper::changed);
}

Outcome AccountKeeper::load()
{
    const auto opened = m_file.open(QDate::currentDate());
    if (!opened)
        return opened.problem();
    m_book = opened->book;
    for (const Account &account : m_book.all()) {
        if (account.secretHome == SecretHome::Keychain && !account.keptBy.isEmpty())
            m_secrets.look(account);
    }
    for (const QString &id : m_book.toForget())
        forgetOwed(id, false);
    Q_EMIT changed();
    return opened->setAside ? Outcome(*opened->setAside) : Outcome(Done{});
}

std::vector<Account> AccountKeeper::all() const
{
    auto accounts = m_book.all();
    if (m_practice)
        accounts.push_back(*m_practice);
    return accounts;
}

QString AccountKeeper::defaultId() const
{
    const auto *account = m_book.defaultAccount();
    return account ? account->id : QString();
}

std::optional<Account> AccountKeeper::find(const QString &key) const
{
    if (const auto *account = m_book.find(key))
        return *account;
    if (m_practice && (m_practice->id == key || m_practice->name == key))
        return m_practice;
    return std::nullopt;
}

void AccountKeeper::put(const Account &account, const Secret &secret, const Answer &answer)
{
    Account kept = account;
    if (kept.id.isEmpty())
        kept.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Edit edit = [kept](AccountBook &book) -> Outcome {
        book.put(kept);
        return Done{};
    };
    change(edit, [this, id = kept.id, secret, answer](const Outcome &saved) {
        if (saved && !secret.isEmpty())
            keepSecret(id, secret);
        answer(saved);
    });
}

void AccountKeeper::replace(const Account &before, const Account &after, const Answer &answer)
{
    change([before, after](AccountBook &book) { return book.replace(before, after); }, answer);
}

void AccountKeeper::remove(const QString &id, const Answer &answer)
{
    if (m_practice && m_practice->id == id) {
        setPractice(std::nullopt);
        return answer(Done{});
    }
    const bool owes = m_book.find(id) && m_book.find(id)->secretHome == SecretHome::Keychain;
    const Edit edit = [id, owes](AccountBook &book) -> Outcome {
        book.remove(id);
        if (owes)
            book.oweForgetting(id);
        return Done{};
    };
    change(edit, [this, id, owes, answer](const Outcome &removed) {
        if (removed && owes)
            forgetOwed(id, true);
        answer(removed);
    });
}

void AccountKeeper::makeDefault(const QString &id, const Answer &answer)
{
    const Edit edit = [id](AccountBook &book) -> Outcome {
        book.setDefault(id);
        return Done{};
    };
    change(edit, answer);
}

void AccountKeeper::move(const QString &id, int steps, const Answer &answer)
{
    const Edit edit = [id, steps](AccountBook &book) -> Outcome {
        const auto found = std::ranges::find(book.all(), id, &Account::id);
        const auto place = std::max<qsizetype>(0, std::distance(book.all().begin(), found) + steps);
        book.move(id, static_cast<std::size_t>(place));
        return Done{};
    };
    change(edit, answer);
}

void AccountKeeper::chooseHome(const QString &id, SecretHome home, const Answer &answer)
{
    const auto before = find(id);
    if (!before || before->secretHome == home)
        return answer(Done{});
    Account after = *before;
    after.secretHome = home;
    after.keptBy.clear();
    const bool owes = before->secretHome == SecretHome::Keychain;
    const Edit edit = [before = *before, after, owes](AccountBook &book) -> Outcome {
        if (Outcome replaced = book.replace(before, after); !replaced)
            return replaced;
        if (owes)
            book.oweForgetting(before.id);
        else
            book.forgotten(before.id);
        return Done{};
    };
    change(edit, [this, id, owes, answer](const Outcome &chosen) {
        if (chosen && owes)
            forgetOwed(id, true);
        answer(chosen);
    });
}

void AccountKeeper::setPractice(const std::optional<Account> &account)
{
    m_practice = account;
    if (m_practice) {
        m_practice->secretHome = SecretHome::Session;
        keepSecret(m_practice->id, Secret("practice"));
    }
    Q_EMIT changed();
}

void AccountKeeper::planFor(const QString &id, Stage until,
                            const std::function<void(const Result<smtp::Plan> &)> &answer)
{
    const auto account = find(id);
    if (!account)
        return answer(goneAccount(id));
    if (!accounts::needsSecret(*account))
        return answer(accounts::planFor(*account, {}, until));
    m_secrets.read(*account, [account = *account, until, answer](const Result<Secret> &secret) {
        answer(secret ? Result<smtp::Plan>(accounts::planFor(account, *secret, until)) : secret.problem());
    });
}

void AccountKeeper::planUnasked(const QString &id, const std::function<void(const smtp::Plan &)> &answer)
{
    const auto account = find(id);
    if (!account)
        return;
    const auto tell = [account = *account, answer](const Secret &secret) {
        answer(accounts::planFor(account, secret, Stage::Send));
    };
    if (accounts::needsSecret(*account))
        m_secrets.readUnasked(*account, tell);
    else
        tell({});
}

void AccountKeeper::keepSecret(const QString &id, const Secret &secret)
{
    const auto account = find(id);
    if (!account)
        return;
    m_secrets.keep(*account, secret, [this, id](const Result<QString> &keeper) {
        if (keeper && !keeper->isEmpty())
            noteKeeper(id, *keeper);
    });
}

void AccountKeeper::forgetSecret(const QString &id)
{
    m_secrets.distrust(id);
}

void AccountKeeper::noteKeeper(const QString &id, const QString &keeper)
{
    const Edit edit = [id, keeper](AccountBook &book) -> Outcome {
        if (const auto *account = book.find(id)) {
            Account kept = *account;
            kept.keptBy = keeper;
            book.put(kept);
            book.forgotten(id);
        }
        return Done{};
    };
    change(edit, [this](const Outcome &noted) {
        if (!noted)
            Q_EMIT stumbled(noted.problem());
    });
}

void AccountKeeper::forgetOwed(const QString &id, bool mayAsk)
{
    const auto note = [this, id](const Outcome &gone) {
        const Edit edit = [id](AccountBook &book) -> Outcome {
            book.forgotten(id);
            return Done{};
        };
        if (gone)
            change(edit, [](const Outcome &) {}); // where it fails, the next start does it again
    };
    if (mayAsk)
        m_secrets.drop(id, note);
    else
        m_secrets.dropUnasked(id, note);
}

void AccountKeeper::change(const Edit &edit, const Answer &answer)
{
    m_engine.ask<Result<AccountBook>>(
        this, [edit, file = m_file] { return file.change(edit); },
        [this, answer](const Result<AccountBook> &book) {
            if (!book)
                return answer(book.problem());
            m_book = *book;
            Q_EMIT changed();
            answer(Done{});
        });
}

} // namespace posthorn::gui
