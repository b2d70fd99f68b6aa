// SPDX-License-Identifier: MIT
#include "mime/Message.h"

#include "mime/Spool.h"

#include <QBuffer>

namespace posthorn::mime {

Message::Message(Envelope envelope, QString messageId, QByteArray bytes)
    : m_envelope(std::move(envelope)), m_messageId(std::move(messageId)), m_bytes(std::move(bytes))
{
    m_envelope.size = size();
}

Message::Message(Envelope envelope, QString messageId, std::shared_ptr<const Spool> spool)
    : m_envelope(std::move(envelope)), m_messageId(std::move(messageId)), m_spool(std::move(spool))
{
    m_envelope.size = size();
}

qint64 Message::size() const
{
    return m_spool ? m_spool->size() : m_bytes.size();
}

std::unique_ptr<QIODevice> Message::open() const
{
    if (m_spool)
        return std::make_unique<SpoolReader>(m_spool);
    auto reader = std::make_unique<QBuffer>();
    reader->setData(m_bytes);
    reader->open(QIODevice::ReadOnly);
    return reader;
}

} // namespace posthorn::mime
