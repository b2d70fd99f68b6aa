// SPDX-License-Identifier: MIT
#pragma once
// A real name server, NSD, on a free port of loopback. It knows posthorn.test, says SERVFAIL to broken.test,
// whose zone it cannot read, and REFUSED to all other names.

#include "base/Endpoint.h"

#include <QProcess>
#include <QTemporaryDir>

namespace posthorn::test {

class NameServer
{
public:
    enum class Knows { TheZone, Nothing };

    explicit NameServer(Knows knows = Knows::TheZone);
    ~NameServer();
    NameServer(const NameServer &) = delete;
    NameServer &operator=(const NameServer &) = delete;

    /// Why a test cannot run here; empty when it can.
    [[nodiscard]] static QString obstacle();
    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }
    [[nodiscard]] bool isUp() const { return m_up; }

private:
    [[nodiscard]] QByteArray configuration(Knows knows) const;
    [[nodiscard]] bool awaitPort();

    QTemporaryDir m_folder{};
    QProcess m_process{};
    Endpoint m_endpoint{};
    bool m_up = false;
};

} // namespace posthorn::test
