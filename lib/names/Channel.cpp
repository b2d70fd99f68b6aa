// SPDX-License-Identifier: MIT
#include "names/Channel.h"

#include <QHostAddress>
#include <QSocketNotifier>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include <ares.h>
#include <arpa/nameser.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace posthorn::names {

namespace {

/// Of the first round; each further round of the servers waits twice as long.
constexpr std::chrono::milliseconds patience{1500};
constexpr int rounds = 3;

ares_addr_port_node nodeOf(const Endpoint &server)
{
    ares_addr_port_node node{};
    node.udp_port = node.tcp_port = server.port;
    const QHostAddress address(server.host);
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        node.family = AF_INET6;
        const Q_IPV6ADDR octets = address.toIPv6Address();
        std::copy_n(octets.c, sizeof octets.c, node.addr.addr6._S6_un._S6_u8);
    } else {
        node.family = AF_INET;
        node.addr.addr4.s_addr = htonl(address.toIPv4Address());
    }
    return node;
}

void setServers(ares_channel channel, const QList<Endpoint> &servers)
{
    std::vector<ares_addr_port_node> nodes;
    for (const Endpoint &server : servers)
        nodes.push_back(nodeOf(server));
    for (std::size_t i = 1; i < nodes.size(); ++i)
        nodes[i - 1].next = &nodes[i];
    if (!nodes.empty())
        ares_set_servers_ports(channel, nodes.data());
}

} // namespace

/// No EDNS: c-ares 1.18 answers a server that does not know it by switching it off for the whole channel
/// while questions are under way. What does not fit comes by TCP.
Channel::Channel(const QList<Endpoint> &servers, OnFailure onFailure)
{
    ares_options options{};
    options.flags = onFailure == OnFailure::TakeItsWord ? ARES_FLAG_NOCHECKRESP : 0;
    options.timeout = int(patience.count());
    options.tries = rounds;
    options.sock_state_cb = &Channel::socketChanged;
    options.sock_state_cb_data = this;
    // No search domains are wanted: a name is asked for as it is.
    const int given =
        ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB | ARES_OPT_DOMAINS;
    if (ares_init_options(&m_channel, &options, given) == ARES_SUCCESS)
        setServers(m_channel, servers);
    m_timeout.setSingleShot(true);
    QObject::connect(&m_timeout, &QTimer::timeout, &m_timeout,
                     [this] { process(ARES_SOCKET_BAD, ARES_SOCKET_BAD); });
}

Channel::~Channel()
{
    m_done = nullptr;
    ares_destroy(m_channel);
}

void Channel::ask(const QByteArray &name, int type, Done done)
{
    m_done = std::move(done);
    if (!m_channel)
        return answered(this, ARES_ENOMEM, 0, nullptr, 0);
    ares_query(m_channel, name.constData(), ns_c_in, type, &Channel::answered, this);
    awaitTimeout();
}

void Channel::answered(void *self, int status, int, unsigned char *message, int size)
{
    const auto done = std::exchange(static_cast<Channel *>(self)->m_done, nullptr);
    if (done)
        done(status, QByteArray(reinterpret_cast<const char *>(message), message ? size : 0));
}

void Channel::socketChanged(void *self, int socket, int readable, int writable)
{
    auto *channel = static_cast<Channel *>(self);
    channel->watch(channel->m_readers, socket, readable != 0, QSocketNotifier::Read);
    channel->watch(channel->m_writers, socket, writable != 0, QSocketNotifier::Write);
}

/// A notifier may be told to go from inside its own signal.
void Channel::watch(Notifiers &notifiers, int socket, bool wanted, int kind)
{
    if (wanted == notifiers.contains(socket))
        return;
    if (auto *old = notifiers.take(socket)) {
        old->setEnabled(false);
        return old->deleteLater();
    }
    const auto type = static_cast<QSocketNotifier::Type>(kind);
    auto *notifier = new QSocketNotifier(socket, type, &m_timeout);
    QObject::connect(notifier, &QSocketNotifier::activated, &m_timeout, [this, socket, type] {
        const bool reads = type == QSocketNotifier::Read;
        process(reads ? socket : ARES_SOCKET_BAD, reads ? ARES_SOCKET_BAD : socket);
    });
    notifiers.insert(socket, notifier);
}

void Channel::process(int readable, int writable)
{
    ares_process_fd(m_channel, readable, writable);
    awaitTimeout();
}

void Channel::awaitTimeout()
{
    timeval wait{};
    if (!ares_timeout(m_channel, nullptr, &wait))
        return m_timeout.stop();
    m_timeout.start(std::chrono::seconds(wait.tv_sec) +
                    std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(wait.tv_usec)));
}

} // namespace posthorn::names
