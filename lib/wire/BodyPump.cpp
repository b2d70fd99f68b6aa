// SPDX-License-Identifier: MIT
#include "wire/BodyPump.h"

#include "base/GrowingDevice.h"

#include <algorithm>

namespace posthorn::wire {

using namespace Qt::StringLiterals;
using Dots = smtp::DataFilter::Dots;

void BodyPump::begin(QIODevice &body, Dots dots)
{
    if (!body.isOpen())
        body.open(QIODevice::ReadOnly); // a failure shows in the first read
    const bool isAgain = m_body == &body && m_taken > 0;
    m_isLost = isAgain && (body.isSequential() || !body.seek(0));
    m_body = &body;
    m_filter = smtp::DataFilter(dots);
    m_expected = body.isSequential() ? 0 : body.size();
    m_taken = 0;
    m_ahead.clear();
}

void BodyPump::stream(QIODevice &body)
{
    begin(body, Dots::Doubled);
    m_wanted = Wanted::All;
}

void BodyPump::offer(QIODevice &body, std::size_t message, bool fromStart)
{
    if (fromStart)
        begin(body, Dots::Kept);
    m_message = message;
    m_wanted = Wanted::Chunk;
}

void BodyPump::stop()
{
    m_wanted = Wanted::Nothing;
    m_body = nullptr;
}

std::optional<smtp::Event> BodyPump::pump()
{
    while (m_wanted != Wanted::Nothing && m_wire.pending() < mostPending) {
        if (m_isLost)
            return failed(u"it can be read only once"_s);
        if (m_wanted == Wanted::Chunk)
            return next();
        QByteArray some;
        if (!read(some, block))
            return failed(m_body->errorString());
        if (some.isEmpty() && isComing())
            break;
        if (some.isEmpty())
            return end();
        if (const QByteArray out = m_filter.take(some); !out.isEmpty())
            m_wire.write(out);
    }
    return std::nullopt;
}

bool BodyPump::read(QByteArray &into, qint64 most)
{
    if (!m_body->isReadable())
        return false;
    into.resize(most);
    const qint64 size = m_body->read(into.data(), most);
    into.truncate(std::max<qint64>(0, size));
    m_taken += into.size();
    return size >= 0;
}

std::optional<smtp::Event> BodyPump::next()
{
    QByteArray ahead;
    if (m_ahead.isEmpty() && !read(m_ahead, chunk))
        return failed(m_body->errorString());
    if (!m_ahead.isEmpty() && !read(ahead, chunk))
        return failed(m_body->errorString());
    if (ahead.isEmpty() && isComing())
        return std::nullopt;
    if (ahead.isEmpty() && isCutShort())
        return end();
    m_wanted = Wanted::Nothing;
    QByteArray bytes = m_filter.take(std::exchange(m_ahead, ahead));
    const bool isLast = m_ahead.isEmpty();
    if (isLast)
        bytes += m_filter.finish();
    return smtp::event::Chunk{.message = m_message, .bytes = bytes, .last = isLast};
}

/// Asked when nothing could be read.
bool BodyPump::isComing() const
{
    const auto *growing = dynamic_cast<const GrowingDevice *>(m_body);
    return growing && growing->isComing();
}

qint64 BodyPump::gone() const
{
    return std::max<qint64>(0, m_taken - m_ahead.size() - m_wire.pending());
}

/// A message that is shorter than it was must not be taken for a whole one.
smtp::Event BodyPump::end()
{
    if (isCutShort())
        return failed(u"it ends after %1 of %2 octets"_s.arg(m_taken).arg(m_expected));
    m_wanted = Wanted::Nothing;
    if (const QByteArray rest = m_filter.finish(); !rest.isEmpty())
        m_wire.write(rest);
    return smtp::event::BodySent{.endsWithCrlf = m_filter.endsWithCrlf()};
}

smtp::Event BodyPump::failed(const QString &words)
{
    m_wanted = Wanted::Nothing;
    return smtp::event::BodyFailed{.problem = {.stage = Stage::Send,
                                               .kind = Problem::Kind::FileUnreadable,
                                               .words = words,
                                               .subject = u"message"_s}};
}

} // namespace posthorn::wire
