// SPDX-License-Identifier: MIT
#include "practice/Connection.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace posthorn::practice {

using scenario::Act;

namespace {

/// What a client may send ahead while it is not read.
constexpr qint64 readAhead = qint64{64} * 1024;

} // namespace

Connection::Connection(std::unique_ptr<QSslSocket> socket, const scenario::Scenario &scenario,
                       std::chrono::milliseconds idleTime, QObject *parent)
    : QObject(parent), m_socket(std::move(socket)), m_player(scenario)
{
    m_socket->setReadBufferSize(readAhead);
    m_delay.setSingleShot(true);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    connect(m_socket.get(), &QSslSocket::readyRead, this, &Connection::read);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &Connection::becomeEncrypted);
    connect(m_socket.get(), &QSslSocket::disconnected, this, &Connection::over);
    connect(&m_idle, &QTimer::timeout, m_socket.get(), &QSslSocket::abort);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_waiting = false;
        perform();
    });
}

Connection::~Connection()
{
    m_socket->disconnect(this);
}

void Connection::stop()
{
    m_socket->disconnect(this);
    m_delay.stop();
    m_idle.stop();
    m_socket->abort();
}

void Connection::start(bool implicitTls)
{
    m_implicitTls = implicitTls;
    m_idle.start();
    if (!implicitTls)
        return play(m_player.begin(false));
    m_waiting = true;
    m_socket->startServerEncryption();
}

void Connection::becomeEncrypted()
{
    m_waiting = false;
    play(std::exchange(m_implicitTls, false) ? m_player.begin(true) : m_player.encrypted());
}

void Connection::read()
{
    if (m_waiting || !m_acts.empty())
        return;
    const QByteArray bytes = m_socket->readAll();
    if (bytes.isEmpty() || m_silent)
        return;
    m_idle.start();
    play(m_player.take(bytes));
}

void Connection::play(std::vector<Act> acts)
{
    announce();
    m_acts.insert(m_acts.end(), std::make_move_iterator(acts.begin()), std::make_move_iterator(acts.end()));
    perform();
}

void Connection::announce()
{
    for (scenario::Captured &mail : m_player.takeCaptured())
        m_mails.push_back(std::move(mail));
    for (const QByteArray &line : m_player.takeMasked())
        Q_EMIT heard(line);
}

void Connection::perform()
{
    const auto stands = [this] { return m_socket->state() == QAbstractSocket::ConnectedState; };
    while (!m_acts.empty() && !m_waiting)
        if (!stands() || !performNext())
            m_acts.clear();
    if (m_acts.empty() && stands() && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
}

bool Connection::performNext()
{
    const Act act = std::move(m_acts.front());
    m_acts.pop_front();
    switch (act.kind) {
    case Act::Kind::Send:
        return m_socket->write(act.bytes) == act.bytes.size();
    case Act::Kind::Delay:
        m_waiting = true;
        m_delay.start(act.ms);
        return true;
    case Act::Kind::BeginTls:
        beginTls();
        return true;
    case Act::Kind::Close:
        m_socket->disconnectFromHost();
        return false;
    case Act::Kind::Reset:
        reset();
        return false;
    case Act::Kind::Silence:
        m_silent = true;
        m_idle.stop();
        return false;
    case Act::Kind::Keep:
        Q_EMIT kept(m_mails.front());
        m_mails.pop_front();
        return true;
    case Act::Kind::Good:
        break; // a Player has put the good acts in its place
    }
    return true;
}

void Connection::beginTls()
{
    // What waits in the socket by now was never read in clear: TLS gets it, and fails unless it is a
    // handshake.
    m_waiting = true;
    m_socket->startServerEncryption();
}

void Connection::reset()
{
    m_socket->flush();
    const linger now{.l_onoff = 1, .l_linger = 0};
    setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
               reinterpret_cast<const char *>(&now), sizeof now);
    m_socket->abort();
}

} // namespace posthorn::practice
