// SPDX-License-Identifier: MIT
#include "files/SystemProblem.h"

#include <cerrno>
#include <system_error>

namespace posthorn::files {

namespace {

Problem named(Problem::Kind kind, const QString &path, int error)
{
    return {.kind = kind,
            .words = QString::fromStdString(std::generic_category().message(error)),
            .subject = path};
}

} // namespace

Problem unreadable(const QString &path, int error)
{
    const bool missing = error == ENOENT || error == ENOTDIR;
    return named(missing ? Problem::Kind::FileMissing : Problem::Kind::FileUnreadable, path, error);
}

Problem unwritable(const QString &path, int error)
{
    const bool full = error == ENOSPC || error == EDQUOT;
    return named(full ? Problem::Kind::DiskFull : Problem::Kind::FileUnwritable, path, error);
}

} // namespace posthorn::files
