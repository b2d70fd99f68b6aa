// SPDX-License-Identifier: MIT
#include "base/Secret.h"

#include <QByteArray>
#include <algorithm>

namespace posthorn {

struct Secret::Buffer
{
    explicit Buffer(QByteArrayView bytes)
        : data(std::make_unique<char[]>(static_cast<std::size_t>(bytes.size()))), size(bytes.size())
    {
        std::copy(bytes.begin(), bytes.end(), data.get());
    }
    ~Buffer() { wipe({data.get(), static_cast<std::size_t>(size)}); }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    std::unique_ptr<char[]> data;
    qsizetype size = 0;
};

Secret::Secret(QByteArrayView bytes)
    : m_buffer(bytes.isEmpty() ? nullptr : std::make_shared<const Buffer>(bytes))
{
}

bool Secret::isEmpty() const
{
    return !m_buffer;
}

qsizetype Secret::size() const
{
    return m_buffer ? m_buffer->size : 0;
}

QByteArrayView Secret::bytes() const
{
    return m_buffer ? QByteArrayView(m_buffer->data.get(), m_buffer->size) : QByteArrayView();
}

bool Secret::equals(const Secret &other) const
{
    if (size() != other.size())
        return false;
    const auto mine = bytes();
    const auto theirs = other.bytes();
    volatile unsigned char difference = 0;
    for (qsizetype i = 0; i < mine.size(); ++i)
        difference = static_cast<unsigned char>(difference | (mine[i] ^ theirs[i]));
    return difference == 0;
}

void wipe(std::span<char> memory)
{
    // A write through volatile is observable behaviour, so the optimiser must keep it.
    for (volatile char &place : memory)
        place = 0;
}

void wipe(QByteArray &bytes)
{
    auto &data = bytes.data_ptr();
    if (!data.needsDetach()) {
        // A longer text may have stood here before, so the spare room goes too.
        const auto before = data.freeSpaceAtBegin();
        const auto room = before + data.size + data.freeSpaceAtEnd();
        wipe({data.data() - before, static_cast<std::size_t>(room)});
    }
    bytes = QByteArray();
}

} // namespace posthorn
