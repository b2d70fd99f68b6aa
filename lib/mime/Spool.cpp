// SPDX-License-Identifier: MIT
#include "mime/Spool.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

Result<std::shared_ptr<Spool>> Spool::create()
{
    QByteArray path = QFile::encodeName(QDir::tempPath() + "/posthorn-XXXXXX"_L1);
    const int fd = ::mkostemp(path.data(), O_CLOEXEC);
    if (fd == -1)
        return spoolProblem(errno);
    ::unlink(path.constData());
    return std::shared_ptr<Spool>(new Spool(fd));
}

Result<std::shared_ptr<const Spool>> Spool::ofFile(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd != -1)
        return std::shared_ptr<const Spool>(new Spool(fd));
    const bool missing = errno == ENOENT;
    return Problem{.kind = missing ? Problem::Kind::FileMissing : Problem::Kind::FileUnreadable,
                   .words = QString::fromStdString(std::generic_category().message(errno)),
                   .subject = path};
}

Spool::~Spool()
{
    ::close(m_fd);
}

qint64 Spool::size() const
{
    struct stat facts = {};
    return ::fstat(m_fd, &facts) == 0 ? qint64(facts.st_size) : -1;
}

Outcome Spool::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t put = ::write(m_fd, bytes.data(), static_cast<size_t>(bytes.size()));
        if (put == -1 && errno != EINTR)
            return spoolProblem(errno);
        bytes = bytes.sliced(std::max<ssize_t>(put, 0));
    }
    return Done{};
}

qint64 Spool::read(char *data, qint64 most, qint64 at) const
{
    ssize_t got = 0;
    do
        got = ::pread(m_fd, data, static_cast<size_t>(most), at);
    while (got == -1 && errno == EINTR);
    return got;
}

Problem spoolProblem(int error)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    return {.kind = full ? Problem::Kind::DiskFull : Problem::Kind::FileUnwritable,
            .words = QString::fromStdString(std::generic_category().message(error)),
            .subject = QDir::tempPath()};
}

SpoolReader::SpoolReader(std::shared_ptr<const Spool> spool)
    : m_spool(std::move(spool)), m_size(m_spool->size())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SpoolReader::readData(char *data, qint64 most)
{
    const qint64 got = m_spool->read(data, most, pos());
    if (got == -1)
        setErrorString(QString::fromStdString(std::generic_category().message(errno)));
    return got;
}

} // namespace posthorn::mime
