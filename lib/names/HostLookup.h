// SPDX-License-Identifier: MIT
#pragma once
// The addresses of a host to connect to: as the system knows them, hosts file and local resolvers included,
// or from one DNS server that somebody named.

#include "names/Query.h"
#include "names/SystemLookup.h"

namespace posthorn::names {

struct HostQuestion
{
    QString host{};
    Family family = Family::Any;
    std::optional<Endpoint> dnsServer{}; ///< its host is an address
    std::chrono::milliseconds bound{30'000};
};

class HostLookup : public QObject
{
    Q_OBJECT
public:
    /// How long an answer waits for the one of the other family (RFC 8305 §3).
    static constexpr std::chrono::milliseconds resolutionDelay{50};

    explicit HostLookup(QObject *parent = nullptr);

    /// One lookup, one question. Answers within the bound, never inside this call.
    void ask(const HostQuestion &question);
    /// Nothing is announced any more.
    void abandon();

Q_SIGNALS:
    /// The preferred ones first; never empty.
    void answered(const QList<QHostAddress> &addresses);
    /// HostNotFound, NoAddress, ResolverFailed or ResolverSilent, with the response code in its words.
    void failed(const posthorn::Problem &problem);

private:
    void askServer(const HostQuestion &question);
    void heard(const Answer &answer);
    void settle();
    void found(const QList<QHostAddress> &addresses);
    void fail(const Problem &problem);

    SystemLookup m_system{};
    std::vector<std::unique_ptr<Query>> m_queries{};
    std::vector<Answer> m_answers{};
    QTimer m_bound{}; ///< of the system's lookup
    QTimer m_delay{};
};

/// One Problem for all of them, of which there is one at least: "no such name" tells more than a failure, and
/// that more than silence.
[[nodiscard]] Problem problemOf(const std::vector<Answer> &answers);

} // namespace posthorn::names
