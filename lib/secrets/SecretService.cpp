// SPDX-License-Identifier: MIT
// https://specifications.freedesktop.org/secret-service/
#include "secrets/SecretService.h"

#include "secrets/Keeper.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QFile>

namespace posthorn::secrets {

using namespace Qt::StringLiterals;

namespace {

// A service that does not say within this whether it is locked is not going to hand out a secret either.
constexpr int patienceMs = 5'000;
const QString busName = QStringLiteral("org.freedesktop.secrets");
const QString servicePath = QStringLiteral("/org/freedesktop/secrets");
const QString serviceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString promptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");

QDBusMessage toService(const QString &method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(busName, servicePath, serviceInterface, method);
    message.setArguments(arguments);
    return message;
}

/// Without one of these libdbus would start a bus of its own, on which there is no keychain.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR") &&
            QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s));
}

Problem problemOf(const QDBusMessage &error)
{
    using Kind = Problem::Kind;
    const auto of = [&](Kind kind) { return Problem{.kind = kind, .words = error.errorMessage()}; };
    switch (QDBusError(error).type()) {
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return Problem{.kind = Kind::KeychainSilent};
    case QDBusError::AccessDenied:
        return of(Kind::KeychainDenied);
    case QDBusError::ServiceUnknown:
    case QDBusError::Disconnected:
    case QDBusError::NoServer:
        return of(Kind::KeychainAbsent);
    default:
        break;
    }
    const bool didNotStart = error.errorName().startsWith("org.freedesktop.DBus.Error.Spawn"_L1);
    if (error.errorName() == "org.freedesktop.Secret.Error.IsLocked"_L1)
        return of(Kind::KeychainLocked);
    return of(didNotStart ? Kind::KeychainAbsent : Kind::KeychainFailed);
}

QStringList pathsIn(const QVariant &argument)
{
    QStringList paths;
    for (const QDBusObjectPath &path : qdbus_cast<QList<QDBusObjectPath>>(argument))
        paths.append(path.path());
    return paths;
}

QString pathIn(const QVariant &argument)
{
    const QString path = argument.value<QDBusObjectPath>().path();
    return path == "/"_L1 ? QString() : path; // "/" stands for none
}

} // namespace

void SecretService::look(const QString &key, const std::function<void(const Result<Sight> &)> &answer)
{
    m_key = key;
    m_sight = {};
    m_looked = answer;
    call(toService(u"ReadAlias"_s, {u"default"_s}), [this](const QDBusMessage &reply) {
        m_sight.ring = pathIn(reply.arguments().value(0));
        m_sight.ring.isEmpty() ? seeEntries() : seeRing();
    });
}

void SecretService::seeRing()
{
    auto message =
        QDBusMessage::createMethodCall(busName, m_sight.ring, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message.setArguments({u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    call(message, [this](const QDBusMessage &reply) {
        m_sight.ringLocked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
        seeEntries();
    });
}

void SecretService::seeEntries()
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    const Attributes ours{{u"server"_s, serviceName}, {u"user"_s, m_key}};
    call(toService(u"SearchItems"_s, {QVariant::fromValue(ours)}), [this](const QDBusMessage &reply) {
        m_sight.open = pathsIn(reply.arguments().value(0));
        m_sight.locked = pathsIn(reply.arguments().value(1));
        seeKeeper();
    });
}

void SecretService::seeKeeper()
{
    auto message = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                  u"org.freedesktop.DBus"_s, u"GetConnectionUnixProcessID"_s);
    message.setArguments({busName});
    call(message, [this](const QDBusMessage &reply) {
        m_sight.keeper = keeperOfProcess(reply.arguments().value(0).toUInt());
        std::exchange(m_looked, {})(m_sight);
    });
}

void SecretService::unlock(const QString &path, const std::function<void(const Outcome &)> &answer)
{
    m_unlocked = answer;
    const QList<QDBusObjectPath> paths{QDBusObjectPath(path)};
    call(toService(u"Unlock"_s, {QVariant::fromValue(paths)}), [this](const QDBusMessage &reply) {
        const QString question = pathIn(reply.arguments().value(1));
        question.isEmpty() ? std::exchange(m_unlocked, {})(Done{}) : prompt(question);
    });
}

void SecretService::prompt(const QString &path)
{
    qRegisterMetaType<QDBusVariant>(); // or connect() fails without a word
    auto *watcher = new QDBusServiceWatcher(busName, QDBusConnection::sessionBus(),
                                            QDBusServiceWatcher::WatchForUnregistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this,
            [this] { fail({.kind = Problem::Kind::KeychainAbsent}); });
    QDBusConnection::sessionBus().connect(busName, path, promptInterface, u"Completed"_s, this,
                                          SLOT(promptEnded(bool, QDBusVariant)));
    auto message = QDBusMessage::createMethodCall(busName, path, promptInterface, u"Prompt"_s);
    message.setArguments({QString()});
    call(message, [](const QDBusMessage &) {});
}

void SecretService::promptEnded(bool dismissed, const QDBusVariant &)
{
    if (dismissed)
        return fail({.kind = Problem::Kind::KeychainDenied});
    if (m_unlocked)
        std::exchange(m_unlocked, {})(Done{});
}

void SecretService::call(const QDBusMessage &message, const Next &next)
{
    if (!hasSessionBus()) {
        const auto absent = [this] { fail({.kind = Problem::Kind::KeychainAbsent}); };
        QMetaObject::invokeMethod(this, absent, Qt::QueuedConnection);
        return;
    }
    const auto pending = QDBusConnection::sessionBus().asyncCall(message, patienceMs);
    auto *watcher = new QDBusPendingCallWatcher(pending, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, next](QDBusPendingCallWatcher *call) {
        call->deleteLater();
        if (call->isError())
            fail(problemOf(call->reply()));
        else
            next(call->reply());
    });
}

void SecretService::fail(const Problem &problem)
{
    if (m_looked)
        std::exchange(m_looked, {})(problem);
    else if (m_unlocked)
        std::exchange(m_unlocked, {})(problem);
}

} // namespace posthorn::secrets
