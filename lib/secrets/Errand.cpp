// SPDX-License-Identifier: MIT
#include "secrets/Errand.h"

#include "secrets/Keeper.h"

#include <QAbstractEventDispatcher>
#include <qt6keychain/keychain.h>

namespace posthorn::secrets {

using namespace Qt::StringLiterals;
using Trouble = Problem::Kind;

namespace {

constexpr auto personLimit = std::chrono::minutes{5};

/// libsecret's answers arrive through GLib's main loop or not at all.
bool answersCanArrive()
{
    const auto *dispatcher = QAbstractEventDispatcher::instance();
    return !usesSecretService() || QByteArrayView(dispatcher->metaObject()->className()).contains("Glib");
}

Trouble kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return Trouble::SecretUnavailable;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Trouble::KeychainDenied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Trouble::KeychainAbsent;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return Trouble::KeychainFailed;
}

/// The bytes that the job holds itself, wiped where they are: the job goes without doing so.
Secret takenFrom(const QKeychain::ReadPasswordJob &job)
{
    const QByteArray shared = job.binaryData();
    Secret secret(shared);
    wipe({const_cast<char *>(shared.constData()), static_cast<std::size_t>(shared.size())});
    return secret;
}

} // namespace

Errand::Errand(Wish wish, std::chrono::milliseconds patience) : m_wish(std::move(wish)), m_patience(patience)
{
    m_limit.setTimerType(Qt::PreciseTimer);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(Trouble::KeychainSilent); });
}

void Errand::start()
{
    if (!answersCanArrive())
        return fail(Trouble::KeychainFailed, u"Qt runs without GLib, whose main loop it needs"_s);
    m_limit.start(m_patience);
    look([this] { seen(); });
}

void Errand::look(const std::function<void()> &next)
{
    if (!usesSecretService()) {
        m_sight.keeper = nameOfNativeKeychain();
        return next();
    }
    m_service.look(m_wish.account, [this, next](const Result<Sight> &sight) {
        if (isOver())
            return;
        if (!sight)
            return fail(sight.problem().kind, sight.problem().words);
        m_sight = *sight;
        next();
    });
}

void Errand::seen()
{
    if (m_wish.kind == Kind::Write)
        return makeRoom();
    if (usesSecretService() && m_sight.entries() == 0) {
        // On a locked keyring "not found" may mean "not shown".
        if (m_sight.ringLocked)
            return fail(Trouble::KeychainLocked);
        return m_wish.kind == Kind::Remove ? finish(Secret()) : fail(Trouble::SecretUnavailable);
    }
    if (m_sight.entries() > 1 && m_wish.kind != Kind::Remove)
        return fail(Trouble::SecretTwice);
    if (m_wish.kind == Kind::Look)
        return m_sight.locked.isEmpty() ? finish(Secret()) : fail(Trouble::KeychainLocked);
    makeOpen(m_sight.locked.value(0), [this] {
        if (m_wish.kind == Kind::Remove)
            remove([this] { verifyGone(); });
        else
            read([this](const Secret &secret) { finish(secret); });
    });
}

void Errand::makeOpen(const QString &path, const std::function<void()> &next)
{
    if (path.isEmpty())
        return next();
    if (m_wish.unlocking == Unlocking::Never)
        return fail(Trouble::KeychainLocked);
    m_limit.start(personLimit);
    m_service.unlock(path, [this, next](const Outcome &unlocked) {
        if (isOver())
            return;
        m_limit.start(m_patience);
        if (!unlocked)
            return fail(unlocked.problem().kind, unlocked.problem().words);
        next();
    });
}

/// Several entries make way for one: nobody could tell later which of them is meant.
void Errand::makeRoom()
{
    if (usesSecretService() && m_sight.ring.isEmpty() && m_wish.unlocking == Unlocking::Never)
        return fail(Trouble::KeychainNew);
    makeOpen(m_sight.ringLocked ? m_sight.ring : m_sight.locked.value(0), [this] {
        if (m_sight.entries() > 1)
            remove([this] { write(); });
        else
            write();
    });
}

void Errand::read(const std::function<void(const Secret &)> &got)
{
    run(new QKeychain::ReadPasswordJob(serviceName),
        [got](QKeychain::Job *job) { got(takenFrom(*static_cast<QKeychain::ReadPasswordJob *>(job))); });
}

void Errand::write()
{
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    QString text = QString::fromUtf8(m_wish.secret.bytes());
    job->setTextData(text);
    wipe({reinterpret_cast<char *>(text.data()), static_cast<std::size_t>(text.size()) * sizeof(QChar)});
    run(job, [this](QKeychain::Job *) {
        look([this] {
            if (m_sight.entries() > 1)
                return fail(Trouble::SecretTwice);
            if (usesSecretService() && m_sight.entries() == 0)
                return fail(Trouble::KeychainFailed, u"it did not keep the password, though it said so"_s);
            read([this](const Secret &kept) {
                if (kept.equals(m_wish.secret))
                    return finish(Secret());
                fail(Trouble::KeychainFailed, u"it gave back something else than it was given"_s);
            });
        });
    });
}

void Errand::remove(const std::function<void()> &gone)
{
    run(new QKeychain::DeletePasswordJob(serviceName), [gone](QKeychain::Job *) { gone(); });
}

void Errand::verifyGone()
{
    const auto decide = [this](bool gone) {
        if (gone)
            return finish(Secret());
        fail(Trouble::KeychainFailed, u"it holds the password still, though it said otherwise"_s);
    };
    if (usesSecretService())
        return look([this, decide] { decide(m_sight.entries() == 0); });
    begin(new QKeychain::ReadPasswordJob(serviceName),
          [decide](QKeychain::Job *job) { decide(job->error() == QKeychain::EntryNotFound); });
}

void Errand::run(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &ended)
{
    begin(job, [this, ended](QKeychain::Job *done) {
        if (done->error() == QKeychain::NoError)
            return ended(done);
        const bool plain = done->error() == QKeychain::EntryNotFound;
        fail(kindOf(done->error()), plain ? QString() : done->errorString());
    });
}

/// The job has no parent and is never deleted here: libsecret writes into it whenever its answer comes. When
/// this errand is over, nobody listens any more, and the job deletes itself.
void Errand::begin(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &ended)
{
    job->setInsecureFallback(false);
    job->setKey(m_wish.account);
    connect(job, &QKeychain::Job::finished, this, [this, ended](QKeychain::Job *done) {
        if (!isOver())
            ended(done);
    });
    job->start();
}

void Errand::finish(const Result<Secret> &result)
{
    if (isOver())
        return;
    m_limit.stop();
    m_wish.secret = Secret();
    const auto answer = std::exchange(m_wish.answer, {});
    Q_EMIT over(m_sight.keeper);
    answer(result);
}

void Errand::fail(Trouble kind, const QString &words)
{
    finish(Problem{.kind = kind, .words = words, .subject = m_wish.account});
}

} // namespace posthorn::secrets
