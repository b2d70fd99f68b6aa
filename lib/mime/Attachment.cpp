// SPDX-License-Identifier: MIT
#include "mime/Attachment.h"

#include "mime/FileKind.h"
#include "mime/NameParameter.h"
#include "mime/SevenBitLines.h"

#include <QFile>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headBytes = qsizetype(16) * 1024;

Problem unreadable(const QString &path, const QString &words)
{
    return {.kind = Problem::Kind::FileUnreadable, .words = words, .subject = path};
}

Problem failed(const QString &path, int error)
{
    Problem problem = unreadable(path, QString::fromStdString(std::generic_category().message(error)));
    if (error == ENOENT || error == ENOTDIR)
        problem.kind = Problem::Kind::FileMissing;
    return problem;
}

/// Written as they are: GMime would put the names into forms of its own.
void setFields(GMimeObject *part, const QByteArray &type, const QString &name)
{
    GMimeHeaderList *fields = g_mime_object_get_header_list(part);
    g_mime_header_list_append(fields, "Content-Disposition", GMIME_DISPOSITION_ATTACHMENT, nullptr);
    g_mime_header_set_raw_value(g_mime_header_list_get_header(fields, "Content-Type"),
                                typeWith(type, name).constData());
    g_mime_header_set_raw_value(g_mime_header_list_get_header(fields, "Content-Disposition"),
                                dispositionWith(name).constData());
}

} // namespace

Result<std::shared_ptr<Attachment>> Attachment::open(const QString &path)
{
    needGMime();
    // Without O_NONBLOCK the open of a FIFO waits for a writer that may never come.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd == -1)
        return failed(path, errno);
    const std::shared_ptr<Attachment> attachment(new Attachment(path, fd));
    if (const Outcome looked = attachment->look(); !looked)
        return looked.problem();
    return attachment;
}

Attachment::~Attachment()
{
    ::close(m_fd);
}

Outcome Attachment::look()
{
    struct stat facts = {};
    if (::fstat(m_fd, &facts) == -1)
        return failed(m_path, errno);
    if (S_ISDIR(facts.st_mode))
        return unreadable(m_path, u"is a folder"_s);
    if (!S_ISREG(facts.st_mode))
        return unreadable(m_path, u"is not a regular file"_s);
    m_size = facts.st_size;
    m_modified = facts.st_mtim;
    // Bounded: a file that grows meanwhile shall not grow the message.
    m_stream.reset(g_mime_stream_fs_new_with_bounds(m_fd, 0, m_size));
    g_mime_stream_fs_set_owner(GMIME_STREAM_FS(m_stream.get()), FALSE);
    return Done{};
}

QByteArray Attachment::head() const
{
    QByteArray bytes(headBytes, Qt::Uninitialized);
    const auto got = ::pread(m_fd, bytes.data(), static_cast<size_t>(bytes.size()), 0);
    return bytes.first(std::max<qsizetype>(got, 0));
}

bool Attachment::isMailable() const
{
    SevenBitLines lines;
    std::array<char, 65'536> block{};
    for (off_t at = 0; at < m_size;) {
        const auto got = ::pread(m_fd, block.data(), block.size(), at);
        if (got <= 0 || !lines.take(QByteArrayView(block.data(), got)))
            return false;
        at += got;
    }
    return m_size > 0 && lines.isEnded();
}

Ref<GMimeObject> Attachment::part() const
{
    const QString name = nameToShow(m_path);
    const FileKind kind = kindOf(name, head());
    // A message must not be in base64 (RFC 2046 §5.2.1); one that is not 7-bit clean travels as plain bytes.
    const bool asMessage = kind.isMessage && isMailable();
    const QByteArray type = asMessage ? "message/rfc822"_ba : kind.type;
    const qsizetype slash = type.indexOf('/');

    const Ref<GMimeDataWrapper> content(
        g_mime_data_wrapper_new_with_stream(m_stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    GMimePart *part =
        g_mime_part_new_with_type(type.first(slash).constData(), type.sliced(slash + 1).constData());
    Ref<GMimeObject> object(GMIME_OBJECT(part));
    g_mime_part_set_content(part, content.get());
    g_mime_part_set_content_encoding(part,
                                     asMessage ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_BASE64);
    setFields(object.get(), type, name);
    return object;
}

Outcome Attachment::unchanged() const
{
    struct stat facts = {};
    if (::fstat(m_fd, &facts) == -1)
        return failed(m_path, errno);
    const bool same = facts.st_size == m_size && facts.st_mtim.tv_sec == m_modified.tv_sec &&
                      facts.st_mtim.tv_nsec == m_modified.tv_nsec;
    if (!same)
        return unreadable(m_path, u"changed while it was read"_s);
    return Done{};
}

Result<Attachments> openAll(const QStringList &paths)
{
    Attachments attachments;
    for (const QString &path : paths) {
        auto attachment = Attachment::open(path);
        if (!attachment)
            return attachment.problem();
        attachments.push_back(std::move(attachment).value());
    }
    return attachments;
}

} // namespace posthorn::mime
