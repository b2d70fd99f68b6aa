// SPDX-License-Identifier: MIT
#include "check/HistoryFolder.h"

#include "files/DurableWrite.h"
#include "files/SystemProblem.h"

#include <QCryptographicHash>
#include <QFile>
#include <cerrno>

namespace posthorn::check {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileBytes = qint64{1} * 1024 * 1024;

} // namespace

Result<History> HistoryFolder::read(const QString &accountId) const
{
    const QString path = fileOf(accountId);
    const auto json = files::readFile(path, maxFileBytes);
    if (json)
        return History::parse(*json, path);
    return json.problem().kind == Problem::Kind::FileMissing ? Result<History>(History()) : json.problem();
}

Result<History> HistoryFolder::note(const QString &accountId, const PastRun &run) const
{
    auto before = read(accountId);
    if (!before && before.problem().kind != Problem::Kind::BadInput)
        return before;
    History history = before ? *before : History();
    history.add(run);
    if (const Outcome made = files::makeFolder(m_path); !made)
        return made.problem();
    if (const Outcome written = files::durableWrite(fileOf(accountId), history.toJson()); !written)
        return written.problem();
    return history;
}

Outcome HistoryFolder::forget(const QString &accountId) const
{
    files::FileOps ops;
    const QString path = fileOf(accountId);
    if (ops.remove(QFile::encodeName(path)) == -1 && errno != ENOENT)
        return files::unwritable(path, errno);
    return Done{};
}

/// An id is any text; its hash is always a good name.
QString HistoryFolder::fileOf(const QString &accountId) const
{
    const auto hash = QCryptographicHash::hash(accountId.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"%1/%2.json"_s.arg(m_path, QString::fromLatin1(hash.first(32)));
}

} // namespace posthorn::check
