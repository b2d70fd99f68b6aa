// SPDX-License-Identifier: MIT
#include "secrets/SessionStore.h"

#include <QMetaObject>

namespace posthorn::secrets {

namespace {

Result<Secret> nothingKept(const QString &account)
{
    return Problem{.kind = Problem::Kind::SecretUnavailable,
                   .words = QStringLiteral("none is kept in this session"),
                   .subject = account};
}

} // namespace

void SessionStore::read(const QString &account, std::function<void(Result<Secret>)> answer)
{
    const auto found = m_secrets.constFind(account);
    const auto secret = found != m_secrets.cend() ? Result<Secret>(*found) : nothingKept(account);
    later([answer = std::move(answer), secret] { answer(secret); });
}

void SessionStore::write(const QString &account, const Secret &secret, std::function<void(Outcome)> answer)
{
    m_secrets.insert(account, secret);
    later([answer = std::move(answer)] { answer(Done{}); });
}

void SessionStore::remove(const QString &account, std::function<void(Outcome)> answer)
{
    m_secrets.remove(account);
    later([answer = std::move(answer)] { answer(Done{}); });
}

void SessionStore::later(std::function<void()> answer)
{
    QMetaObject::invokeMethod(&m_waiting, std::move(answer), Qt::QueuedConnection);
}

} // namespace posthorn::secrets
