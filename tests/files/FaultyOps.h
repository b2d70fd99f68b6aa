// SPDX-License-Identifier: MIT
#pragma once
// Real file calls of which one, the nth, fails with a chosen errno; and a record of them all.

#include "files/DurableWrite.h"

#include <QStringList>
#include <cerrno>

namespace posthorn::files {

class FaultyOps : public FileOps
{
public:
    FaultyOps() = default;
    FaultyOps(int failing, int error) : m_failing(failing), m_error(error) {}

    int create(const QByteArray &path) override { return fails("create") ? -1 : FileOps::create(path); }
    qint64 write(int fd, QByteArrayView bytes) override
    {
        // Short writes, so that one content takes several calls.
        return fails("write") ? -1 : FileOps::write(fd, bytes.first(std::min<qsizetype>(bytes.size(), 4)));
    }
    int sync(int fd) override { return fails("sync") ? -1 : FileOps::sync(fd); }
    int close(int fd) override
    {
        const int result = FileOps::close(fd);
        return fails("close") ? -1 : result;
    }
    int rename(const QByteArray &from, const QByteArray &to) override
    {
        return fails("rename") ? -1 : FileOps::rename(from, to);
    }
    int syncFolder(const QByteArray &path) override
    {
        return fails("syncFolder") ? -1 : FileOps::syncFolder(path);
    }
    int remove(const QByteArray &path) override
    {
        m_calls.append(QStringLiteral("remove"));
        return FileOps::remove(path);
    }

    [[nodiscard]] const QStringList &calls() const { return m_calls; }

private:
    bool fails(const char *call)
    {
        m_calls.append(QLatin1StringView(call));
        errno = m_error;
        return m_calls.size() == m_failing;
    }

    int m_failing = 0;
    int m_error = 0;
    QStringList m_calls{};
};

} // namespace posthorn::files
