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
    // Behind all that was posted: a last edit is still done, and what is let go there is deleted on its
    // thread.
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

void EngineThread::post(std::function<void()> work) const
{
    QMetaObject::invokeMethod(m_back.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace posthorn::app
