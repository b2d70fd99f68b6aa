// SPDX-License-Identifier: MIT
#include "wire/LocalIdentity.h"

#include <algorithm>
#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace posthorn::wire {

using namespace Qt::StringLiterals;

namespace {

struct Free
{
    void operator()(BIO *memory) const { BIO_free(memory); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using Memory = std::unique_ptr<BIO, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

Memory memoryOf(const QByteArray &pem)
{
    return Memory(BIO_new_mem_buf(pem.constData(), int(pem.size())));
}

/// What OpenSSL asks for when a key is encrypted. Left to itself it would ask on the terminal.
struct Passing
{
    const Secret &password;
    bool wasAsked = false;
};

int passPassword(char *buffer, int size, int, void *passing)
{
    auto *given = static_cast<Passing *>(passing);
    given->wasAsked = true;
    const auto password = given->password.bytes();
    if (password.isEmpty() || password.size() > size)
        return -1;
    std::copy(password.begin(), password.end(), buffer);
    return int(password.size());
}

Problem keyProblem(const Passing &passing)
{
    if (!passing.wasAsked)
        return badInput(u"the client key"_s, u"holds no private key in PEM form"_s);
    return badInput(u"the client key"_s, passing.password.isEmpty()
                                             ? u"is encrypted, and its password is not known"_s
                                             : u"is encrypted, and the password does not open it"_s);
}

} // namespace

Result<LocalIdentity> identityFrom(const smtp::ClientIdentity &given)
{
    if (given.isEmpty() && given.keyPem.isEmpty())
        return LocalIdentity{};
    const Certificate own(PEM_read_bio_X509(memoryOf(given.certificatePem).get(), nullptr, nullptr, nullptr));
    Passing passing{.password = given.keyPassword};
    Key key(PEM_read_bio_PrivateKey(memoryOf(given.keyPem).get(), nullptr, passPassword, &passing));
    const bool belong = own && key && X509_check_private_key(own.get(), key.get()) == 1;
    ERR_clear_error(); // Qt would take what is left in the queue for a fault of its own
    if (!own)
        return badInput(u"the client certificate"_s, u"holds no certificate in PEM form"_s);
    if (!key)
        return keyProblem(passing);
    if (!belong)
        return badInput(u"the client key"_s, u"belongs to another certificate"_s);
    return LocalIdentity{.chain = QSslCertificate::fromData(given.certificatePem, QSsl::Pem),
                         .key = QSslKey(key.release(), QSsl::PrivateKey)};
}

} // namespace posthorn::wire
