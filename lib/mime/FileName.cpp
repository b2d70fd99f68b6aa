// SPDX-License-Identifier: MIT
#include "mime/FileName.h"

#include <QMimeDatabase>
#include <algorithm>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestSuffix = 20;

bool isToken(QByteArrayView text, QByteArrayView also)
{
    return !text.isEmpty() && std::ranges::all_of(text, [also](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || also.contains(c);
    });
}

/// With the suffix, by which the recipient's computer tells the kind.
QString shortened(const QString &name)
{
    if (name.size() <= longestName)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && name.size() - dot <= longestSuffix;
    const QString suffix = hasSuffix ? name.sliced(dot) : QString();
    QString start = name.first(longestName - suffix.size());
    if (start.back().isHighSurrogate())
        start.chop(1);
    return start + suffix;
}

} // namespace

QString fileName(const QString &said, const QByteArray &type, int number)
{
    QString name = said.sliced(std::max(said.lastIndexOf(u'/'), said.lastIndexOf(u'\\')) + 1).trimmed();
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    if (std::ranges::any_of(name, [](QChar c) { return c != u'.'; }))
        return shortened(name);
    const QString suffix = QMimeDatabase().mimeTypeForName(QString::fromLatin1(type)).preferredSuffix();
    return u"attachment-%1"_s.arg(number) + (suffix.isEmpty() ? QString() : u'.' + suffix);
}

bool isPlainType(const QByteArray &type)
{
    const qsizetype slash = type.indexOf('/');
    return slash > 0 && type.size() < 128 && isToken(QByteArrayView(type).first(slash), "-") &&
           isToken(QByteArrayView(type).sliced(slash + 1), "-.+_") && !type.startsWith("message/") &&
           !type.startsWith("multipart/") && type != "application/octet-stream";
}

} // namespace posthorn::mime
