// SPDX-License-Identifier: MIT
#include "mime/RegularFile.h"

#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

Problem unreadable(const QString &path, const QString &words)
{
    return {.kind = Problem::Kind::FileUnreadable, .words = words, .subject = path};
}

Problem failed(const QString &path, int error)
{
    Problem problem = unreadable(path, QString::fromStdString(std::generic_category().message(error)));
    if (error == ENOENT || error == ENOTDIR)
        problem.kind = Problem::Kind::FileMissing;
    return problem;
}

} // namespace

Result<std::unique_ptr<RegularFile>> RegularFile::open(const QString &path)
{
    // Without O_NONBLOCK the open of a FIFO waits for a writer that may never come.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd == -1)
        return failed(path, errno);
    std::unique_ptr<RegularFile> file(new RegularFile(path, fd));
    if (const Outcome looked = file->look(); !looked)
        return looked.problem();
    return file;
}

RegularFile::~RegularFile()
{
    ::close(m_fd);
}

Outcome RegularFile::look()
{
    struct stat facts = {};
    if (::fstat(m_fd, &facts) == -1)
        return failed(m_path, errno);
    if (S_ISDIR(facts.st_mode))
        return unreadable(m_path, u"is a folder"_s);
    if (!S_ISREG(facts.st_mode))
        return unreadable(m_path, u"is not a regular file"_s);
    m_size = facts.st_size;
    m_modified = facts.st_mtim;
    return Done{};
}

Result<qint64> RegularFile::read(char *data, qint64 most)
{
    ssize_t got = 0;
    do
        got = ::read(m_fd, data, static_cast<size_t>(most));
    while (got == -1 && errno == EINTR);
    if (got == -1)
        return failed(m_path, errno);
    m_read += got;
    if (m_read > m_size) // it grows, and who knows for how long
        return unreadable(m_path, u"changed while it was read"_s);
    return qint64{got};
}

Outcome RegularFile::unchanged() const
{
    struct stat facts = {};
    if (::fstat(m_fd, &facts) == -1)
        return failed(m_path, errno);
    const bool same = m_read == m_size && facts.st_size == m_size &&
                      facts.st_mtim.tv_sec == m_modified.tv_sec &&
                      facts.st_mtim.tv_nsec == m_modified.tv_nsec;
    if (!same)
        return unreadable(m_path, u"changed while it was read"_s);
    return Done{};
}

} // namespace posthorn::mime
