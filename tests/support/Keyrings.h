// SPDX-License-Identifier: MIT
#pragma once
// A test program that starts itself beside real keychains, once in each state (tests/secrets/keyring).

#include <QCoreApplication>
#include <QProcess>

namespace posthorn::test {

/// How many of the runs failed.
inline int runBesideKeyrings(const QStringList &states, const QStringList &arguments = {})
{
    int failed = 0;
    for (const QString &state : states) {
        QProcess keyring;
        keyring.setProcessChannelMode(QProcess::ForwardedChannels);
        keyring.start(qEnvironmentVariable("KEYRING"),
                      QStringList{state, QCoreApplication::applicationFilePath()} + arguments);
        const bool ended = keyring.waitForFinished(180'000);
        failed += ended && keyring.exitStatus() == QProcess::NormalExit && keyring.exitCode() == 0 ? 0 : 1;
    }
    return failed;
}

} // namespace posthorn::test
