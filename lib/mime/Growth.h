// SPDX-License-Identifier: MIT
#pragma once
// How far a file has come that one thread writes while others read it.

#include <QObject>
#include <atomic>

namespace posthorn::mime {

class Growth : public QObject
{
    Q_OBJECT
public:
    explicit Growth(qint64 expected) : m_expected(expected) {}

    [[nodiscard]] qint64 expected() const { return m_expected; }
    [[nodiscard]] qint64 written() const { return m_written.load(std::memory_order_acquire); }
    /// Why no more will come: an errno, 0 while there is no reason.
    [[nodiscard]] int fault() const { return m_fault.load(std::memory_order_acquire); }
    [[nodiscard]] bool isWanted() const { return m_wanted.load(std::memory_order_relaxed); }

    void add(qint64 octets)
    {
        m_written.fetch_add(octets, std::memory_order_release);
        Q_EMIT changed();
    }
    void fail(int fault)
    {
        m_fault.store(fault, std::memory_order_release);
        Q_EMIT changed();
    }
    /// Nobody reads it any more.
    void forget() { m_wanted.store(false, std::memory_order_relaxed); }

Q_SIGNALS:
    /// From the writer's thread.
    void changed();

private:
    const qint64 m_expected;
    std::atomic<qint64> m_written{0};
    std::atomic<int> m_fault{0};
    std::atomic<bool> m_wanted{true};
};

} // namespace posthorn::mime
