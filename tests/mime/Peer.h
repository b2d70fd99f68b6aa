// SPDX-License-Identifier: MIT
#pragma once
// Programs that are asked what they see in messages, or write some.

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace posthorn::mime {

/// What the program prints, complaints included.
inline QByteArray outputOf(const QString &program, const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? process.readAll() : "crashed";
}

/// What a script of tests/mime prints about two messages.
inline QString compared(const char *script, const QByteArray &before, const QByteArray &after)
{
    const QTemporaryDir folder;
    QStringList arguments{QStringLiteral(SOURCE_DIR "/tests/mime/") + QLatin1StringView(script)};
    for (const QByteArray &bytes : {before, after}) {
        QFile file(folder.filePath(QString::number(arguments.size())));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return QStringLiteral("cannot write");
        file.close();
        arguments += file.fileName();
    }
    return QString::fromUtf8(outputOf(QStringLiteral("/usr/bin/python3"), arguments));
}

inline QByteArray bytesOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace posthorn::mime
