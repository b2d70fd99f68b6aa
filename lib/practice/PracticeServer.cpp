// SPDX-License-Identifier: MIT
#include "practice/PracticeServer.h"

#include "practice/Connection.h"
#include "practice/Listener.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <array>

using namespace Qt::StringLiterals;

namespace posthorn::practice {

using scenario::Scenario;

namespace {

QSslConfiguration configurationOf(const Identity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(identity.certificatePem));
    configuration.setPrivateKey(QSslKey(identity.keyPem, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({}); // or the system's are loaded, for nothing
    return configuration;
}

/// Where no TLS can be had, all is offered in clear: it never leaves this machine.
Scenario withoutTls(Scenario scenario)
{
    scenario.capabilities = scenario.capabilitiesUnderTls;
    scenario.capabilities.removeAll("STARTTLS");
    scenario.requiresTls = false;
    return scenario;
}

Problem listenProblem(const QTcpServer &server, quint16 port)
{
    const bool taken = server.serverError() == QAbstractSocket::AddressInUseError;
    return {.stage = Stage::Connect,
            .kind = taken ? Problem::Kind::PortTaken : Problem::Kind::NetworkFailed,
            .words = server.errorString(),
            .subject = QString::number(port),
            .target = u"127.0.0.1:%1"_s.arg(port)};
}

} // namespace

struct PracticeServer::State
{
    /// A port with what is played there.
    struct Door
    {
        quint16 Ports::*port = nullptr;
        Scenario scenario{};
        bool implicitTls = false;
        std::unique_ptr<Listener> listener{};
    };

    State(PracticeServer *itself, const Identity &identity, const Scenario &scenario)
        : server(itself),
          configuration(configurationOf(identity)),
          doors{Door{&Ports::plain, withoutTls(scenario)}, Door{&Ports::startTls, scenario},
                Door{&Ports::tls, scenario, true}}
    {
    }

    [[nodiscard]] Result<quint16> open(Door &door, quint16 wanted);
    void admit(const Door &door, std::unique_ptr<QSslSocket> socket);
    void turnAway(const Door &door, std::unique_ptr<QSslSocket> socket);
    void follow(Connection *connection, quint64 session);

    PracticeServer *server = nullptr;
    QSslConfiguration configuration{};
    std::array<Door, 3> doors{};
    std::map<quint64, Connection *> connections{};
    quint64 lastSession = 0;
    qint64 lastMail = 0;
};

Result<quint16> PracticeServer::State::open(Door &door, quint16 wanted)
{
    door.listener = std::make_unique<Listener>(
        [this, &door](std::unique_ptr<QSslSocket> socket) { admit(door, std::move(socket)); });
    if (!door.listener->listen(QHostAddress::LocalHost, wanted))
        return listenProblem(*door.listener, wanted);
    return door.listener->serverPort();
}

void PracticeServer::State::admit(const Door &door, std::unique_ptr<QSslSocket> socket)
{
    if (connections.size() >= maxConnections)
        return turnAway(door, std::move(socket));
    socket->setSslConfiguration(configuration);
    const quint64 session = ++lastSession;
    auto *connection = new Connection(std::move(socket), door.scenario, idleTime, server);
    connections.emplace(session, connection);
    follow(connection, session);
    Q_EMIT server->sessionOpened(session, door.listener->serverPort());
    connection->start(door.implicitTls);
}

void PracticeServer::State::turnAway(const Door &door, std::unique_ptr<QSslSocket> socket)
{
    QSslSocket *guest = socket.release();
    guest->setParent(server);
    connect(guest, &QSslSocket::disconnected, guest, &QObject::deleteLater);
    if (!door.implicitTls)
        guest->write("421 4.7.0 Too many connections at once\r\n");
    guest->disconnectFromHost();
}

void PracticeServer::State::follow(Connection *connection, quint64 session)
{
    connect(connection, &Connection::heard, server,
            [this, session](const QByteArray &line) { Q_EMIT server->heard(session, line); });
    connect(connection, &Connection::kept, server, [this](const scenario::Captured &mail) {
        Q_EMIT server->mailTaken(
            {.number = ++lastMail, .received = QDateTime::currentDateTime(), .mail = mail});
    });
    connect(connection, &Connection::over, server, [this, connection, session] {
        if (connections.erase(session) == 0)
            return;
        connection->deleteLater();
        Q_EMIT server->sessionClosed(session);
    });
}

PracticeServer::PracticeServer(const Identity &identity, const Scenario &scenario, QObject *parent)
    : QObject(parent), m_state(std::make_unique<State>(this, identity, scenario))
{
}

PracticeServer::~PracticeServer()
{
    close();
}

Result<Ports> PracticeServer::listen(const Ports &wanted)
{
    close();
    Ports ports;
    for (State::Door &door : m_state->doors) {
        const auto opened = m_state->open(door, wanted.*door.port);
        if (!opened) {
            close();
            return opened.problem();
        }
        ports.*door.port = *opened;
    }
    return ports;
}

void PracticeServer::close()
{
    for (State::Door &door : m_state->doors)
        door.listener.reset();
    for (const auto &[session, connection] : std::exchange(m_state->connections, {})) {
        connection->disconnect(this);
        connection->stop();
        connection->deleteLater(); // it may be the one that led here
        Q_EMIT sessionClosed(session);
    }
}

bool PracticeServer::isListening() const
{
    return m_state->doors.back().listener != nullptr;
}

} // namespace posthorn::practice
