// SPDX-License-Identifier: MIT
#include "wire/NameLookup.h"

#include "base/Result.h"

#include <QUrl>

#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <netdb.h>
#include <sys/socket.h>

namespace posthorn::wire {

namespace {

using Answer = Result<QList<QHostAddress>>;

int familyNumber(smtp::Family family)
{
    switch (family) {
    case smtp::Family::V4:
        return AF_INET;
    case smtp::Family::V6:
        return AF_INET6;
    case smtp::Family::Any:
        break;
    }
    return AF_UNSPEC;
}

/// "There is no such host" is a fact about the name, everything else one about the resolver.
Problem problemOf(int error)
{
    const bool absent = error == EAI_NONAME || error == EAI_NODATA || error == EAI_ADDRFAMILY;
    return {.stage = Stage::Dns,
            .kind = absent ? Problem::Kind::HostNotFound : Problem::Kind::ResolverFailed,
            .words = QString::fromLocal8Bit(gai_strerror(error))};
}

Answer lookUp(const QByteArray &name, int family)
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
    return addresses.isEmpty() ? Answer(problemOf(EAI_NODATA)) : Answer(addresses);
}

} // namespace

/// Shared with the thread: `target` is null once nobody listens, and is posted to only under the mutex.
struct NameLookup::Listener
{
    std::mutex mutex{};
    NameLookup *target = nullptr;

    void post(const Answer &answer)
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

NameLookup::~NameLookup()
{
    abandon();
}

void NameLookup::ask(const QString &host, smtp::Family family)
{
    m_listener = std::make_shared<Listener>();
    m_listener->target = this;
    const QByteArray name = QUrl::toAce(host);
    if (name.isEmpty())
        return m_listener->post(problemOf(EAI_NONAME));
    try {
        std::thread([name, number = familyNumber(family), listener = m_listener] {
            listener->post(lookUp(name, number));
        }).detach();
    } catch (const std::system_error &) { // no thread to be had
        m_listener->post(problemOf(EAI_MEMORY));
    }
}

void NameLookup::abandon()
{
    const auto listener = std::exchange(m_listener, nullptr);
    if (!listener)
        return;
    const std::lock_guard lock(listener->mutex);
    listener->target = nullptr;
}

} // namespace posthorn::wire
