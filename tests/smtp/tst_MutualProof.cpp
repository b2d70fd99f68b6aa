// SPDX-License-Identifier: MIT
// The mechanisms in which both sides prove themselves with random nonces: a server written here from the
// RFC, itself checked against the RFC's vector, judges the client.
#include "smtp/Mechanism.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::smtp;

namespace {

std::unique_ptr<Mechanism> start(AuthMethod method, const QString &user, const QByteArray &secret)
{
    auto mechanism =
        startMechanism({.method = method, .user = user, .secret = Secret(secret), .host = u"mail.example"_s});
    return mechanism ? std::move(mechanism).value() : nullptr;
}

/// RFC 5802 section 3.
struct ScramProof
{
    QByteArray client{};
    QByteArray server{};
};
ScramProof scramProof(QCryptographicHash::Algorithm hash, const QByteArray &password, const QByteArray &salt,
                      int rounds, const QByteArray &authMessage)
{
    const auto hmac = [hash](const QByteArray &key, const QByteArray &text) {
        return QMessageAuthenticationCode::hash(text, key, hash);
    };
    const int size = QCryptographicHash::hashLength(hash);
    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(hash, password, salt, rounds, quint64(size));
    const QByteArray clientKey = hmac(salted, "Client Key");
    const QByteArray signature = hmac(QCryptographicHash::hash(clientKey, hash), authMessage);
    QByteArray proof = clientKey;
    for (qsizetype at = 0; at < proof.size(); ++at)
        proof[at] = static_cast<char>(proof[at] ^ signature[at]);
    return {.client = proof.toBase64(), .server = hmac(hmac(salted, "Server Key"), authMessage).toBase64()};
}

struct ScramCase
{
    AuthMethod method = AuthMethod::ScramSha1;
    QCryptographicHash::Algorithm hash = QCryptographicHash::Sha1;
};
constexpr std::array scramCases{ScramCase{AuthMethod::ScramSha1, QCryptographicHash::Sha1},
                                ScramCase{AuthMethod::ScramSha256, QCryptographicHash::Sha256}};

/// Plays the server up to its last message; what the client said last.
struct ScramTalk
{
    std::unique_ptr<Mechanism> client{};
    QByteArray proofSeen{};
    ScramProof expected{};
};
ScramTalk talkScram(const ScramCase &which, const QByteArray &password, const QByteArray &serverThinks)
{
    ScramTalk talk{.client = start(which.method, u"user"_s, password)};
    const QByteArray first = QByteArray::fromBase64(talk.client->initialResponse()->value());
    const QByteArray bare = first.mid(3); // behind "n,,"
    const QByteArray nonce = bare.mid(bare.indexOf(",r=") + 3) + "server";
    const QByteArray challenge = "r=" + nonce + ",s=" + QByteArray("salt").toBase64() + ",i=4096";
    const QByteArray last = QByteArray::fromBase64(talk.client->respond(challenge.toBase64()).value());
    const qsizetype proofAt = last.indexOf(",p=");
    talk.proofSeen = last.mid(proofAt + 3);
    talk.expected = scramProof(which.hash, serverThinks, "salt", 4096,
                               bare + ',' + challenge + ',' + last.first(proofAt));
    return talk;
}

QByteArray md5Hex(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

struct Digest
{
    QByteArray user{};
    QByteArray realm{};
    QByteArray password{};
    QByteArray nonce{};
    QByteArray cnonce{};
    QByteArray uri{};
};
/// RFC 2831 section 2.1.2.1 with qop=auth; `method` is "AUTHENTICATE", or empty for the server's proof.
QByteArray digestResponse(const Digest &of, const QByteArray &method)
{
    const QByteArray secret =
        QCryptographicHash::hash(of.user + ':' + of.realm + ':' + of.password, QCryptographicHash::Md5);
    const QByteArray a1 = md5Hex(secret + ':' + of.nonce + ':' + of.cnonce);
    const QByteArray a2 = md5Hex(method + ':' + of.uri);
    return md5Hex(a1 + ':' + of.nonce + ":00000001:" + of.cnonce + ":auth:" + a2);
}

QByteArray quotedField(const QByteArray &text, const QString &name)
{
    const QRegularExpression field(u"(?:^|,)\\s*%1=\"([^\"]*)\""_s.arg(name));
    return field.match(QString::fromUtf8(text)).captured(1).toUtf8();
}

} // namespace

class tst_MutualProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void theScramServerHereAgreesWithRfc5802And7677();
    void scramProvesBothSides();
    void scramRefusesAServerThatKnowsNoPassword();
    void scramBoundsTheWorkAServerAsksFor();
    void scramNamesAPasswordThatItCannotCarry();
    void theDigestHereAgreesWithRfc2831();
    void digestMd5ProvesBothSides();
};

