// SPDX-License-Identifier: MIT
#include "ProxyServer.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace posthorn {

using namespace Qt::StringLiterals;

namespace {

QString pathOf(const QString &name)
{
    const QString usual = QStandardPaths::findExecutable(name);
    return usual.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s}) : usual;
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost));
    return server.serverPort();
}

constexpr auto danteLines = R"(logoutput: stderr
internal: 127.0.0.1 port = %1
external: lo
socksmethod: %2
clientmethod: none
client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
socks %3 { from: 127.0.0.0/8 to: 0.0.0.0/0 }
)";

} // namespace

QString ProxyServer::obstacle()
{
    for (const auto &program : {u"microsocks"_s, u"danted"_s, u"tinyproxy"_s}) {
        if (pathOf(program).isEmpty())
            return program + u" is not installed"_s;
    }
    return {};
}

ProxyServer::ProxyServer(Program program, Manner manner)
    : m_proxy{.kind = program == Program::Tinyproxy ? smtp::Proxy::Kind::Http : smtp::Proxy::Kind::Socks5,
              .host = u"127.0.0.1"_s,
              .port = freePort()}
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    start(program, manner);
    m_up = m_process.waitForStarted() && awaitPort();
    if (!m_up)
        qWarning("%s", m_process.readAll().constData());
}

ProxyServer::~ProxyServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(2000))
        m_process.kill();
    m_process.waitForFinished(2000);
}

QString ProxyServer::configuration(Program program, Manner manner) const
{
    const QString port = QString::number(m_proxy.port);
    if (program == Program::Dante) {
        return QString::fromLatin1(danteLines)
            .arg(port, manner == Manner::WantsSignIn ? u"username"_s : u"none"_s,
                 manner == Manner::Forbids ? u"block"_s : u"pass"_s);
    }
    QString lines =
        u"Port "_s + port + u"\nListen 127.0.0.1\nAllow 127.0.0.1\nTimeout 60\nLogLevel Critical\n"_s;
    if (manner == Manner::WantsSignIn)
        lines += u"BasicAuth someone secret\n"_s;
    if (manner == Manner::Forbids)
        lines += u"ConnectPort 1\n"_s;
    return lines;
}

void ProxyServer::start(Program program, Manner manner)
{
    if (program == Program::Microsocks) {
        QStringList arguments{u"-i"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_proxy.port)};
        if (manner == Manner::WantsSignIn)
            arguments += {u"-u"_s, u"someone"_s, u"-P"_s, u"secret"_s};
        return m_process.start(pathOf(u"microsocks"_s), arguments);
    }
    const QString path = m_folder.filePath(u"conf"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(configuration(program, manner).toLatin1());
    file.close();
    if (program == Program::Dante)
        return m_process.start(pathOf(u"danted"_s), {u"-f"_s, path, u"-p"_s, m_folder.filePath(u"pid"_s)});
    m_process.start(pathOf(u"tinyproxy"_s), {u"-d"_s, u"-c"_s, path});
}

bool ProxyServer::awaitPort()
{
    const QDeadlineTimer patience(5000);
    while (!patience.hasExpired() && m_process.state() == QProcess::Running) {
        QTcpSocket socket;
        socket.connectToHost(m_proxy.host, m_proxy.port);
        if (socket.waitForConnected(100))
            return true;
        QThread::msleep(5);
    }
    return false;
}

} // namespace posthorn
