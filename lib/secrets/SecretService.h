// SPDX-License-Identifier: MIT
#pragma once
// The Secret Service itself, asked what QtKeychain cannot tell: whether it is there, whether the keyring is
// locked, how many entries a key has. No secret passes here. Answers never come from within a call, and none
// comes after this is gone.

#include "base/Result.h"

#include <QObject>
#include <functional>

class QDBusMessage;
class QDBusVariant;

namespace posthorn::secrets {

/// What the service shows of one key.
struct Sight
{
    QString ring{}; ///< the keyring that takes new entries; empty: none was ever made
    bool ringLocked = false;
    QStringList open{}; ///< the key's entries that can be read
    QStringList locked{};
    QString keeper{};

    [[nodiscard]] qsizetype entries() const { return open.size() + locked.size(); }
};

class SecretService : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void look(const QString &key, const std::function<void(const Result<Sight> &)> &answer);
    /// The desktop asks the person, for as long as that takes. KeychainDenied when they decline.
    void unlock(const QString &path, const std::function<void(const Outcome &)> &answer);

private Q_SLOTS:
    void promptEnded(bool dismissed, const QDBusVariant &result);

private:
    using Next = std::function<void(const QDBusMessage &)>;
    void call(const QDBusMessage &message, const Next &next);
    void seeRing();
    void seeEntries();
    void seeKeeper();
    void prompt(const QString &path);
    void fail(const Problem &problem);

    QString m_key{};
    Sight m_sight{};
    std::function<void(const Result<Sight> &)> m_looked{};
    std::function<void(const Outcome &)> m_unlocked{};
};

} // namespace posthorn::secrets
