// SPDX-License-Identifier: MIT
#include "review/ZipNames.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

// Offsets are those of APPNOTE.TXT 6.3.10: §4.3.16 (end record), §4.3.14 and §4.3.15 (zip64), §4.3.12
// (entry).
constexpr qint64 endSize = 22;
constexpr qint64 locatorSize = 20;
constexpr qint64 end64Size = 56;
constexpr qint64 entrySize = 46;
constexpr qint64 mostComment = 0xffff;
constexpr qint64 mostDirectory = qint64{8} * 1024 * 1024;
constexpr qint64 mostEntries = 0xffff;

struct Directory
{
    qint64 at = 0;
    qint64 size = 0;
    qint64 entries = 0;
};

template <class T>
T number(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

QByteArray readAt(QIODevice &device, qint64 at, qint64 size)
{
    return at >= 0 && at < device.size() && device.seek(at) ? device.read(size) : QByteArray();
}

/// Where the sizes do not fit into 32 bits they stand in a record of their own.
std::optional<Directory> directory64(QIODevice &zip, qint64 endAt)
{
    const QByteArray locator = readAt(zip, endAt - locatorSize, locatorSize);
    if (locator.size() != locatorSize || !locator.startsWith("PK\x06\x07"))
        return std::nullopt;
    const QByteArray end = readAt(zip, number<qint64>(locator, 8), end64Size);
    if (end.size() != end64Size || !end.startsWith("PK\x06\x06"))
        return std::nullopt;
    return Directory{number<qint64>(end, 48), number<qint64>(end, 40), number<qint64>(end, 32)};
}

std::optional<Directory> directoryOf(QIODevice &zip)
{
    const qint64 tailAt = std::max<qint64>(0, zip.size() - endSize - mostComment);
    const QByteArray tail = readAt(zip, tailAt, zip.size() - tailAt);
    const qint64 at = tail.lastIndexOf("PK\x05\x06");
    if (at < 0 || at + endSize > tail.size())
        return std::nullopt;
    const Directory small{number<quint32>(tail, at + 16), number<quint32>(tail, at + 12),
                          number<quint16>(tail, at + 10)};
    const bool isLarge = small.at == 0xffffffff || small.size == 0xffffffff || small.entries == 0xffff;
    if (const auto large = isLarge ? directory64(zip, tailAt + at) : std::nullopt)
        return large;
    return small;
}

/// Bit 11 says UTF-8; the code page of old DOS names matters to no ending of a name.
QString nameFrom(const QByteArray &bytes, quint16 flags)
{
    return (flags & 0x0800) != 0 ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

/// One entry, and where the next begins; nothing when it is none.
std::optional<qint64> readEntry(const QByteArray &directory, qint64 at, ZipNames &names)
{
    if (at + entrySize > directory.size() || directory.mid(at, 4) != "PK\x01\x02")
        return std::nullopt;
    const auto flags = number<quint16>(directory, at + 8);
    const qint64 nameSize = number<quint16>(directory, at + 28);
    const qint64 next =
        at + entrySize + nameSize + number<quint16>(directory, at + 30) + number<quint16>(directory, at + 32);
    if (next > directory.size())
        return std::nullopt;
    const QString name = nameFrom(directory.mid(at + entrySize, nameSize), flags);
    if (!name.endsWith(u'/'))
        names.files.append(name);
    names.encrypted |= (flags & 1) != 0;
    return next;
}

} // namespace

std::optional<ZipNames> zipNames(QIODevice &zip)
{
    const auto directory = directoryOf(zip);
    if (!directory || directory->size < 0 || directory->size > mostDirectory || directory->entries < 0 ||
        directory->entries > mostEntries)
        return std::nullopt;
    const QByteArray bytes = readAt(zip, directory->at, directory->size);
    if (bytes.size() != directory->size)
        return std::nullopt;
    ZipNames names;
    qint64 at = 0;
    for (qint64 i = 0; i < directory->entries; ++i) {
        const auto next = readEntry(bytes, at, names);
        if (!next)
            return std::nullopt;
        at = *next;
    }
    return names;
}

} // namespace posthorn::review
