// SPDX-License-Identifier: MIT
#pragma once
// One thing done at the keychain, with all that QtKeychain leaves open: it says "not found" and "deleted"
// of a locked keyring, so the service is looked at before and what was done is read back after.

#include "base/Secret.h"
#include "secrets/SecretService.h"

#include <QTimer>

namespace QKeychain {
class Job;
}

namespace posthorn::secrets {

enum class Unlocking {
    Ask,  ///< the desktop may ask the person, who takes the time it takes
    Never ///< nobody is there to answer
};

class Errand : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Look, Read, Write, Remove };
    struct Wish
    {
        Kind kind = Kind::Look;
        QString account{};
        Secret secret{}; ///< to write
        Unlocking unlocking = Unlocking::Never;
        std::function<void(Result<Secret>)> answer{};
    };

    /// `patience` is for the service; a person who is asked has minutes.
    Errand(Wish wish, std::chrono::milliseconds patience);

    void start();

Q_SIGNALS:
    /// `answer` was called; nothing more happens.
    void over(const QString &keeper);

private:
    void look(const std::function<void()> &next);
    void seen();
    void makeOpen(const QString &path, const std::function<void()> &next);
    void makeRoom();
    void read(const std::function<void(const Secret &)> &got);
    void write();
    void remove(const std::function<void()> &gone);
    void verifyGone();
    void run(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &ended);
    void begin(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &ended);
    [[nodiscard]] bool isOver() const { return !m_wish.answer; }
    void finish(const Result<Secret> &result);
    void fail(Problem::Kind kind, const QString &words = {});

    Wish m_wish;
    std::chrono::milliseconds m_patience;
    SecretService m_service{};
    Sight m_sight{};
    QTimer m_limit{};
};

} // namespace posthorn::secrets
