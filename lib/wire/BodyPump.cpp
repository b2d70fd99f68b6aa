// SPDX-License-Identifier: MIT
#include "wire/BodyPump.h"

#include <algorithm>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

BodyPump::BodyPump(std::unique_ptr<QIODevice> body, Wire &wire) : m_body(std::move(body)), m_wire(wire) {}

void BodyPump::start()
{
    if (!m_body->isOpen())
        m_body->open(QIODevice::ReadOnly); // a failure shows in the first read
    m_expected = m_body->isSequential() ? 0 : m_body->size();
    m_running = true;
}

std::optional<smtp::Event> BodyPump::pump()
{
    while (m_running && m_wire.pending() < mostPending) {
        if (!m_body->isReadable())
            return failed(m_body->errorString());
        QByteArray chunk(block, Qt::Uninitialized);
        const qint64 size = m_body->read(chunk.data(), block);
        if (size < 0)
            return failed(m_body->errorString());
        if (size == 0)
            return end();
        m_taken += size;
        send(m_filter.take(QByteArrayView(chunk).first(size)));
    }
    return std::nullopt;
}

qint64 BodyPump::gone() const
{
    return std::max<qint64>(0, m_taken - m_wire.pending());
}

/// A message that is shorter than it was must not be taken for a whole one.
smtp::Event BodyPump::end()
{
    if (m_taken < m_expected)
        return failed(u"it ends after %1 of %2 octets"_s.arg(m_taken).arg(m_expected));
    m_running = false;
    send(m_filter.finish());
    return smtp::event::BodySent{.endsWithCrlf = m_filter.endsWithCrlf()};
}

smtp::Event BodyPump::failed(const QString &words)
{
    m_running = false;
    return smtp::event::BodyFailed{.problem = {.stage = Stage::Send,
                                               .kind = Problem::Kind::FileUnreadable,
                                               .words = words,
                                               .subject = u"message"_s}};
}

void BodyPump::send(const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        m_wire.write(bytes);
}

} // namespace posthorn::wire
