// SPDX-License-Identifier: MIT
#pragma once
// Files to attach, in a folder that lives as long as one test.

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>

namespace posthorn::mime {

class Files
{
public:
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// The path of the file made; empty where it could not be.
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        QFile made(path(name));
        return made.open(QIODevice::WriteOnly) && made.write(content) == content.size() ? made.fileName()
                                                                                        : QString();
    }

private:
    QTemporaryDir m_folder{};
};

/// The same in every run.
inline QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator chance(42);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(chance.bounded(256));
    return bytes;
}

inline QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace posthorn::mime
