// SPDX-License-Identifier: MIT
#include "NameServer.h"

#include "Ports.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QThread>

namespace posthorn::test {

using namespace Qt::StringLiterals;

namespace {

QString program()
{
    const QString usual = QStandardPaths::findExecutable(u"nsd"_s);
    return usual.isEmpty() ? QStandardPaths::findExecutable(u"nsd"_s, {u"/usr/sbin"_s}) : usual;
}

/// A long text on one name: 6 kB, as no UDP answer holds it.
QByteArray longText()
{
    QByteArray strings;
    for (int i = 0; i < 24; ++i)
        strings += " \"" + QByteArray(250, char('a' + i)) + '"';
    return "long-text TXT" + strings + '\n';
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

QString NameServer::obstacle()
{
    return program().isEmpty() ? u"nsd is not installed"_s : QString();
}

NameServer::NameServer(Knows knows) : m_endpoint(loopbackServer(freePort()))
{
    const QByteArray zone = contentOf(QStringLiteral(TEST_DATA "/names/posthorn.test.zone"));
    const QString file = m_folder.filePath(u"nsd.conf"_s);
    if (zone.isEmpty() || !write(m_folder.filePath(u"zone"_s), zone + longText()) ||
        !write(file, configuration(knows)))
        return;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), {u"-d"_s, u"-c"_s, file});
    m_up = m_process.waitForStarted() && awaitPort();
    if (!m_up)
        qWarning("%s", m_process.readAll().constData());
}

NameServer::~NameServer()
{
    m_process.terminate();
    m_process.waitForFinished(5000);
}

QByteArray NameServer::configuration(Knows knows) const
{
    const QByteArray folder = m_folder.path().toUtf8();
    QByteArray server =
        "server:\n server-count: 1\n ip-address: 127.0.0.1\n port: " + QByteArray::number(m_endpoint.port) +
        "\n username: \"\"\n chroot: \"\"\n database: \"\"\n zonesdir: \"" + folder + "\"\n pidfile: \"" +
        folder + "/pid\"\n xfrdfile: \"" + folder + "/xfrd\"\n xfrdir: \"" + folder +
        "\"\n zonelistfile: \"" + folder + "/zones\"\nremote-control:\n control-enable: no\n";
    if (knows == Knows::Nothing)
        return server;
    return server + "zone:\n name: posthorn.test\n zonefile: zone\n"
                    "zone:\n name: broken.test\n zonefile: missing\n";
}

bool NameServer::awaitPort()
{
    const QDeadlineTimer patience(5000);
    while (!patience.hasExpired() && m_process.state() == QProcess::Running) {
        QTcpSocket socket;
        socket.connectToHost(m_endpoint.host, m_endpoint.port);
        if (socket.waitForConnected(100))
            return true;
        QThread::msleep(5);
    }
    return false;
}

} // namespace posthorn::test
