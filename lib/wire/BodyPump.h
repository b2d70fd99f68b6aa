// SPDX-License-Identifier: MIT
#pragma once
// Streams a message through the wire filter into a Wire, never more than 1 MB ahead of the network; or hands
// it out in chunks, never more than one ahead of who asks.

#include "smtp/DataFilter.h"
#include "smtp/Event.h"
#include "wire/Wire.h"

#include <QIODevice>

namespace posthorn::wire {

class BodyPump
{
public:
    static constexpr qint64 block = 65'536;
    static constexpr qint64 chunk = 262'144;
    static constexpr qint64 mostPending = 1'048'576;

    explicit BodyPump(Wire &wire) : m_wire(wire) {}

    /// From its start, to its end. A body that cannot begin again is sent once.
    void stream(QIODevice &body);
    /// The next chunk, once.
    void offer(QIODevice &body, std::size_t message, bool fromStart);
    /// Hands on what there is room for: BodySent or Chunk when that is all that was wanted, or BodyFailed. Of
    /// a body that is still being written it waits for QIODevice::readyRead().
    [[nodiscard]] std::optional<smtp::Event> pump();
    /// Nothing more of any body; the one at hand may go.
    void stop();

    /// Octets of the message read so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }
    /// Octets of the message that have left this process, as near as the wire can tell.
    [[nodiscard]] qint64 gone() const;

private:
    enum class Wanted { Nothing, All, Chunk };

    void begin(QIODevice &body, smtp::DataFilter::Dots dots);
    [[nodiscard]] bool read(QByteArray &into, qint64 most);
    [[nodiscard]] std::optional<smtp::Event> next();
    [[nodiscard]] smtp::Event end();
    [[nodiscard]] smtp::Event failed(const QString &words);
    [[nodiscard]] bool isComing() const;
    [[nodiscard]] bool isCutShort() const { return m_taken < m_expected; }

    Wire &m_wire;
    QIODevice *m_body = nullptr;
    smtp::DataFilter m_filter{};
    Wanted m_wanted = Wanted::Nothing;
    std::size_t m_message = 0;
    QByteArray m_ahead{};  ///< read, and not handed out before it is known whether it is the last
    qint64 m_expected = 0; ///< octets of the message when it began
    qint64 m_taken = 0;
    bool m_isLost = false; ///< it was sent before and cannot begin again
};

} // namespace posthorn::wire
