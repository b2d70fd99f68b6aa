// SPDX-License-Identifier: MIT
#pragma once
// A file to be read once from its start: a folder, FIFO or device is refused, and nothing waits for one.

#include "base/Result.h"

#include <ctime>
#include <memory>

namespace posthorn::mime {

class RegularFile
{
public:
    /// FileMissing, FileUnreadable
    [[nodiscard]] static Result<std::unique_ptr<RegularFile>> open(const QString &path);
    ~RegularFile();
    RegularFile(const RegularFile &) = delete;
    RegularFile &operator=(const RegularFile &) = delete;

    /// As the file system said when it was opened.
    [[nodiscard]] qint64 size() const { return m_size; }
    /// The next octets, 0 of them at the end.
    [[nodiscard]] Result<qint64> read(char *data, qint64 most);
    /// After reading: a Problem when the file changed meanwhile.
    [[nodiscard]] Outcome unchanged() const;

private:
    RegularFile(QString path, int fd) : m_path(std::move(path)), m_fd(fd) {}
    [[nodiscard]] Outcome look();

    QString m_path{};
    int m_fd = -1;
    qint64 m_size = 0;
    qint64 m_read = 0;
    timespec m_modified{};
};

} // namespace posthorn::mime
