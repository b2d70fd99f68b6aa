// SPDX-License-Identifier: MIT
#include "files/DurableWrite.h"

#include "files/SystemProblem.h"

#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <atomic>
#include <cerrno>
#include <unistd.h>

namespace posthorn::files {

using namespace Qt::StringLiterals;

namespace {

/// The new content on its way: a file beside the target, gone again unless it was moved into place.
class Beside
{
public:
    Beside(const QString &target, FileOps &ops) : m_info(target), m_ops(ops) {}
    ~Beside() { discard(); }
    Beside(const Beside &) = delete;
    Beside &operator=(const Beside &) = delete;

    /// Each answers true, or false with errno set.
    [[nodiscard]] bool create();
    [[nodiscard]] bool write(QByteArrayView bytes);
    [[nodiscard]] bool finish();
    [[nodiscard]] bool moveIntoPlace();

private:
    [[nodiscard]] QByteArray freshPath() const;
    void discard();

    QFileInfo m_info;
    FileOps &m_ops;
    QByteArray m_path{};
    int m_fd = -1;
};

QByteArray Beside::freshPath() const
{
    static std::atomic<unsigned> count = 0;
    const QString name = u".%1.%2-%3.new"_s.arg(m_info.fileName()).arg(::getpid()).arg(++count);
    return QFile::encodeName(m_info.path() + u'/' + name);
}

bool Beside::create()
{
    // A crash may have left a file of an earlier process with our number.
    for (int attempt = 0; attempt < 100; ++attempt) {
        const QByteArray path = freshPath();
        m_fd = m_ops.create(path);
        if (m_fd != -1)
            m_path = path;
        if (m_fd != -1 || errno != EEXIST)
            return m_fd != -1;
    }
    return false;
}

bool Beside::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = m_ops.write(m_fd, bytes);
        if (written == 0)
            errno = EIO;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

bool Beside::finish()
{
    if (m_ops.sync(m_fd) == -1)
        return false;
    return m_ops.close(std::exchange(m_fd, -1)) != -1;
}

bool Beside::moveIntoPlace()
{
    if (m_ops.rename(m_path, QFile::encodeName(m_info.filePath())) == -1)
        return false;
    m_path.clear();
    return m_ops.syncFolder(QFile::encodeName(m_info.path())) != -1;
}

void Beside::discard()
{
    if (m_fd != -1)
        m_ops.close(m_fd);
    if (!m_path.isEmpty())
        m_ops.remove(m_path);
}

} // namespace

Outcome durableWrite(const QString &path, QByteArrayView bytes, FileOps &ops)
{
    Beside beside(path, ops);
    if (beside.create() && beside.write(bytes) && beside.finish() && beside.moveIntoPlace())
        return Done{};
    return unwritable(path, errno);
}

Outcome durableWrite(const QString &path, QIODevice &source, FileOps &ops)
{
    constexpr qint64 block = qint64{256} * 1024;
    Beside beside(path, ops);
    if (!beside.create())
        return unwritable(path, errno);
    QByteArray piece(block, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = source.read(piece.data(), block)) > 0) {
        if (!beside.write(QByteArrayView(piece).first(got)))
            return unwritable(path, errno);
    }
    if (got < 0)
        return Problem{.kind = Problem::Kind::FileUnreadable, .words = source.errorString(), .subject = path};
    if (beside.finish() && beside.moveIntoPlace())
        return Done{};
    return unwritable(path, errno);
}

Outcome durableWrite(const QString &path, QByteArrayView bytes)
{
    FileOps ops;
    return durableWrite(path, bytes, ops);
}

} // namespace posthorn::files
