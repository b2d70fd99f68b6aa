// SPDX-License-Identifier: MIT
#pragma once

#include "secrets/Store.h"

#include <QHash>
#include <QObject>

namespace posthorn::secrets {

/// Keeps secrets in memory while this program runs, and nowhere else. Answers come from the event loop, in
/// the order of the calls, never from within a call; those still waiting are dropped with the store.
class SessionStore : public Store
{
public:
    void read(const QString &account, std::function<void(Result<Secret>)> answer) override;
    void write(const QString &account, const Secret &secret, std::function<void(Outcome)> answer) override;
    void remove(const QString &account, std::function<void(Outcome)> answer) override;

private:
    void later(std::function<void()> answer);

    QHash<QString, Secret> m_secrets{};
    QObject m_waiting{}; ///< owns the answers on their way
};

} // namespace posthorn::secrets
