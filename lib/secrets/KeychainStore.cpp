// SPDX-License-Identifier: MIT
#include "secrets/KeychainStore.h"

#include <QStringDecoder>
#include <algorithm>

namespace posthorn::secrets {

using namespace Qt::StringLiterals;

namespace {

std::function<void(Result<Secret>)> withoutSecret(const std::function<void(Outcome)> &answer)
{
    return [answer](const Result<Secret> &done) { answer(done ? Outcome(Done{}) : done.problem()); };
}

bool isText(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    wipe({reinterpret_cast<char *>(text.data()), static_cast<std::size_t>(text.size()) * sizeof(QChar)});
    return !decoder.hasError();
}

} // namespace

Outcome checkPassword(const Secret &secret, const QString &subject)
{
    const QByteArrayView bytes = secret.bytes();
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (bytes.isEmpty())
        return badInput(subject, u"is empty"_s);
    if (std::any_of(bytes.begin(), bytes.end(), isControl))
        return badInput(subject, u"holds a control character, which no password can have"_s);
    return Done{};
}

void KeychainStore::read(const QString &account, std::function<void(Result<Secret>)> answer)
{
    add({.kind = Errand::Kind::Read,
         .account = account,
         .unlocking = m_unlocking,
         .answer = std::move(answer)});
}

void KeychainStore::write(const QString &account, const Secret &secret, std::function<void(Outcome)> answer)
{
    Outcome checked = checkPassword(secret, u"the password"_s);
    if (checked && !isText(secret.bytes()))
        checked = badInput(u"the password"_s, u"is not text in UTF-8, and a keychain keeps nothing else"_s);
    if (!checked) {
        QMetaObject::invokeMethod(
            &m_loop, [answer, checked] { answer(checked); }, Qt::QueuedConnection);
        return;
    }
    add({.kind = Errand::Kind::Write,
         .account = account,
         .secret = secret,
         .unlocking = m_unlocking,
         .answer = withoutSecret(answer)});
}

void KeychainStore::remove(const QString &account, std::function<void(Outcome)> answer)
{
    add({.kind = Errand::Kind::Remove,
         .account = account,
         .unlocking = m_unlocking,
         .answer = withoutSecret(answer)});
}

void KeychainStore::readUnasked(const QString &account, const std::function<void(Result<Secret>)> &answer)
{
    add({.kind = Errand::Kind::Read, .account = account, .answer = answer});
}

void KeychainStore::removeUnasked(const QString &account, const std::function<void(Outcome)> &answer)
{
    add({.kind = Errand::Kind::Remove, .account = account, .answer = withoutSecret(answer)});
}

void KeychainStore::look(const QString &account, const std::function<void(Outcome)> &answer)
{
    add({.kind = Errand::Kind::Look, .account = account, .answer = withoutSecret(answer)});
}

void KeychainStore::add(Errand::Wish wish)
{
    m_waiting.push_back(std::make_unique<Errand>(std::move(wish), m_patience));
    startNextSoon();
}

void KeychainStore::startNextSoon()
{
    QMetaObject::invokeMethod(
        &m_loop, [this] { startNext(); }, Qt::QueuedConnection);
}

void KeychainStore::startNext()
{
    if (m_current || m_waiting.empty())
        return;
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    QObject::connect(m_current.get(), &Errand::over, &m_loop, [this](const QString &keeper) {
        if (!keeper.isEmpty())
            m_keeper = keeper;
        m_current.release()->deleteLater(); // it is still on the stack
        startNextSoon();
    });
    m_current->start();
}

} // namespace posthorn::secrets
