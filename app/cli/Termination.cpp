// SPDX-License-Identifier: MIT
#include "app/cli/Termination.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace posthorn::cli {

Termination::Termination()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Termination::asked);
}

Termination::~Termination()
{
    m_notifier.reset();
    ::close(m_fd);
}

} // namespace posthorn::cli
