// SPDX-License-Identifier: MIT
#include "app/wiring/EngineThread.h"

using namespace Qt::StringLiterals;

namespace posthorn::app {

EngineThread::EngineThread() : m_front(std::make_unique<QObject>()), m_back(std::make_unique<QObject>())
{
    m_thread.setObjectName(u"engine"_s);
    m_back->moveToThread(&m_thread);
    m_thread.start();
}

EngineThread::~EngineThread()
{
    m_thread.quit();
    m_thread.wait();
}

void EngineThread::post(std::function<void()> work) const
{
    QMetaObject::invokeMethod(m_back.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace posthorn::app
