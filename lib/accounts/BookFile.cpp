// SPDX-License-Identifier: MIT
#include "accounts/BookFile.h"

#include "files/DurableWrite.h"
#include "files/FolderLock.h"
#include "files/SystemProblem.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <cerrno>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileBytes = qint64{16} * 1024 * 1024;
// A change takes milliseconds; whoever holds the lock for longer is stuck.
constexpr int lockAttempts = 500;
constexpr unsigned long attemptMs = 10;

using Lock = std::unique_ptr<files::FolderLock>;

Result<Lock> locked(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    for (int i = 0; i < lockAttempts; ++i) {
        auto lock = files::FolderLock::tryLock(folder, "accounts.lock"_L1);
        if (!lock || *lock)
            return lock;
        QThread::msleep(attemptMs);
    }
    return Problem{
        .kind = Problem::Kind::FileUnwritable, .words = u"another program holds its lock"_s, .subject = path};
}

QString freeNameBeside(const QString &path, const QDate &today)
{
    const QFileInfo file(path);
    const QString stem =
        u"%1/%2.broken-%3"_s.arg(file.path(), file.completeBaseName(), today.toString(Qt::ISODate));
    QString name = stem + ".json"_L1;
    for (int i = 2; QFile::exists(name); ++i)
        name = u"%1-%2.json"_s.arg(stem).arg(i);
    return name;
}

} // namespace

Result<AccountBook> BookFile::read() const
{
    const auto json = files::readFile(m_path, maxFileBytes);
    if (json)
        return AccountBook::parse(*json, m_path);
    if (json.problem().kind == Problem::Kind::FileMissing)
        return AccountBook();
    return json.problem();
}

Result<BookFile::Opened> BookFile::open(const QDate &today) const
{
    const auto book = read();
    if (book)
        return Opened{.book = *book};
    if (book.problem().kind != Problem::Kind::BadInput)
        return book.problem();
    return putAside(book.problem(), today);
}

Result<BookFile::Opened> BookFile::putAside(Problem reason, const QDate &today) const
{
    const auto lock = locked(m_path);
    if (!lock)
        return lock.problem();
    // Another program may have done so meanwhile and begun anew.
    if (const auto again = read(); again || again.problem().kind != Problem::Kind::BadInput)
        return again ? Result<Opened>(Opened{.book = *again}) : again.problem();
    const QString aside = freeNameBeside(m_path, today);
    files::FileOps ops;
    if (ops.rename(QFile::encodeName(m_path), QFile::encodeName(aside)) == -1 ||
        ops.syncFolder(QFile::encodeName(QFileInfo(m_path).path())) == -1)
        return files::unwritable(m_path, errno);
    reason.words += u"; the file is kept as %1, and a new one is begun"_s.arg(QFileInfo(aside).fileName());
    return Opened{.setAside = reason};
}

Result<AccountBook> BookFile::change(const std::function<Outcome(AccountBook &)> &edit) const
{
    const auto lock = locked(m_path);
    if (!lock)
        return lock.problem();
    auto book = read();
    if (!book)
        return book;
    const AccountBook before = *book;
    if (const Outcome edited = edit(book.value()); !edited)
        return edited.problem();
    if (*book == before)
        return book;
    if (const Outcome written = files::durableWrite(m_path, book->toJson()); !written)
        return written.problem();
    return book;
}

} // namespace posthorn::accounts
