// SPDX-License-Identifier: MIT
#pragma once
// A file on its way into a message: opened once, so that what was looked at is what is sent.

#include "base/Result.h"
#include "mime/GMimeRef.h"

#include <ctime>
#include <vector>

namespace posthorn::mime {

class Attachment
{
public:
    /// FileMissing, FileUnreadable: a folder, FIFO or device is refused, and nothing waits for one.
    [[nodiscard]] static Result<std::shared_ptr<Attachment>> open(const QString &path);
    ~Attachment();
    Attachment(const Attachment &) = delete;
    Attachment &operator=(const Attachment &) = delete;

    [[nodiscard]] qint64 size() const { return m_size; }
    /// A part that streams the file; valid while this lives.
    [[nodiscard]] Ref<GMimeObject> part() const;
    /// After writing: a Problem when the file changed meanwhile.
    [[nodiscard]] Outcome unchanged() const;

private:
    Attachment(QString path, int fd) : m_path(std::move(path)), m_fd(fd) {}
    [[nodiscard]] Outcome look();
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] bool isMailable() const;

    QString m_path{};
    int m_fd = -1;
    qint64 m_size = 0;
    timespec m_modified{};
    Ref<GMimeStream> m_stream{};
};

using Attachments = std::vector<std::shared_ptr<Attachment>>;
[[nodiscard]] Result<Attachments> openAll(const QStringList &paths);

} // namespace posthorn::mime
