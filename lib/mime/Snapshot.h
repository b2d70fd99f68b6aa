// SPDX-License-Identifier: MIT
#pragma once
// What was in a file when it was attached. It is a copy of our own: whatever becomes of the file, the disk it
// lies on or the link that led to it, what was looked at is what is sent. Any number of threads may read it.

#include "base/Result.h"

#include <QIODevice>
#include <memory>

namespace posthorn::mime {

class Spool;

class Snapshot
{
public:
    /// FileMissing, FileUnreadable; BadInput where it has more than `most` octets.
    [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> ofFile(const QString &path, qint64 most);
    [[nodiscard]] static Result<std::shared_ptr<const Snapshot>> ofBytes(QByteArrayView bytes);

    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] const QByteArray &sha256() const { return m_sha256; }
    /// Up to `most` octets from `at` on, 0 behind the end; -1 and errno where reading fails.
    [[nodiscard]] qint64 read(char *data, qint64 most, qint64 at) const;
    [[nodiscard]] QByteArray first(qint64 most) const;
    /// A reader of its own.
    [[nodiscard]] std::unique_ptr<QIODevice> open() const;

private:
    Snapshot() = default;
    [[nodiscard]] Outcome keep(QByteArrayView bytes);

    QByteArray m_bytes{};
    std::shared_ptr<Spool> m_spool{}; ///< holds the bytes in place of m_bytes when there are many
    qint64 m_size = 0;
    QByteArray m_sha256{};
};

} // namespace posthorn::mime
