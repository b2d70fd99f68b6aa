// SPDX-License-Identifier: MIT
#include "RunningServer.h"

#include "scenario/BuiltIn.h"

using namespace posthorn;
using practice::PracticeServer;

RunningServer::RunningServer(const QString &scenarioId)
    : RunningServer(scenario::builtInScenario(scenarioId).value())
{
}

RunningServer::RunningServer(const scenario::Scenario &scenario)
    : m_server(practice::identityIn(m_folder.path(), QDateTime::currentDateTimeUtc()).value(), scenario)
{
    QObject::connect(&m_server, &PracticeServer::mailTaken, &m_server,
                     [this](const practice::CapturedMail &mail) { m_mails.append(mail); });
    QObject::connect(&m_server, &PracticeServer::heard, &m_server,
                     [this](quint64, const QByteArray &line) { m_heard.append(line); });
    QObject::connect(&m_server, &PracticeServer::sessionOpened, &m_server, [this] {
        ++m_open;
        ++m_opened;
    });
    QObject::connect(&m_server, &PracticeServer::sessionClosed, &m_server, [this] { --m_open; });
    m_ports = m_server.listen().value();
}
