// SPDX-License-Identifier: MIT
#pragma once

#include "secrets/Store.h"

#include <QHash>

namespace posthorn::secrets {

/// Keeps secrets in memory while this program runs, and nowhere else.
class SessionStore : public Store
{
public:
    void read(const QString &account, std::function<void(Result<Secret>)> answer) override;
    void write(const QString &account, const Secret &secret, std::function<void(Outcome)> answer) override;
    void remove(const QString &account, std::function<void(Outcome)> answer) override;

private:
    QHash<QString, Secret> m_secrets{};
};

} // namespace posthorn::secrets
