// SPDX-License-Identifier: MIT
#include "drafts/Journal.h"

#include "files/SystemProblem.h"

#include <QUuid>
#include <algorithm>
#include <cerrno>

namespace posthorn::drafts {

using namespace Qt::StringLiterals;

namespace {

constexpr auto gonePrefix = ".gone-"_L1; // a folder of this name is no draft any more

Problem elsewhere(const QString &path)
{
    return {
        .kind = Problem::Kind::FileUnreadable, .words = u"another Posthorn has it open"_s, .subject = path};
}

bool isId(const QString &name)
{
    return !QUuid::fromString(name).isNull();
}

} // namespace

Journal::Journal(const QString &folder, std::shared_ptr<files::FileOps> ops)
    : m_folder(folder), m_ops(std::move(ops))
{
}

Listing Journal::list()
{
    Listing listing;
    for (const QString &name : m_folder.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (name.startsWith(gonePrefix))
            remove(name);
        if (!isId(name) || m_open.contains(name))
            continue;
        const auto folder = DraftFolder::open(pathOf(name), *m_ops);
        if (!folder || !*folder)
            continue;
        const auto newest = folder.value()->newest();
        listing.broken.insert(listing.broken.end(), newest.broken.begin(), newest.broken.end());
        if (!newest.text)
            continue;
        const Entry &entry = newest.text->entry;
        listing.drafts.push_back({name, entry.phase, entry.saved, entry.written.subject, entry.written.to});
    }
    std::ranges::stable_sort(listing.drafts, std::ranges::greater{}, &Listed::saved);
    return listing;
}

Result<Taken> Journal::take(const QString &id)
{
    const auto folder = folderOf(id);
    if (!folder)
        return folder.problem();
    const auto newest = folder.value()->newest();
    if (!newest.text) {
        m_open.erase(id);
        return badInput(pathOf(id), u"has no version that can be read"_s);
    }
    Taken taken{.id = id, .lost = newest.broken};
    taken.entry = folder.value()->whole(*newest.text, taken.lost);
    return taken;
}

Outcome Journal::keep(const QString &id, const Entry &entry)
{
    const auto folder = folderOf(id);
    if (!folder)
        return folder.problem();
    Outcome written = folder.value()->write(entry);
    if (written && entry.phase == Phase::Closed)
        m_open.erase(id);
    return written;
}

/// By one rename, so that no older version comes back if this is interrupted.
Outcome Journal::drop(const QString &id)
{
    if (!m_folder.exists(id))
        return Done{};
    if (const auto folder = folderOf(id); !folder)
        return folder.problem();
    const QString gone = gonePrefix + id;
    const int renamed = m_ops->rename(QFile::encodeName(pathOf(id)), QFile::encodeName(pathOf(gone)));
    if (renamed == -1 || m_ops->syncFolder(QFile::encodeName(m_folder.path())) == -1)
        return files::unwritable(pathOf(id), errno);
    m_open.erase(id);
    remove(gone);
    return Done{};
}

Result<DraftFolder *> Journal::folderOf(const QString &id)
{
    if (const auto open = m_open.find(id); open != m_open.end())
        return open->second.get();
    auto folder = DraftFolder::open(pathOf(id), *m_ops);
    if (!folder)
        return folder.problem();
    if (!*folder)
        return elsewhere(pathOf(id));
    return (m_open[id] = std::move(folder).value()).get();
}

void Journal::remove(const QString &name)
{
    QDir(pathOf(name)).removeRecursively();
}

} // namespace posthorn::drafts
