// SPDX-License-Identifier: MIT
#pragma once
// `openssl s_server` on a free port of loopback, for servers that Qt cannot be: weak keys and old protocols.

#include "Authority.h"

#include <QProcess>
#include <QTemporaryDir>

namespace posthorn {

class OpenSslServer
{
public:
    OpenSslServer(const Issued &issued, const QStringList &options);
    ~OpenSslServer();
    OpenSslServer(const OpenSslServer &) = delete;
    OpenSslServer &operator=(const OpenSslServer &) = delete;

    /// 0 when it did not start.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// All that it has printed so far.
    [[nodiscard]] QByteArray said();

private:
    [[nodiscard]] QString keep(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder{};
    QProcess m_process{};
    QByteArray m_said{};
    quint16 m_port = 0;
};

} // namespace posthorn
