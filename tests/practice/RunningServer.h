// SPDX-License-Identifier: MIT
#pragma once
// A practice server on free ports, and what it told.

#include "practice/PracticeServer.h"

#include <QTemporaryDir>

class RunningServer
{
public:
    explicit RunningServer(const QString &scenarioId);
    explicit RunningServer(const posthorn::scenario::Scenario &scenario);

    posthorn::practice::PracticeServer &server() { return m_server; }
    const posthorn::practice::Ports &ports() const { return m_ports; }
    QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    const QList<posthorn::practice::CapturedMail> &mails() const { return m_mails; }
    const QByteArrayList &heard() const { return m_heard; }
    int open() const { return m_open; }
    int opened() const { return m_opened; }

private:
    QTemporaryDir m_folder{};
    posthorn::practice::PracticeServer m_server;
    posthorn::practice::Ports m_ports{};
    QList<posthorn::practice::CapturedMail> m_mails{};
    QByteArrayList m_heard{};
    int m_open = 0;
    int m_opened = 0;
};
