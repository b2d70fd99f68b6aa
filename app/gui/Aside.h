// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <functional>

namespace posthorn::gui {

/// Long work with files, one after another, where neither the windows nor the connections wait for it. What
/// was begun is finished before this ends.
class Aside
{
public:
    Aside() { m_pool.setMaxThreadCount(1); }
    ~Aside() { m_pool.waitForDone(); }
    Aside(const Aside &) = delete;
    Aside &operator=(const Aside &) = delete;

    /// Runs `work` there and brings its result to `answer` here, unless `who` is gone by then.
    template <class R>
    void ask(QObject *who, std::function<R()> work, std::function<void(const R &)> answer)
    {
        m_pool.start([front = &m_front, guard = QPointer<QObject>(who), work = std::move(work),
                      answer = std::move(answer)] {
            const auto bring = [result = work(), guard, answer] {
                if (guard)
                    answer(result);
            };
            QMetaObject::invokeMethod(front, bring, Qt::QueuedConnection);
        });
    }

private:
    QObject m_front{};
    QThreadPool m_pool{}; ///< ends first
};

} // namespace posthorn::gui
