// SPDX-License-Identifier: MIT
#pragma once
// One question to c-ares, run by the event loop of this thread. To destroy it is to cancel it, at once.

#include "base/Endpoint.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTimer>

#include <functional>

class QSocketNotifier;
struct ares_channeldata;

namespace posthorn::names {

class Channel
{
public:
    /// What a server does that answers "I failed" or "I refuse".
    enum class OnFailure {
        TakeItsWord, ///< and its response code
        AskTheNext
    };
    /// c-ares' status, and the reply where one came. Never called once the Channel goes, but maybe inside
    /// ask().
    using Done = std::function<void(int status, const QByteArray &message)>;

    /// No servers: those of the system. Each host is an address.
    Channel(const QList<Endpoint> &servers, OnFailure onFailure);
    ~Channel();
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    void ask(const QByteArray &name, int type, Done done);

private:
    using Notifiers = QHash<int, QSocketNotifier *>; ///< children of m_timeout

    static void socketChanged(void *self, int socket, int readable, int writable);
    static void answered(void *self, int status, int timeouts, unsigned char *message, int size);
    void watch(Notifiers &notifiers, int socket, bool wanted, int kind);
    void process(int readable, int writable);
    void awaitTimeout();

    ares_channeldata *m_channel = nullptr;
    Notifiers m_readers{};
    Notifiers m_writers{};
    QTimer m_timeout{};
    Done m_done{};
};

} // namespace posthorn::names
