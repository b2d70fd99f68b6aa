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
        return Problem{.kind = Problem::Kind::FileUnwritable,
                       .words = QString::fromStdString(std::generic_category().message(errno)),
                       .subject = QDir::tempPath()};
    ::unlink(path.constData());
    return std::shared_ptr<Spool>(new Spool(fd));
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

SpoolReader::SpoolReader(std::shared_ptr<const Spool> spool)
    : m_spool(std::move(spool)), m_size(m_spool->size())
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 SpoolReader::readData(char *data, qint64 most)
{
    ssize_t got = 0;
    do
        got = ::pread(m_spool->fd(), data, static_cast<size_t>(most), pos());
    while (got == -1 && errno == EINTR);
    if (got == -1)
        setErrorString(QString::fromStdString(std::generic_category().message(errno)));
    return got;
}

} // namespace posthorn::mime
