// SPDX-License-Identifier: MIT
#pragma once
// A port that answers nothing, without root: a listener whose queue is full drops every further SYN.

#include <QHostAddress>

#include <array>

namespace posthorn {

class Blackhole
{
public:
    explicit Blackhole(const QHostAddress &address);
    ~Blackhole();
    Blackhole(const Blackhole &) = delete;
    Blackhole &operator=(const Blackhole &) = delete;

    /// 0 when it could not be set up.
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listener = -1;
    std::array<int, 3> m_fillers{-1, -1, -1};
    quint16 m_port = 0;
};

} // namespace posthorn
