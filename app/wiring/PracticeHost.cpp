// SPDX-License-Identifier: MIT
#include "app/wiring/PracticeHost.h"

#include "scenario/BuiltIn.h"

using namespace Qt::StringLiterals;

namespace posthorn::app {

PracticeHost::PracticeHost(const EngineThread &engine, QString folder, QObject *parent)
    : QObject(parent), m_engine(engine), m_folder(std::move(folder))
{
}

PracticeHost::~PracticeHost() = default;

void PracticeHost::start()
{
    if (m_server)
        return;
    m_engine.ask<Result<practice::Identity>>(
        this, [folder = m_folder] { return practice::identityIn(folder, QDateTime::currentDateTimeUtc()); },
        [this](const Result<practice::Identity> &identity) {
            if (identity)
                serve(*identity);
            else
                Q_EMIT failed(identity.problem());
        });
}

void PracticeHost::serve(const practice::Identity &identity)
{
    if (m_server)
        return;
    m_server = m_engine.adopt(
        std::make_unique<practice::PracticeServer>(identity, scenario::builtInScenario(u"good"_s).value()));
    connect(m_server.get(), &practice::PracticeServer::mailTaken, this, &PracticeHost::mailTaken);
    m_engine.ask<Result<practice::Ports>>(
        this, [server = m_server] { return server->listen(); },
        [this, ca = identity.caPem](const Result<practice::Ports> &ports) {
            if (ports)
                return Q_EMIT started(*ports, ca);
            m_server.reset();
            Q_EMIT failed(ports.problem());
        });
}

void PracticeHost::stop()
{
    if (!m_server)
        return;
    m_engine.post([server = m_server] { server->close(); });
    m_server.reset();
    Q_EMIT stopped();
}

} // namespace posthorn::app
