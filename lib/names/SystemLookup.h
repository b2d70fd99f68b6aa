// SPDX-License-Identifier: MIT
#pragma once
// getaddrinfo on a thread of its own, so that hosts files and local resolvers count. It cannot be
// interrupted, so the thread is detached: whoever loses interest leaves it behind and never waits.

#include "base/Endpoint.h"
#include "base/Problem.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace posthorn::names {

class SystemLookup : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~SystemLookup() override;

    /// One lookup, one question.
    void ask(const QString &host, Family family);
    /// Nothing is announced any more.
    void abandon();

Q_SIGNALS:
    /// In the system's order of preference (RFC 6724); never empty.
    void answered(const QList<QHostAddress> &addresses);
    /// HostNotFound, NoAddress or ResolverFailed.
    void failed(const posthorn::Problem &problem);

private:
    struct Listener;
    std::shared_ptr<Listener> m_listener{};
};

} // namespace posthorn::names
