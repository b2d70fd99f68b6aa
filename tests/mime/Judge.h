// SPDX-License-Identifier: MIT
#pragma once
// The independent reader of tests/mime/judge.py, asked from C++.

#include "mime/Message.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace posthorn::mime {

inline QByteArray bytesOf(const Message &message)
{
    return message.open()->readAll();
}

/// What Python's email package sees in each message; an empty array when it could not be asked.
inline QJsonArray judge(const QList<QByteArray> &messages)
{
    const QTemporaryDir folder;
    QStringList arguments{QStringLiteral(SOURCE_DIR "/tests/mime/judge.py")};
    for (const QByteArray &message : messages) {
        QFile file(folder.filePath(QString::number(arguments.size())));
        if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
            return {};
        arguments.append(file.fileName());
    }
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(QStringLiteral("/usr/bin/python3"), arguments);
    python.waitForFinished(-1);
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

inline QJsonObject judge(const QByteArray &message)
{
    return judge(QList<QByteArray>{message}).at(0).toObject();
}

inline QJsonArray asJson(const std::vector<Mailbox> &mailboxes)
{
    QJsonArray array;
    for (const Mailbox &mailbox : mailboxes)
        array.append(QJsonObject{{QStringLiteral("name"), mailbox.name},
                                 {QStringLiteral("address"), QString::fromUtf8(mailbox.address.wire())}});
    return array;
}

} // namespace posthorn::mime
