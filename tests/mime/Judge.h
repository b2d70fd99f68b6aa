// SPDX-License-Identifier: MIT
#pragma once
// The independent readers of tests/mime/judge.py and second-judge.mjs, asked from C++.

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

/// What a program sees in the messages, which follow its other arguments; an empty array when it could not be
/// asked.
inline QJsonArray judgeBy(const QString &program, QStringList arguments, const QList<QByteArray> &messages)
{
    const QTemporaryDir folder;
    int count = 0;
    for (const QByteArray &message : messages) {
        QFile file(folder.filePath(QString::number(++count)));
        if (!file.open(QIODevice::WriteOnly) || file.write(message) != message.size())
            return {};
        arguments.append(file.fileName());
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(-1);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).array();
}

/// By Python's email package.
inline QJsonArray judge(const QList<QByteArray> &messages)
{
    return judgeBy(QStringLiteral("/usr/bin/python3"), {QStringLiteral(SOURCE_DIR "/tests/mime/judge.py")},
                   messages);
}

/// Where tests/run puts npm's packages.
inline const QString secondJudgePackages = QStringLiteral(SOURCE_DIR "/build/mime-peers");

/// By npm's postal-mime.
inline QJsonArray secondJudge(const QList<QByteArray> &messages)
{
    return judgeBy(QStringLiteral("node"),
                   {QStringLiteral(SOURCE_DIR "/tests/mime/second-judge.mjs"), secondJudgePackages},
                   messages);
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
