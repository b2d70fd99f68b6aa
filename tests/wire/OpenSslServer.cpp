// SPDX-License-Identifier: MIT
#include "OpenSslServer.h"

#include <QFile>
#include <QRegularExpression>

namespace posthorn {

using namespace Qt::StringLiterals;

OpenSslServer::OpenSslServer(const Issued &issued, const QStringList &options)
{
    static const QRegularExpression accepting(u"ACCEPT .*:(\\d+)"_s);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(u"openssl"_s,
                    QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-naccept"_s, u"1"_s,
                                u"-cert"_s, keep(u"server.pem"_s, issued.certificatePem), u"-key"_s,
                                keep(u"server.key"_s, issued.keyPem)} +
                        options);
    while (m_port == 0 && m_process.waitForReadyRead(5000))
        m_port = accepting.match(QString::fromLocal8Bit(said())).captured(1).toUShort();
}

QByteArray OpenSslServer::said()
{
    return m_said += m_process.readAll();
}

OpenSslServer::~OpenSslServer()
{
    m_process.kill();
    m_process.waitForFinished();
}

QString OpenSslServer::keep(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

} // namespace posthorn
