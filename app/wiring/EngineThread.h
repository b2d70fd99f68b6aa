// SPDX-License-Identifier: MIT
#pragma once
// The second of the two threads: connections, files and the practice server live here; values come back to
// the thread that made this one.

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>

namespace posthorn::app {

class EngineThread
{
public:
    EngineThread();
    ~EngineThread();
    EngineThread(const EngineThread &) = delete;
    EngineThread &operator=(const EngineThread &) = delete;

    /// Runs `work` on the engine's thread, in order, and returns at once.
    void post(std::function<void()> work) const;

    /// Runs `work` there and brings its result to `answer` here, unless `who` is gone by then.
    template <class R>
    void ask(QObject *who, std::function<R()> work, std::function<void(const R &)> answer) const
    {
        post([front = m_front.get(), guard = QPointer<QObject>(who), work = std::move(work),
              answer = std::move(answer)] {
            const auto bring = [result = work(), guard, answer] {
                if (guard)
                    answer(result);
            };
            QMetaObject::invokeMethod(front, bring, Qt::QueuedConnection);
        });
    }

    /// Hands `object` over to the engine's thread, where it is deleted when nobody here needs it.
    template <class T>
    [[nodiscard]] std::shared_ptr<T> adopt(std::unique_ptr<T> object) const
    {
        object->moveToThread(&m_thread);
        return {object.release(), [](T *gone) { gone->deleteLater(); }};
    }

private:
    mutable QThread m_thread{};
    std::unique_ptr<QObject> m_front{}; ///< lives here
    std::unique_ptr<QObject> m_back{};  ///< lives there
};

} // namespace posthorn::app
