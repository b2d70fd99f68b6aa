// SPDX-License-Identifier: MIT
#pragma once
// The bytes of a large message: a file without a name, which ends with its last reader, even after a crash.

#include "base/GrowingDevice.h"
#include "base/Result.h"

#include <memory>

namespace posthorn::mime {

class Growth;

class Spool
{
public:
    [[nodiscard]] static Result<std::shared_ptr<Spool>> create();
    /// Of `expected` octets, room for which is kept from the start; readers wait for what is not there yet.
    [[nodiscard]] static Result<std::shared_ptr<Spool>> growing(qint64 expected);
    /// The bytes of a file that has a name and keeps it, to read from. FileMissing, FileUnreadable.
    [[nodiscard]] static Result<std::shared_ptr<const Spool>> ofFile(const QString &path);
    ~Spool();
    Spool(const Spool &) = delete;
    Spool &operator=(const Spool &) = delete;

    /// Behind what was written before. DiskFull or FileUnwritable name the folder.
    [[nodiscard]] Outcome write(QByteArrayView bytes);
    /// Up to `most` octets from `at` on; -1 and errno where reading fails.
    [[nodiscard]] qint64 read(char *data, qint64 most, qint64 at) const;
    /// In the end.
    [[nodiscard]] qint64 size() const;
    /// Null: what is there is all.
    [[nodiscard]] Growth *growth() const { return m_growth.get(); }

private:
    explicit Spool(int fd);
    int m_fd = -1;
    std::unique_ptr<Growth> m_growth{};
};

/// Why the folder for spools could not be written to.
[[nodiscard]] Problem spoolProblem(int error);

/// Reads a spool from its start; any number of them may read at once, in any thread. Of a growing one nothing
/// may come before the end: readyRead() says when to ask again, in the thread that made the reader.
class SpoolReader : public GrowingDevice
{
public:
    explicit SpoolReader(std::shared_ptr<const Spool> spool);

    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] bool isComing() const override { return m_spool->growth() && pos() < m_size; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::shared_ptr<const Spool> m_spool;
    qint64 m_size = 0;
};

} // namespace posthorn::mime
