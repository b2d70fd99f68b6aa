// SPDX-License-Identifier: MIT
#include "drafts/DraftFolder.h"

namespace posthorn::drafts {

using namespace Qt::StringLiterals;

namespace {

QSet<QByteArray> hashesOf(const std::vector<FileNote> &files)
{
    QSet<QByteArray> hashes;
    for (const FileNote &file : files)
        hashes.insert(file.sha256);
    return hashes;
}

} // namespace

Result<std::unique_ptr<DraftFolder>> DraftFolder::open(const QString &path, files::FileOps &ops)
{
    if (const Outcome made = files::makeFolder(path); !made)
        return made.problem();
    auto lock = files::FolderLock::tryLock(path);
    if (!lock)
        return lock.problem();
    if (!*lock)
        return std::unique_ptr<DraftFolder>();
    return std::unique_ptr<DraftFolder>(new DraftFolder(path, ops, std::move(lock).value()));
}

DraftFolder::DraftFolder(const QString &path, files::FileOps &ops, std::unique_ptr<files::FolderLock> lock)
    : m_folder(path), m_ops(ops), m_lock(std::move(lock))
{
    sweep();
    for (const QString &name : m_folder.entryList({u"????????.json"_s}, QDir::Files)) {
        if (const int number = name.first(8).toInt(); number > 0)
            m_versions.insert(number, {});
    }
}

DraftFolder::Newest DraftFolder::newest()
{
    Newest result;
    const auto numbers = m_versions.keys();
    for (auto number = numbers.crbegin(); number != numbers.crend(); ++number) {
        const auto json = files::readFile(versionPath(*number));
        const auto text = json ? entryFrom(*json, versionPath(*number)) : json.problem();
        if (!text) {
            result.broken.push_back(setAside(*number, text.problem()));
            continue;
        }
        m_versions[*number] = hashesOf(text->files);
        if (!result.text)
            result.text = *text;
    }
    return result;
}

Entry DraftFolder::whole(const EntryText &text, std::vector<Problem> &lost) const
{
    Entry entry = text.entry;
    for (const FileNote &note : text.files) {
        auto content = mime::Snapshot::ofFile(filePath(note.sha256), mime::largestAttachment);
        if (content && content.value()->sha256().toHex() == note.sha256)
            entry.written.attachments.push_back({note.name, note.type, note.contentId, *content});
        else
            lost.push_back(badInput(note.name, u"was attached, and its copy is lost"_s));
    }
    return entry;
}

Outcome DraftFolder::write(const Entry &entry)
{
    Outcome files = writeFiles(entry.written.attachments);
    const int number = m_versions.isEmpty() ? 1 : m_versions.lastKey() + 1;
    if (const Outcome text = files::durableWrite(versionPath(number), toJson(entry), m_ops); !text)
        return text.problem();
    m_versions.insert(number, hashesOf(notesOf(entry.written.attachments)));
    prune();
    return files;
}

QString DraftFolder::versionPath(int number) const
{
    return m_folder.filePath(u"%1.json"_s.arg(number, 8, 10, QChar(u'0')));
}

QString DraftFolder::filePath(const QByteArray &sha256) const
{
    return m_folder.filePath(QString::fromLatin1(sha256) + u".file"_s);
}

/// What has this name is whole: it came there by a rename.
Outcome DraftFolder::writeFiles(const std::vector<mime::AttachedFile> &files)
{
    Outcome all = Done{};
    for (const mime::AttachedFile &file : files) {
        const QString path = filePath(file.content->sha256().toHex());
        if (m_folder.exists(path))
            continue;
        if (const Outcome written = files::durableWrite(path, *file.content->open(), m_ops); !written)
            all = written;
    }
    return all;
}

Problem DraftFolder::setAside(int number, const Problem &reason)
{
    const QString path = versionPath(number);
    const QString aside = path.chopped(4) + u"broken"_s;
    m_versions.remove(number);
    Problem problem = reason;
    if (m_ops.rename(QFile::encodeName(path), QFile::encodeName(aside)) == 0)
        problem.words += u"; it is kept as "_s + QFileInfo(aside).fileName();
    return problem;
}

/// What a crash left half written.
void DraftFolder::sweep()
{
    for (const QString &name : m_folder.entryList({u".*.new"_s}, QDir::Files | QDir::Hidden))
        m_ops.remove(QFile::encodeName(m_folder.filePath(name)));
}

void DraftFolder::prune()
{
    while (m_versions.size() > versionsKept) {
        m_ops.remove(QFile::encodeName(versionPath(m_versions.firstKey())));
        m_versions.remove(m_versions.firstKey());
    }
    QSet<QByteArray> needed;
    for (const auto &hashes : m_versions)
        needed += hashes;
    for (const QString &name : m_folder.entryList({u"*.file"_s}, QDir::Files)) {
        if (!needed.contains(name.chopped(5).toLatin1()))
            m_ops.remove(QFile::encodeName(m_folder.filePath(name)));
    }
}

} // namespace posthorn::drafts
