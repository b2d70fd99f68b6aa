// SPDX-License-Identifier: MIT
#include "mime/Spool.h"

#include "mime/Growth.h"

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

namespace {

/// Without a name from the start, where the file system can do that.
int openNameless()
{
    const int fd = ::open(QFile::encodeName(QDir::tempPath()).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC,
                          S_IRUSR | S_IWUSR);
    if (fd != -1 || (errno != EOPNOTSUPP && errno != EISDIR))
        return fd;
    QByteArray path = QFile::encodeName(QDir::tempPath() + "/posthorn-XXXXXX"_L1);
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named != -1)
        ::unlink(path.constData());
    return named;
}

/// A file system that cannot keep room says no later.
bool keepRoom(int fd, qint64 octets)
{
    return ::fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, octets) == 0 || (errno != ENOSPC && errno != EDQUOT);
}

} // namespace

Spool::Spool(int fd) : m_fd(fd) {}

Result<std::shared_ptr<Spool>> Spool::create()
{
    const int fd = openNameless();
    return fd == -1 ? Result<std::shared_ptr<Spool>>(spoolProblem(errno))
                    : std::shared_ptr<Spool>(new Spool(fd));
}

Result<std::shared_ptr<Spool>> Spool::growing(qint64 expected)
{
    auto spool = create();
    if (!spool)
        return spool;
    if (!keepRoom((*spool)->m_fd, expected))
        return spoolProblem(errno);
    (*spool)->m_growth = std::make_unique<Growth>(expected);
    return spool;
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
    if (m_growth)
        return m_growth->expected();
    struct stat facts = {};
    return ::fstat(m_fd, &facts) == 0 ? qint64(facts.st_size) : -1;
}

Outcome Spool::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_growth && !m_growth->isWanted())
            return spoolProblem(ECANCELED);
        const ssize_t put = ::write(m_fd, bytes.data(), static_cast<size_t>(bytes.size()));
        if (put == -1 && errno != EINTR)
            return spoolProblem(errno);
        bytes = bytes.sliced(std::max<ssize_t>(put, 0));
        if (m_growth && put > 0)
            m_growth->add(put);
    }
    return Done{};
}

qint64 Spool::read(char *data, qint64 most, qint64 at) const
{
    if (m_growth) {
        most = std::min(most, m_growth->written() - at);
        errno = m_growth->fault();
        if (most <= 0)
            return errno == 0 ? 0 : -1;
    }
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
    if (const Growth *growth = m_spool->growth())
        connect(growth, &Growth::changed, this, &QIODevice::readyRead);
}

qint64 SpoolReader::readData(char *data, qint64 most)
{
    const qint64 got = m_spool->read(data, most, pos());
    if (got == -1)
        setErrorString(QString::fromStdString(std::generic_category().message(errno)));
    return got;
}

} // namespace posthorn::mime
