// SPDX-License-Identifier: MIT
#include "files/DurableWrite.h"

#include "files/SystemProblem.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <sys/stat.h>

namespace posthorn::files {

namespace {

/// True when there is a folder afterwards, else errno says why not.
bool makeOne(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), 0700) == 0)
        return FileOps().syncFolder(QFile::encodeName(QFileInfo(path).path())) == 0;
    const int error = errno;
    if (QFileInfo(path).isDir())
        return true;
    errno = error == EEXIST ? ENOTDIR : error;
    return false;
}

bool makeAll(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    const QString above = QFileInfo(path).path();
    return (above == path || makeAll(above)) && makeOne(path);
}

} // namespace

Outcome makeFolder(const QString &path)
{
    if (makeAll(QDir::cleanPath(QDir().absoluteFilePath(path))))
        return Done{};
    return unwritable(path, errno);
}

} // namespace posthorn::files
