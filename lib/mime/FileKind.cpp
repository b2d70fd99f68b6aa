// SPDX-License-Identifier: MIT
#include "mime/FileKind.h"

#include <QMimeDatabase>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

bool mayBePart(const QString &type)
{
    const bool isOtherMessage = type.startsWith("message/"_L1) && type != "message/rfc822"_L1;
    return !isOtherMessage && !type.startsWith("multipart/"_L1) && !type.startsWith("inode/"_L1) &&
           type != "application/x-zerosize"_L1;
}

} // namespace

QByteArray typeOf(const QString &name, const QByteArray &head)
{
    const QMimeDatabase database;
    const QString type = (head.isEmpty() ? database.mimeTypeForFile(name, QMimeDatabase::MatchExtension)
                                         : database.mimeTypeForFileNameAndData(name, head))
                             .name();
    return mayBePart(type) ? type.toLatin1() : "application/octet-stream"_ba;
}

QString nameToShow(const QString &path)
{
    QString name = path.sliced(path.lastIndexOf(u'/') + 1);
    for (QChar &c : name) {
        if (c.category() == QChar::Other_Control || c == u'\\')
            c = u'_';
    }
    return name;
}

} // namespace posthorn::mime
