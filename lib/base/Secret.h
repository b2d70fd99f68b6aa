// SPDX-License-Identifier: MIT
#pragma once
// A password or token. Copies share one buffer, which is wiped when the last of them goes; there is no way
// to print, log or compare it by accident.

#include <QByteArrayView>
#include <memory>
#include <span>

class QDebug;

namespace posthorn {

class Secret
{
public:
    Secret() = default;
    /// Takes a copy of `bytes`; wiping the source is the caller's duty (see wipe()).
    explicit Secret(QByteArrayView bytes);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] qsizetype size() const;
    /// Valid while this or a copy of it lives. Never keep it, never print it.
    [[nodiscard]] QByteArrayView bytes() const;
    /// In constant time for equal lengths.
    [[nodiscard]] bool equals(const Secret &other) const;

    friend QDebug operator<<(QDebug, const Secret &) = delete;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer{};
};

/// Overwrites `memory` with zeros so that the optimiser cannot drop it.
void wipe(std::span<char> memory);
/// The same, then empties it. Bytes that another holder shares are only let go.
void wipe(QByteArray &bytes);

} // namespace posthorn
