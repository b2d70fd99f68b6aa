// SPDX-License-Identifier: MIT
#pragma once
// The bytes of a large message: a file without a name, which ends with its last reader, even after a crash.

#include "base/Result.h"

#include <QIODevice>
#include <memory>

namespace posthorn::mime {

class Spool
{
public:
    [[nodiscard]] static Result<std::shared_ptr<Spool>> create();
    /// The bytes of a file that has a name and keeps it, to read from. FileMissing, FileUnreadable.
    [[nodiscard]] static Result<std::shared_ptr<const Spool>> ofFile(const QString &path);
    ~Spool();
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    /// Behind what was written before. DiskFull or FileUnwritable name the folder.
    [[nodiscard]] Outcome write(QByteArrayView bytes);
    /// Up to `most` octets from `at` on; -1 and errno where reading fails.
    [[nodiscard]] qint64 read(char *data, qint64 most, qint64 at) const;
    [[nodiscard]] qint64 size() const;

private:
    explicit Spool(int fd) : m_fd(fd) {}
    int m_fd = -1;
};

/// Why the folder for spools could not be written to.
[[nodiscard]] Problem spoolProblem(int error);

/// Reads a spool from its start; any number of them may read at once, in any thread.
class SpoolReader : public QIODevice
{
public:
    explicit SpoolReader(std::shared_ptr<const Spool> spool);

    [[nodiscard]] qint64 size() const override { return m_size; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::shared_ptr<const Spool> m_spool;
    qint64 m_size = 0;
};

} // namespace posthorn::mime
