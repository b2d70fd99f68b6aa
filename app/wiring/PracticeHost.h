// SPDX-License-Identifier: MIT
#pragma once

#include "app/wiring/EngineThread.h"
#include "practice/PracticeServer.h"

namespace posthorn::app {

/// The window program's practice server, on the engine's thread.
class PracticeHost : public QObject
{
    Q_OBJECT
public:
    PracticeHost(const EngineThread &engine, QString folder, QObject *parent = nullptr);
    ~PracticeHost() override;

    void start();
    void stop();

Q_SIGNALS:
    void started(const posthorn::practice::Ports &ports, const QByteArray &caPem);
    void failed(const posthorn::Problem &problem);
    void stopped();
    void mailTaken(const posthorn::practice::CapturedMail &mail);

private:
    void serve(const practice::Identity &identity);

    const EngineThread &m_engine;
    QString m_folder{};
    std::shared_ptr<practice::PracticeServer> m_server{};
};

} // namespace posthorn::app
