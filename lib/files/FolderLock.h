// SPDX-License-Identifier: MIT
#pragma once

#include "base/Result.h"

#include <memory>

namespace posthorn::files {

/// An advisory lock on a folder or on a part of it (through the file `name` in it), held while this lives and
/// dropped by the system when the process ends.
class FolderLock
{
public:
    static constexpr QLatin1StringView defaultName{"lock"};
    /// A null pointer when somebody else holds it.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> tryLock(const QString &path,
                                                                     QLatin1StringView name = defaultName);
    /// Waits while somebody else holds it: for what takes moments.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> lock(const QString &path,
                                                                  QLatin1StringView name = defaultName);
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

private:
    explicit FolderLock(int fd) : m_fd(fd) {}
    static Result<std::unique_ptr<FolderLock>> taken(const QString &path, QLatin1StringView name, int flags);
    int m_fd = -1;
};

} // namespace posthorn::files
