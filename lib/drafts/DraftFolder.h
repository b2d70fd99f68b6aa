// SPDX-License-Identifier: MIT
#pragma once
// One draft on disk: a folder with its last versions (00000007.json) and the attached files they name, each
// once and called by its hash. Whoever has it open holds its lock, so that no two windows write one draft.

#include "drafts/Entry.h"
#include "files/DurableWrite.h"
#include "files/FolderLock.h"

#include <QDir>
#include <QMap>
#include <QSet>

namespace posthorn::drafts {

class DraftFolder
{
public:
    static constexpr qsizetype versionsKept = 5;

    struct Newest
    {
        std::optional<EntryText> text{}; ///< nothing where no version can be read
        std::vector<Problem> broken{};   ///< what could not, and where it is now
    };

    /// Made where there is none. A null pointer where another program has it open.
    [[nodiscard]] static Result<std::unique_ptr<DraftFolder>> open(const QString &path, files::FileOps &ops);

    /// The newest version that can be read; a broken one is set aside.
    [[nodiscard]] Newest newest();
    /// The same with the attached files; a file that is gone or changed is left out and said.
    [[nodiscard]] Entry whole(const EntryText &text, std::vector<Problem> &lost) const;
    /// The next version. Where only files do not fit, the text is kept all the same, and that is a Problem
    /// too.
    [[nodiscard]] Outcome write(const Entry &entry);

private:
    DraftFolder(const QString &path, files::FileOps &ops, std::unique_ptr<files::FolderLock> lock);
    [[nodiscard]] QString versionPath(int number) const;
    [[nodiscard]] QString filePath(const QByteArray &sha256) const;
    [[nodiscard]] Outcome writeFiles(const std::vector<mime::AttachedFile> &files);
    [[nodiscard]] Problem setAside(int number, const Problem &reason);
    void sweep();
    void prune();

    QDir m_folder;
    files::FileOps &m_ops;
    std::unique_ptr<files::FolderLock> m_lock;
    QMap<int, QSet<QByteArray>> m_versions{}; ///< with the hashes of the files they name
};

} // namespace posthorn::drafts
