// SPDX-License-Identifier: MIT
#pragma once
// A message, rendered once: the same bytes are hashed, queued, sent, and sent again.

#include "base/Envelope.h"
#include "base/Result.h"
#include "mime/Draft.h"

#include <QDateTime>
#include <QIODevice>
#include <memory>

namespace posthorn::mime {

class Spool;

/// Time and chance, handed in.
struct Stamp
{
    QDateTime date{};
    QString messageId{}; ///< left side: a UUID; the right side is the sender's domain
    QString boundary{};  ///< unlike anything in the text
};

class Message
{
public:
    Message() = default;
    Message(Envelope envelope, QString messageId, QByteArray bytes);
    /// Of a message too large to be kept in memory.
    Message(Envelope envelope, QString messageId, std::shared_ptr<const Spool> spool);

    [[nodiscard]] const Envelope &envelope() const { return m_envelope; }
    /// With its angle brackets; empty when an adopted message has none.
    [[nodiscard]] const QString &messageId() const { return m_messageId; }
    [[nodiscard]] qint64 size() const;
    /// A fresh reader of the final bytes (CRLF lines, dots not stuffed).
    [[nodiscard]] std::unique_ptr<QIODevice> open() const;

private:
    Envelope m_envelope{};
    QString m_messageId{};
    QByteArray m_bytes{};
    std::shared_ptr<const Spool> m_spool{}; ///< holds the bytes in place of m_bytes when there are many
};

/// 7-bit clean RFC 5322 message, lines ≤ 998 octets, no Bcc. A Problem names the field or file that is wrong.
[[nodiscard]] Result<Message> render(const Draft &draft, const Stamp &stamp);
/// The same, but a large one is still being written when it comes; its size is known. Its readers wait by
/// QIODevice::readyRead(), and for nobody else: what reads to the end at once needs render().
[[nodiscard]] Result<Message> renderAlongside(const Draft &draft, const Stamp &stamp);
/// A finished message with CRLF, 7-bit clean unless it is signed (mime/SevenBit.h). Bcc and Resent-Bcc leave
/// the bytes and join the envelope. Refused by name: no sender or recipient, a text that is no address, NUL,
/// an encoded or signed line of more than 998 octets, a header that is neither ASCII nor UTF-8.
[[nodiscard]] Result<Message> adopt(const QByteArray &eml);

/// The few fields a list of messages shows.
struct Summary
{
    QString from{};
    QString to{};
    QString subject{};
    QDateTime date{};
    QString text{};
};
[[nodiscard]] Summary summarize(const QByteArray &eml);

} // namespace posthorn::mime
