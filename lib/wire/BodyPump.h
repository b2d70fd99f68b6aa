// SPDX-License-Identifier: MIT
#pragma once
// Streams a message through the wire filter into a Wire, never more than 1 MB ahead of the network.

#include "smtp/Conversation.h"
#include "smtp/DataFilter.h"
#include "wire/Wire.h"

#include <QIODevice>

#include <memory>

namespace posthorn::wire {

class BodyPump
{
public:
    static constexpr qint64 block = 65'536;
    static constexpr qint64 mostPending = 1'048'576;

    BodyPump(std::unique_ptr<QIODevice> body, Wire &wire);

    [[nodiscard]] bool hasBody() const { return m_body != nullptr; }
    void start();
    /// Hands on what there is room for. BodySent or BodyFailed when that was the last of it, then never
    /// again.
    [[nodiscard]] std::optional<smtp::Event> pump();
    void stop() { m_running = false; }

    /// Octets of the message read so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }
    /// Octets of the message that have left this process, as near as the wire can tell.
    [[nodiscard]] qint64 gone() const;

private:
    [[nodiscard]] smtp::Event end();
    [[nodiscard]] smtp::Event failed(const QString &words);
    void send(const QByteArray &bytes);

    std::unique_ptr<QIODevice> m_body;
    Wire &m_wire;
    smtp::DataFilter m_filter{};
    qint64 m_expected = 0; ///< octets of the message when the streaming began
    qint64 m_taken = 0;
    bool m_running = false;
};

} // namespace posthorn::wire
