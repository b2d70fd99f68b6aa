// SPDX-License-Identifier: MIT
#include "mime/AttachedFile.h"

#include "mime/FileKind.h"

namespace posthorn::mime {

namespace {

constexpr qint64 headBytes = qint64{16} * 1024;

AttachedFile named(const QString &name, const QByteArray &type, std::shared_ptr<const Snapshot> content)
{
    AttachedFile file{.name = nameToShow(name), .type = type, .content = std::move(content)};
    if (type.isEmpty())
        file.type = typeOf(file.name, file.content->first(headBytes));
    return file;
}

} // namespace

bool AttachedFile::operator==(const AttachedFile &other) const
{
    const bool sameContent = content == other.content ||
                             (content && other.content && content->sha256() == other.content->sha256());
    return sameContent && name == other.name && type == other.type && contentId == other.contentId;
}

Result<AttachedFile> attach(const QString &path, qint64 most)
{
    auto content = Snapshot::ofFile(path, most);
    return content ? Result<AttachedFile>(named(path, {}, *content)) : content.problem();
}

Result<AttachedFile> attachBytes(const QString &name, QByteArrayView bytes, const QByteArray &type)
{
    auto content = Snapshot::ofBytes(bytes);
    return content ? Result<AttachedFile>(named(name, type, *content)) : content.problem();
}

} // namespace posthorn::mime
