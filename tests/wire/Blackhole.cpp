// SPDX-License-Identifier: MIT
#include "Blackhole.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace posthorn {

Blackhole::Blackhole(const QHostAddress &address)
{
    sockaddr_in name{};
    socklen_t size = sizeof name;
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(address.toIPv4Address());
    auto *generic = reinterpret_cast<sockaddr *>(&name);
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 0) != 0 ||
        ::getsockname(m_listener, generic, &size) != 0)
        return;
    for (int &filler : m_fillers) {
        filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        (void)::connect(filler, generic, size); // EINPROGRESS, and so it stays
    }
    m_port = ntohs(name.sin_port);
}

Blackhole::~Blackhole()
{
    for (const int filler : m_fillers)
        ::close(filler);
    ::close(m_listener);
}

} // namespace posthorn
