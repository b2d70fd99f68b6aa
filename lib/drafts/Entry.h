// SPDX-License-Identifier: MIT
#pragma once
// A mail being written, as it stands in its window and as it is kept.

#include "base/Address.h"
#include "base/Result.h"
#include "mime/AttachedFile.h"

#include <QDateTime>

namespace posthorn::drafts {

/// What is in the fields, letter for letter: nobody has judged it yet.
struct Written
{
    QString accountId{};
    std::optional<Mailbox> from{};
    QString to{};
    QString cc{};
    QString bcc{};
    QString replyTo{}; ///< of this mail alone; empty: the sender's
    QString subject{};
    QString text{};
    std::vector<mime::AttachedFile> attachments{};

    bool operator==(const Written &) const = default;
};

enum class Phase {
    Writing, ///< a window was open with it
    Closed,  ///< put away by the person
    Leaving  ///< on its way out: whoever finds it so cannot know how far it got
};

struct Entry
{
    Phase phase = Phase::Writing;
    QDateTime saved{};
    Written written{};

    bool operator==(const Entry &) const = default;
};

/// An attached file beside the entry that names it.
struct FileNote
{
    QString name{};
    QByteArray type{};
    QString contentId{};
    QByteArray sha256{}; ///< in hexadecimal
};

/// The entry without its files, and what it says of them.
struct EntryText
{
    Entry entry{};
    std::vector<FileNote> files{};
};

[[nodiscard]] std::vector<FileNote> notesOf(const std::vector<mime::AttachedFile> &files);
[[nodiscard]] QByteArray toJson(const Entry &entry);
/// BadInput names `path`.
[[nodiscard]] Result<EntryText> entryFrom(const QByteArray &json, const QString &path);

} // namespace posthorn::drafts

Q_DECLARE_METATYPE(posthorn::drafts::Entry)
