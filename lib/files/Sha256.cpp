// SPDX-License-Identifier: MIT
#include "files/Sha256.h"

#include <QIODevice>
#include <memory>
#include <openssl/evp.h>

namespace posthorn::files {

namespace {

constexpr qint64 block = qint64{256} * 1024;

} // namespace

Result<QByteArray> sha256Of(QIODevice &source, const QString &name)
{
    // QCryptographicHash is seven times slower.
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    QByteArray piece(block, Qt::Uninitialized);
    qint64 got = 0;
    while ((got = source.read(piece.data(), block)) > 0)
        EVP_DigestUpdate(hash.get(), piece.constData(), static_cast<std::size_t>(got));
    if (got < 0)
        return Problem{.kind = Problem::Kind::FileUnreadable, .words = source.errorString(), .subject = name};
    QByteArray digest(EVP_MD_get_size(EVP_sha256()), '\0');
    EVP_DigestFinal_ex(hash.get(), reinterpret_cast<unsigned char *>(digest.data()), nullptr);
    return digest.toHex();
}

} // namespace posthorn::files
