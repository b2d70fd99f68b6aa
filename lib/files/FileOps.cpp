// SPDX-License-Identifier: MIT
#include "files/DurableWrite.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace posthorn::files {

namespace {

/// Calls again what a signal interrupted.
template <class Call>
auto whole(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

} // namespace

int FileOps::create(const QByteArray &path)
{
    return whole(
        [&] { return ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600); });
}

qint64 FileOps::write(int fd, QByteArrayView bytes)
{
    return whole([&] { return ::write(fd, bytes.data(), static_cast<size_t>(bytes.size())); });
}

int FileOps::sync(int fd)
{
    return whole([&] { return ::fsync(fd); });
}

int FileOps::close(int fd)
{
    // Linux frees the descriptor even when close() is interrupted: a second call could close another's.
    const int result = ::close(fd);
    return result == -1 && errno == EINTR ? 0 : result;
}

int FileOps::rename(const QByteArray &from, const QByteArray &to)
{
    return ::rename(from.constData(), to.constData());
}

int FileOps::syncFolder(const QByteArray &path)
{
    const int fd = whole([&] { return ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (fd == -1)
        return -1;
    const int result = sync(fd);
    const int error = errno;
    ::close(fd);
    errno = error;
    return result;
}

int FileOps::remove(const QByteArray &path)
{
    return ::unlink(path.constData());
}

} // namespace posthorn::files