void tst_MutualProof::theScramServerHereAgreesWithRfc5802And7677()
{
    const auto sha1 =
        scramProof(QCryptographicHash::Sha1, "pencil", QByteArray::fromBase64("QSXCR+Q6sek8bf92"), 4096,
                   "n=user,r=fyko+d2lbbFgONRv9qkxdawL,"
                   "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096,"
                   "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j");
    QCOMPARE(sha1.client, QByteArray("v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
    QCOMPARE(sha1.server, QByteArray("rmF9pqV8S7suAoZWja4dJRkFsKQ="));
    const auto sha256 = scramProof(QCryptographicHash::Sha256, "pencil",
                                   QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096,
                                   "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                                   "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                   "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                                   "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
    QCOMPARE(sha256.client, QByteArray("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
    QCOMPARE(sha256.server, QByteArray("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
}

void tst_MutualProof::scramProvesBothSides()
{
    for (const ScramCase &which : scramCases) {
        const ScramTalk talk = talkScram(which, "pencil", "pencil");
        QCOMPARE(talk.proofSeen, talk.expected.client);
        QVERIFY(!talk.client->isServerProven());
        const auto end = talk.client->respond(("v=" + talk.expected.server).toBase64());
        QVERIFY(end.ok());
        QCOMPARE(end.value(), QByteArray());
        QVERIFY(talk.client->isServerProven());
    }
}

void tst_MutualProof::scramRefusesAServerThatKnowsNoPassword()
{
    for (const ScramCase &which : scramCases) {
        const ScramTalk talk = talkScram(which, "pencil", "guess");
        QVERIFY(talk.proofSeen != talk.expected.client);
        const auto end = talk.client->respond(("v=" + talk.expected.server).toBase64());
        QCOMPARE(end.problem().kind, Problem::Kind::ServerNotProven);
        QVERIFY(!talk.client->isServerProven());
    }
}

void tst_MutualProof::scramBoundsTheWorkAServerAsksFor()
{
    for (const ScramCase &which : scramCases) {
        const auto client = start(which.method, u"user"_s, "pencil");
        const QByteArray first = QByteArray::fromBase64(client->initialResponse()->value());
        const QByteArray nonce = first.mid(first.indexOf(",r=") + 3);
        const QByteArray challenge = "r=" + nonce + "x,s=c2FsdA==,i=2000000000";
        QCOMPARE(client->respond(challenge.toBase64()).problem().kind, Problem::Kind::ReplyMalformed);
    }
}

/// RFC 4013 section 2.3: no control characters.
void tst_MutualProof::scramNamesAPasswordThatItCannotCarry()
{
    for (const ScramCase &which : scramCases) {
        const auto client = start(which.method, u"user"_s,
                                  "pen\x07"
                                  "cil");
        const QByteArray first = QByteArray::fromBase64(client->initialResponse()->value());
        const QByteArray nonce = first.mid(first.indexOf(",r=") + 3);
        const auto last = client->respond(("r=" + nonce + "x,s=c2FsdA==,i=4096").toBase64());
        QCOMPARE(last.problem().kind, Problem::Kind::BadArgument);
        QCOMPARE(last.problem().subject, u"password"_s);
    }
}

void tst_MutualProof::theDigestHereAgreesWithRfc2831()
{
    const Digest digest{.user = "chris",
                        .realm = "elwood.innosoft.com",
                        .password = "secret",
                        .nonce = "OA6MG9tEQGm2hh",
                        .cnonce = "OA6MHXh6VqTrRk",
                        .uri = "imap/elwood.innosoft.com"};
    QCOMPARE(digestResponse(digest, "AUTHENTICATE"), QByteArray("d388dad90d4bbd760a152321f2143af7"));
    QCOMPARE(digestResponse(digest, ""), QByteArray("ea40f60335c427b5527b84dbabcdfffd"));
}

void tst_MutualProof::digestMd5ProvesBothSides()
{
    const auto client = start(AuthMethod::DigestMd5, u"chris"_s, "secret");
    QVERIFY(!client->initialResponse().value());
    const QByteArray challenge =
        R"(realm="elwood.example",nonce="OA9BSXrbuRhWay",qop="auth",charset=utf-8,algorithm=md5-sess)";
    const QByteArray answer = QByteArray::fromBase64(client->respond(challenge.toBase64()).value());
    const Digest digest{.user = quotedField(answer, u"username"_s),
                        .realm = quotedField(answer, u"realm"_s),
                        .password = "secret",
                        .nonce = quotedField(answer, u"nonce"_s),
                        .cnonce = quotedField(answer, u"cnonce"_s),
                        .uri = quotedField(answer, u"digest-uri"_s)};
    QCOMPARE(digest.user, QByteArray("chris"));
    QCOMPARE(digest.uri, QByteArray("smtp/mail.example"));
    QVERIFY2(answer.contains("response=" + digestResponse(digest, "AUTHENTICATE")), answer.constData());
    QVERIFY(!client->isServerProven());
    QVERIFY(client->respond(("rspauth=" + digestResponse(digest, "")).toBase64()).ok());
    QVERIFY(client->isServerProven());
}

QTEST_GUILESS_MAIN(tst_MutualProof)
#include "tst_MutualProof.moc"
