// SPDX-License-Identifier: MIT
#pragma once
// All drafts of a profile. A draft that is taken or kept belongs to this journal until it is closed or
// dropped; other programs leave it alone as long, and a crash gives it back.

#include "drafts/DraftFolder.h"

#include <map>

namespace posthorn::drafts {

struct Listed
{
    QString id{};
    Phase phase = Phase::Writing;
    QDateTime saved{};
    QString subject{};
    QString to{};
};

struct Listing
{
    std::vector<Listed> drafts{}; ///< the latest first
    std::vector<Problem> broken{};
};

struct Taken
{
    QString id{};
    Entry entry{};
    std::vector<Problem> lost{}; ///< files and versions that could not be read
};

class Journal
{
public:
    explicit Journal(const QString &folder,
                     std::shared_ptr<files::FileOps> ops = std::make_shared<files::FileOps>());

    /// The drafts that nobody has open. What is broken is set aside and said, once.
    [[nodiscard]] Listing list();
    /// FileUnreadable where somebody else has it open, BadInput where nothing of it can be read.
    [[nodiscard]] Result<Taken> take(const QString &id);
    /// Durable when this returns. A closed draft is open to others again.
    [[nodiscard]] Outcome keep(const QString &id, const Entry &entry);
    [[nodiscard]] Outcome drop(const QString &id);

private:
    [[nodiscard]] Result<DraftFolder *> folderOf(const QString &id);
    [[nodiscard]] QString pathOf(const QString &id) const { return m_folder.filePath(id); }
    void remove(const QString &name);

    QDir m_folder;
    std::shared_ptr<files::FileOps> m_ops;
    std::map<QString, std::unique_ptr<DraftFolder>> m_open{};
};

} // namespace posthorn::drafts
