// SPDX-License-Identifier: MIT
#include "files/FolderLock.h"

#include "files/SystemProblem.h"

#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace posthorn::files {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<FolderLock>> FolderLock::tryLock(const QString &path, QLatin1StringView name)
{
    return taken(path, name, LOCK_EX | LOCK_NB);
}

Result<std::unique_ptr<FolderLock>> FolderLock::lock(const QString &path, QLatin1StringView name)
{
    return taken(path, name, LOCK_EX);
}

Result<std::unique_ptr<FolderLock>> FolderLock::taken(const QString &path, QLatin1StringView name, int flags)
{
    // A file in the folder, not the folder itself: NFS locks only what is open for writing.
    const QByteArray file = QFile::encodeName(path + u'/' + name);
    const int fd = ::open(file.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd == -1)
        return unwritable(path, errno);
    std::unique_ptr<FolderLock> lock(new FolderLock(fd));
    int failed = ::flock(fd, flags);
    while (failed && errno == EINTR)
        failed = ::flock(fd, flags);
    if (!failed)
        return lock;
    if (errno == EWOULDBLOCK)
        return std::unique_ptr<FolderLock>();
    return unwritable(path, errno);
}

FolderLock::~FolderLock()
{
    // The file stays: removing it would let two processes lock two different files of one name.
    ::close(m_fd);
}

} // namespace posthorn::files
