// SPDX-License-Identifier: MIT
#pragma once
// Real proxies on a free port of loopback: microsocks, dante and tinyproxy.

#include "smtp/Plan.h"

#include <QProcess>
#include <QTemporaryDir>

namespace posthorn {

class ProxyServer
{
public:
    enum class Program { Microsocks, Dante, Tinyproxy };
    enum class Manner {
        Open,
        WantsSignIn, ///< "someone" with "secret"; dante knows nobody
        Forbids      ///< every target
    };

    ProxyServer(Program program, Manner manner);
    ~ProxyServer();
    ProxyServer(const ProxyServer &) = delete;
    ProxyServer &operator=(const ProxyServer &) = delete;

    /// Why a test cannot run here; empty when it can.
    [[nodiscard]] static QString obstacle();
    [[nodiscard]] const smtp::Proxy &proxy() const { return m_proxy; }
    [[nodiscard]] bool isUp() const { return m_up; }

private:
    [[nodiscard]] QString configuration(Program program, Manner manner) const;
    void start(Program program, Manner manner);
    [[nodiscard]] bool awaitPort();

    QTemporaryDir m_folder{};
    QProcess m_process{};
    smtp::Proxy m_proxy{};
    bool m_up = false;
};

} // namespace posthorn
