// SPDX-License-Identifier: MIT
#include "practice/Identity.h"

#include "files/DurableWrite.h"
#include "files/FolderLock.h"
#include "practice/Issue.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace posthorn::practice {

namespace {

/// Both end together, for without its key the authority cannot renew. 825 days is the most that Apple's
/// systems take in a server's certificate.
constexpr int daysValid = 800;
/// A certificate that ends so soon is made anew.
constexpr int daysLeft = 30;

Wish authorityFrom(const QDateTime &now)
{
    return {.commonName = "Posthorn practice authority",
            .notBefore = now.addDays(-1),
            .notAfter = now.addDays(daysValid),
            .extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                           {NID_key_usage, "critical,keyCertSign,cRLSign"},
                           {NID_subject_key_identifier, "hash"},
                           {NID_name_constraints,
                            "critical,permitted;DNS:localhost,permitted;IP:127.0.0.1/255.255.255.255,"
                            "permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}}};
}

Wish serverFrom(const QDateTime &now)
{
    return {.commonName = "localhost",
            .notBefore = now.addDays(-1),
            .notAfter = now.addDays(daysValid),
            .extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                           {NID_key_usage, "critical,digitalSignature"},
                           {NID_ext_key_usage, "serverAuth"},
                           {NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"},
                           {NID_subject_key_identifier, "hash"},
                           {NID_authority_key_identifier, "keyid:always"}}};
}

Problem opensslProblem()
{
    char words[256] = {};
    ERR_error_string_n(ERR_get_error(), words, sizeof words);
    return {.kind = Problem::Kind::Internal, .words = QString::fromLatin1(words)};
}

bool lastsFrom(const Certificate &certificate, const QDateTime &now)
{
    time_t start = now.toSecsSinceEpoch();
    time_t end = now.addDays(daysLeft).toSecsSinceEpoch();
    return X509_cmp_time(X509_get0_notBefore(certificate.get()), &start) < 0 &&
           X509_cmp_time(X509_get0_notAfter(certificate.get()), &end) > 0;
}

bool isUsable(const Identity &identity, const QDateTime &now)
{
    const Certificate authority = certificateFrom(identity.caPem);
    const Certificate server = certificateFrom(identity.certificatePem);
    const Key key = keyFrom(identity.keyPem);
    const bool usable = authority && server && key && X509_check_private_key(server.get(), key.get()) == 1 &&
                        X509_verify(server.get(), X509_get0_pubkey(authority.get())) == 1 &&
                        lastsFrom(authority, now) && lastsFrom(server, now);
    ERR_clear_error();
    return usable;
}

QByteArray contents(const QString &path)
{
    const auto read = files::readFile(path, qint64{64} * 1024);
    return read ? read.value() : QByteArray();
}

struct Place
{
    QString path{};
    QByteArray Identity::*part = nullptr;
};

std::array<Place, 3> placesIn(const QString &folder)
{
    return {Place{folder + u"/ca.pem"_s, &Identity::caPem},
            Place{folder + u"/cert.pem"_s, &Identity::certificatePem},
            Place{folder + u"/key.pem"_s, &Identity::keyPem}};
}

} // namespace

Result<Identity> makeIdentity(const QDateTime &now)
{
    const Key authorityKey = newKey();
    const Certificate authority = issue(authorityFrom(now), authorityKey.get(), nullptr, authorityKey.get());
    const Key key = newKey();
    const Certificate server =
        authority ? issue(serverFrom(now), key.get(), authority.get(), authorityKey.get()) : nullptr;
    if (!server)
        return opensslProblem();
    return Identity{
        .caPem = pemOf(authority.get()), .certificatePem = pemOf(server.get()), .keyPem = pemOf(key.get())};
}

Result<Identity> identityIn(const QString &folder, const QDateTime &now)
{
    if (const Outcome folderMade = files::makeFolder(folder); !folderMade)
        return folderMade.problem();
    // Servers that start together share one: its authority is trusted by name of a file.
    const auto lock = files::FolderLock::lock(folder);
    if (!lock)
        return lock.problem();
    Identity kept;
    for (const Place &place : placesIn(folder))
        kept.*place.part = contents(place.path);
    if (isUsable(kept, now))
        return kept;
    auto made = makeIdentity(now);
    if (!made)
        return made;
    for (const Place &place : placesIn(folder))
        if (const Outcome written = files::durableWrite(place.path, made.value().*place.part); !written)
            return written.problem();
    return made;
}

} // namespace posthorn::practice
