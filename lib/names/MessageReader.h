// SPDX-License-Identifier: MIT
#pragma once
// Takes a DNS message apart from the front. Behind the first fault everything reads as nothing.

#include <QByteArray>
#include <QString>
#include <QtEndian>

namespace posthorn::names {

class MessageReader
{
public:
    explicit MessageReader(const QByteArray &message) : MessageReader(message, 0, message.size()) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_end; }
    void fail() { m_ok = false; }

    /// The next `size` octets as a part of their own, in which names may still point to the whole message.
    [[nodiscard]] MessageReader part(qsizetype size);
    QByteArrayView bytes(qsizetype size);
    QString name();
    template <class Number>
    Number number()
    {
        const auto octets = bytes(sizeof(Number));
        return m_ok ? qFromBigEndian<Number>(octets.data()) : Number{};
    }

private:
    MessageReader(const QByteArray &message, qsizetype at, qsizetype end)
        : m_message(message), m_at(at), m_end(end)
    {
    }

    const QByteArray &m_message;
    qsizetype m_at;
    qsizetype m_end;
    bool m_ok = true;
};

} // namespace posthorn::names
