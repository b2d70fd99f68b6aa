// SPDX-License-Identifier: MIT
#pragma once
// What a reader of a message must find, told by its draft.

#include "mime/Bodies.h"

#include "Judge.h"

namespace posthorn::mime {

using namespace Qt::StringLiterals;

inline QString withLf(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

/// As it lies in a part: with a line break at its end.
inline QString asBody(const QString &text)
{
    const QString lines = withLf(text);
    return lines.isEmpty() || lines.endsWith(u'\n') ? lines : lines + u'\n';
}

inline QString hashText(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex());
}

/// A message that is not 7-bit clean travels as plain bytes.
inline QString typeInMessage(const AttachedFile &file)
{
    const QByteArray content = file.content->open()->readAll();
    const bool isAscii = std::ranges::all_of(content, [](char c) { return c > 0; });
    return file.type == "message/rfc822" && !isAscii ? u"application/octet-stream"_s
                                                     : QString::fromLatin1(file.type);
}

inline QJsonObject expectedFile(const AttachedFile &file, bool isShown)
{
    const QJsonValue contentId = isShown ? QJsonValue(u'<' + file.contentId + u'>') : QJsonValue();
    return {{u"filename"_s, file.name},
            {u"type"_s, typeInMessage(file)},
            {u"disposition"_s, isShown ? u"inline"_s : u"attachment"_s},
            {u"contentId"_s, contentId},
            {u"sha256"_s, hashText(file.content->sha256())}};
}

inline QJsonArray expectedFiles(const Bodies &bodies)
{
    QJsonArray all;
    for (const AttachedFile &file : bodies.shown)
        all.append(expectedFile(file, true));
    for (const AttachedFile &file : bodies.attached)
        all.append(expectedFile(file, false));
    return all;
}

/// Some members of an object.
inline QJsonObject only(const QJsonObject &object, const QStringList &names)
{
    QJsonObject some;
    for (const QString &name : names)
        some.insert(name, object[name]);
    return some;
}

/// The leaves that carry a file's name, with what `expectedFile` says of them.
inline QJsonArray filesAmong(const QJsonArray &leaves)
{
    QJsonArray files;
    for (const auto &leaf : leaves) {
        if (leaf["filename"_L1].isString())
            files.append(only(leaf.toObject(),
                              {u"filename"_s, u"type"_s, u"disposition"_s, u"contentId"_s, u"sha256"_s}));
    }
    return files;
}

/// The leaves that are text of the message itself.
inline QJsonArray bodiesAmong(const QJsonArray &leaves)
{
    QJsonArray bodies;
    for (const auto &leaf : leaves) {
        if (!leaf["filename"_L1].isString())
            bodies.append(QJsonArray{leaf["type"_L1], withLf(leaf["text"_L1].toString()), leaf["method"_L1],
                                     leaf["format"_L1]});
    }
    return bodies;
}

inline QJsonArray expectedBodies(const Bodies &bodies, bool isFlowed)
{
    const QJsonValue none;
    QJsonArray all{
        QJsonArray{u"text/plain"_s, asBody(bodies.plain), none, isFlowed ? QJsonValue(u"flowed"_s) : none}};
    if (!bodies.html.isEmpty())
        all.append(QJsonArray{u"text/html"_s, asBody(bodies.html), none, none});
    if (!bodies.calendar.isEmpty())
        all.append(QJsonArray{u"text/calendar"_s, asBody(bodies.calendar),
                              bodies.method.isEmpty() ? none : QString::fromLatin1(bodies.method), none});
    return all;
}

} // namespace posthorn::mime
