// SPDX-License-Identifier: MIT
#pragma once
// Files that are there after a crash: write beside, fsync, rename, fsync of the folder, every step checked.

#include "base/Result.h"

class QIODevice;

namespace posthorn::files {

/// The few calls durable writing needs; a test can fail or drop any of them.
class FileOps
{
public:
    virtual ~FileOps() = default;
    /// Creates anew for writing (0600); -1 and errno on failure.
    virtual int create(const QByteArray &path);
    virtual qint64 write(int fd, QByteArrayView bytes);
    virtual int sync(int fd);
    virtual int close(int fd);
    virtual int rename(const QByteArray &from, const QByteArray &to);
    virtual int syncFolder(const QByteArray &path);
    virtual int remove(const QByteArray &path);
};

/// After success `path` holds exactly `bytes`, whatever happens next. After failure it holds what it held
/// before; only where the folder's own sync failed it may hold `bytes`, whole. Never a mixture.
[[nodiscard]] Outcome durableWrite(const QString &path, QByteArrayView bytes, FileOps &ops);
[[nodiscard]] Outcome durableWrite(const QString &path, QByteArrayView bytes);
/// The same with all that `source` still has to give; FileUnreadable where it stops before its end.
[[nodiscard]] Outcome durableWrite(const QString &path, QIODevice &source, FileOps &ops);
/// The whole file, at most `most` bytes; FileMissing or FileUnreadable name it. A folder, FIFO or device is
/// refused, and nothing waits for one.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 most = qint64(64) * 1024 * 1024);
/// Makes the folder (0700) with all above it, durably; one that is there already stays as it is.
[[nodiscard]] Outcome makeFolder(const QString &path);

} // namespace posthorn::files
