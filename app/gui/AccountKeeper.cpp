// SPDX-License-Identifier: MIT
#include "app/gui/AccountKeeper.h"

#include <QUuid>

namespace posthorn::gui {

AccountKeeper::AccountKeeper(const app::EngineThread &engine, QString file, QObject *parent)
    : QObject(parent), m_engine(engine), m_file(std::move(file))
{
}

Outcome AccountKeeper::load()
{
    auto book = accounts::AccountBook::load(m_file);
    if (!book) {
        m_broken = book.problem();
        return book.problem();
    }
    m_book = std::move(book).value();
    Q_EMIT changed();
    return Done{};
}

std::vector<accounts::Account> AccountKeeper::all() const
{
    auto accounts = m_book.all();
    if (m_practice)
        accounts.push_back(*m_practice);
    return accounts;
}

std::optional<accounts::Account> AccountKeeper::find(const QString &key) const
{
    if (const auto *account = m_book.find(key))
        return *account;
    if (m_practice && (m_practice->id == key || m_practice->name == key))
        return m_practice;
    return std::nullopt;
}

void AccountKeeper::put(const accounts::Account &account, const Secret &secret,
                        const std::function<void(const Outcome &)> &answer)
{
    accounts::Account kept = account;
    if (kept.id.isEmpty())
        kept.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    accounts::AccountBook book = m_book;
    book.put(kept);
    keepSecret(kept.id, secret);
    save(book, answer);
}

void AccountKeeper::remove(const QString &id, const std::function<void(const Outcome &)> &answer)
{
    forgetSecret(id);
    if (m_practice && m_practice->id == id) {
        setPractice(std::nullopt);
        return answer(Done{});
    }
    accounts::AccountBook book = m_book;
    book.remove(id);
    save(book, answer);
}

void AccountKeeper::save(const accounts::AccountBook &book,
                         const std::function<void(const Outcome &)> &answer)
{
    if (m_broken)
        return answer(*m_broken);
    m_engine.ask<Outcome>(
        this, [book, file = m_file] { return book.save(file); },
        [this, book, answer](const Outcome &saved) {
            if (saved) {
                m_book = book;
                Q_EMIT changed();
            }
            answer(saved);
        });
}

void AccountKeeper::setPractice(const std::optional<accounts::Account> &account)
{
    m_practice = account;
    if (account)
        keepSecret(account->id, Secret("practice"));
    Q_EMIT changed();
}

void AccountKeeper::planFor(const QString &id, Stage until,
                            const std::function<void(const Result<smtp::Plan> &)> &answer)
{
    const auto account = find(id);
    if (!account)
        return answer(Problem{.kind = Problem::Kind::BadInput,
                              .words = QStringLiteral("is no account any more"),
                              .subject = id});
    if (account->user.isEmpty())
        return answer(accounts::planFor(*account, {}, until));
    m_secrets.read(account->id, [account = *account, until, answer](const Result<Secret> &secret) {
        answer(secret ? Result<smtp::Plan>(accounts::planFor(account, *secret, until)) : secret.problem());
    });
}

void AccountKeeper::keepSecret(const QString &id, const Secret &secret)
{
    if (!secret.isEmpty())
        m_secrets.write(id, secret, [](const Outcome &) {}); // to memory, which cannot fail
}

void AccountKeeper::forgetSecret(const QString &id)
{
    m_secrets.remove(id, [](const Outcome &) {}); // from memory, which cannot fail
}

} // namespace posthorn::gui
