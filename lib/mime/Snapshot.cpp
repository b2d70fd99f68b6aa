// SPDX-License-Identifier: MIT
#include "mime/Snapshot.h"

#include "mime/RegularFile.h"
#include "mime/Spool.h"

#include <QBuffer>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cstring>
#include <openssl/evp.h>
#include <unistd.h>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostInMemory = qint64{64} * 1024; // above this each would count in the program's memory
constexpr std::size_t blockBytes = std::size_t{64} * 1024;

/// QCryptographicHash is seven times slower.
class Sha256
{
public:
    Sha256() { EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); }

    void add(QByteArrayView bytes)
    {
        EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    [[nodiscard]] QByteArray result()
    {
        QByteArray digest(EVP_MD_get_size(EVP_sha256()), '\0');
        EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), nullptr);
        return digest;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Problem tooLarge(const QString &path, qint64 most)
{
    return badInput(path, u"is larger than %1"_s.arg(QLocale::c().formattedDataSize(most, 0)));
}

} // namespace

Result<std::shared_ptr<const Snapshot>> Snapshot::ofFile(const QString &path, qint64 most)
{
    const auto file = RegularFile::open(path);
    if (!file)
        return file.problem();
    if (file.value()->size() > most)
        return tooLarge(path, most);
    const std::shared_ptr<Snapshot> snapshot(new Snapshot);
    Sha256 hash;
    std::array<char, blockBytes> block{};
    while (true) {
        const auto got = file.value()->read(block.data(), qint64{blockBytes});
        if (!got)
            return got.problem();
        if (*got == 0)
            break;
        const QByteArrayView bytes(block.data(), qsizetype{*got});
        hash.add(bytes);
        if (const Outcome kept = snapshot->keep(bytes); !kept)
            return kept.problem();
    }
    if (const Outcome unchanged = file.value()->unchanged(); !unchanged)
        return unchanged.problem();
    snapshot->m_sha256 = hash.result();
    return std::shared_ptr<const Snapshot>(snapshot);
}

Result<std::shared_ptr<const Snapshot>> Snapshot::ofBytes(QByteArrayView bytes)
{
    const std::shared_ptr<Snapshot> snapshot(new Snapshot);
    Sha256 hash;
    hash.add(bytes);
    snapshot->m_sha256 = hash.result();
    if (const Outcome kept = snapshot->keep(bytes); !kept)
        return kept.problem();
    return std::shared_ptr<const Snapshot>(snapshot);
}

Outcome Snapshot::keep(QByteArrayView bytes)
{
    m_size += bytes.size();
    if (m_size <= mostInMemory) {
        m_bytes.append(bytes);
        return Done{};
    }
    if (!m_spool) {
        auto spool = Spool::create();
        if (!spool)
            return spool.problem();
        m_spool = std::move(spool).value();
        if (Outcome written = m_spool->write(std::exchange(m_bytes, {})); !written)
            return written;
    }
    return m_spool->write(bytes);
}

qint64 Snapshot::read(char *data, qint64 most, qint64 at) const
{
    if (m_spool)
        return m_spool->read(data, most, at);
    const qint64 count = std::clamp<qint64>(m_size - at, 0, most);
    std::memcpy(data, m_bytes.constData() + std::min<qint64>(at, m_size), static_cast<std::size_t>(count));
    return count;
}

QByteArray Snapshot::first(qint64 most) const
{
    QByteArray bytes(std::min(most, m_size), Qt::Uninitialized);
    bytes.truncate(std::max<qint64>(read(bytes.data(), bytes.size(), 0), 0));
    return bytes;
}

std::unique_ptr<QIODevice> Snapshot::open() const
{
    if (m_spool)
        return std::make_unique<SpoolReader>(m_spool);
    auto reader = std::make_unique<QBuffer>();
    reader->setData(m_bytes);
    reader->open(QIODevice::ReadOnly);
    return reader;
}

} // namespace posthorn::mime
