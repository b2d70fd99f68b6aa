// SPDX-License-Identifier: MIT
#include "files/DurableWrite.h"

#include "files/SystemProblem.h"

#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace posthorn::files {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 chunk = qint64(256) * 1024;

Problem refused(const QString &path, const QString &words)
{
    return {.kind = Problem::Kind::FileUnreadable, .words = words, .subject = path};
}

Result<qint64> regularSize(QFile &file, const QString &path)
{
    struct stat facts = {};
    if (::fstat(file.handle(), &facts) == -1)
        return unreadable(path, errno);
    if (S_ISDIR(facts.st_mode))
        return refused(path, u"is a folder"_s);
    if (!S_ISREG(facts.st_mode))
        return refused(path, u"is not a regular file"_s);
    return qint64(facts.st_size);
}

Result<QByteArray> readAtMost(QFile &file, const QString &path, qint64 most)
{
    QByteArray bytes;
    while (bytes.size() <= most) {
        const QByteArray piece = file.read(std::min(chunk, most - bytes.size()) + 1);
        if (piece.isEmpty() && file.error() != QFileDevice::NoError)
            return refused(path, file.errorString());
        if (piece.isEmpty())
            return bytes;
        bytes += piece;
    }
    return refused(path, u"is larger than %1 bytes"_s.arg(most));
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 most)
{
    // Without O_NONBLOCK the open of a FIFO waits for a writer that may never come.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd == -1)
        return unreadable(path, errno);
    QFile file;
    if (!file.open(fd, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(fd);
        return refused(path, file.errorString());
    }
    const auto size = regularSize(file, path);
    if (!size)
        return size.problem();
    if (*size > most)
        return refused(path, u"is larger than %1 bytes"_s.arg(most));
    return readAtMost(file, path, most);
}

} // namespace posthorn::files
