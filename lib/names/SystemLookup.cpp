// SPDX-License-Identifier: MIT
#include "names/SystemLookup.h"

#include "base/Result.h"
#include "names/Name.h"

#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <netdb.h>
#include <sys/socket.h>

namespace posthorn::names {

namespace {

using Addresses = Result<QList<QHostAddress>>;

int familyNumber(Family family)
{
    switch (family) {
    case Family::V4:
        return AF_INET;
    case Family::V6:
        return AF_INET6;
    case Family::Any:
        break;
    }
    return AF_UNSPEC;
}

Problem::Kind kindOf(int error)
{
    if (error == EAI_NONAME)
        return Problem::Kind::HostNotFound;
    const bool bare = error == EAI_NODATA || error == EAI_ADDRFAMILY;
    return bare ? Problem::Kind::NoAddress : Problem::Kind::ResolverFailed;
}

Problem problemOf(int error)
{
    return {.stage = Stage::Dns, .kind = kindOf(error), .words = QString::fromLocal8Bit(gai_strerror(error))};
}

Addresses lookUp(const QByteArray &name, int family)
{
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *list = nullptr;
    if (const int error = getaddrinfo(name.constData(), nullptr, &hints, &list); error != 0)
        return problemOf(error);
    QList<QHostAddress> addresses;
    for (const addrinfo *entry = list; entry; entry = entry->ai_next) {
        if (const QHostAddress address(entry->ai_addr); !address.isNull() && !addresses.contains(address))
            addresses.append(address);
    }
    freeaddrinfo(list);
    return addresses.isEmpty() ? Addresses(problemOf(EAI_NODATA)) : Addresses(addresses);
}

} // namespace

/// Shared with the thread: `target` is null once nobody listens, and is posted to only under the mutex.
struct SystemLookup::Listener
{
    std::mutex mutex{};
    SystemLookup *target = nullptr;

    void post(const Addresses &answer)
    {
        const std::lock_guard lock(mutex);
        if (!target)
            return;
        const auto deliver = [lookup = target, answer] {
            if (!std::exchange(lookup->m_listener, nullptr))
                return; // abandoned while the answer was queued
            answer ? Q_EMIT lookup->answered(*answer) : Q_EMIT lookup->failed(answer.problem());
        };
        QMetaObject::invokeMethod(target, deliver, Qt::QueuedConnection);
    }
};

SystemLookup::~SystemLookup()
{
    abandon();
}

void SystemLookup::ask(const QString &host, Family family)
{
    m_listener = std::make_shared<Listener>();
    m_listener->target = this;
    const auto name = asciiName(host);
    if (!name)
        return m_listener->post(problemOf(EAI_NONAME));
    try {
        std::thread([name = *name, number = familyNumber(family), listener = m_listener] {
            listener->post(lookUp(name, number));
        }).detach();
    } catch (const std::system_error &) { // no thread to be had
        m_listener->post(problemOf(EAI_MEMORY));
    }
}

void SystemLookup::abandon()
{
    const auto listener = std::exchange(m_listener, nullptr);
    if (!listener)
        return;
    const std::lock_guard lock(listener->mutex);
    listener->target = nullptr;
}

} // namespace posthorn::names
