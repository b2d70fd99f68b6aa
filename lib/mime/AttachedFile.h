// SPDX-License-Identifier: MIT
#pragma once
// A file on its way into a message.

#include "mime/Snapshot.h"

namespace posthorn::mime {

struct AttachedFile
{
    QString name{};      ///< as the recipient sees it
    QByteArray type{};   ///< "application/pdf"
    QString contentId{}; ///< of a picture that the HTML shows as `cid:…`; empty: a plain attachment
    std::shared_ptr<const Snapshot> content{}; ///< never null in what `attach` and `attachBytes` make

    [[nodiscard]] qint64 size() const { return content ? content->size() : 0; }
    /// Alike in all that is sent.
    bool operator==(const AttachedFile &other) const;
};

/// More than any server is known to take; an attachment is refused before it fills the disk.
constexpr qint64 largestAttachment = qint64{1024} * 1024 * 1024;

/// Opened once, and its content kept. A Problem names the path: FileMissing, FileUnreadable (no regular file,
/// changed meanwhile), BadInput (too large), DiskFull (for the copy).
[[nodiscard]] Result<AttachedFile> attach(const QString &path, qint64 most = largestAttachment);
/// Of content that is no file. `type` empty: found out by name and content.
[[nodiscard]] Result<AttachedFile> attachBytes(const QString &name, QByteArrayView bytes,
                                               const QByteArray &type = {});

} // namespace posthorn::mime
