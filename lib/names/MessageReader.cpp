// SPDX-License-Identifier: MIT
#include "names/MessageReader.h"

#include <memory>

#include <ares.h>

namespace posthorn::names {

namespace {

struct FreeText
{
    void operator()(char *text) const { ares_free_string(text); }
};

} // namespace

MessageReader MessageReader::part(qsizetype size)
{
    const MessageReader inner(m_message, m_at, m_at + size);
    (void)bytes(size);
    return inner;
}

QByteArrayView MessageReader::bytes(qsizetype size)
{
    m_ok = m_ok && m_end - m_at >= size;
    if (!m_ok)
        return {};
    m_at += size;
    return QByteArrayView(m_message).sliced(m_at - size, size);
}

/// c-ares follows the pointers of a compressed name: it bounds them, and escapes what is no letter.
QString MessageReader::name()
{
    char *text = nullptr;
    long size = 0;
    const auto *start = reinterpret_cast<const unsigned char *>(m_message.constData());
    m_ok = m_ok && m_at < m_end &&
           ares_expand_name(start + m_at, start, int(m_message.size()), &text, &size) == ARES_SUCCESS;
    const std::unique_ptr<char, FreeText> owned(text);
    (void)bytes(size);
    return m_ok ? QString::fromLatin1(text) : QString();
}

} // namespace posthorn::names
