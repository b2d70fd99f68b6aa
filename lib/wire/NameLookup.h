// SPDX-License-Identifier: MIT
#pragma once
// getaddrinfo on a thread of its own, so that hosts files and local resolvers count. It cannot be
// interrupted, so the thread is detached: whoever loses interest leaves it behind and never waits.

#include "base/Problem.h"
#include "smtp/Plan.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace posthorn::wire {

class NameLookup : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~NameLookup() override;

    /// One lookup, one question.
    void ask(const QString &host, smtp::Family family);
    /// Nothing is announced any more.
    void abandon();

Q_SIGNALS:
    /// In the system's order of preference (RFC 6724); never empty.
    void answered(const QList<QHostAddress> &addresses);
    /// HostNotFound or ResolverFailed.
    void failed(const posthorn::Problem &problem);

private:
    struct Listener;
    std::shared_ptr<Listener> m_listener{};
};

} // namespace posthorn::wire
