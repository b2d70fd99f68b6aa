// SPDX-License-Identifier: MIT
// The certificate of this side: read, refused by name, and shown to a server that wants it.
#include "Listener.h"
#include "OpenSslServer.h"
#include "wire/LocalIdentity.h"
#include "wire/TlsWire.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <openssl/pem.h>

using namespace Qt::StringLiterals;
using namespace posthorn;
using wire::identityFrom;

namespace {

QByteArray encrypted(const QByteArray &keyPem, QByteArray password)
{
    BIO *in = BIO_new_mem_buf(keyPem.constData(), int(keyPem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(in, nullptr, nullptr, nullptr);
    BIO *out = BIO_new(BIO_s_mem());
    PEM_write_bio_PKCS8PrivateKey(out, key, EVP_aes_256_cbc(), password.data(), int(password.size()), nullptr,
                                  nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    QByteArray pem(data, size);
    EVP_PKEY_free(key);
    BIO_free(in);
    BIO_free(out);
    return pem;
}

} // namespace

class tst_LocalIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingGivenIsNothing();
    void aCertificateAndItsKeyAreRead();
    void anEncryptedKeyOpensWithItsPassword();
    void aFaultyOneIsNamed_data();
    void aFaultyOneIsNamed();
    void aServerThatWantsOneGetsIt_data();
    void aServerThatWantsOneGetsIt();
    void aServerThatWantsOneEndsItWithout();
    void aFaultyOneConnectsToNobody();

private:
    [[nodiscard]] QStringList demanding();
    [[nodiscard]] smtp::Plan planFor(quint16 port) const;

    Authority m_authority{};
    Issued m_own{m_authority.issue({.commonName = "alice", .usage = "clientAuth"})};
    QTemporaryDir m_folder{};
};

void tst_LocalIdentity::nothingGivenIsNothing()
{
    const auto identity = identityFrom({});
    QVERIFY(identity);
    QVERIFY(identity->isEmpty());
}

void tst_LocalIdentity::aCertificateAndItsKeyAreRead()
{
    const auto identity =
        identityFrom({.certificatePem = m_own.certificatePem + m_authority.pem(), .keyPem = m_own.keyPem});
    QVERIFY(identity);
    QCOMPARE(identity->chain.size(), 2);
    QCOMPARE(identity->chain.first().subjectInfo(QSslCertificate::CommonName), QStringList{u"alice"_s});
    QVERIFY(!identity->key.isNull());
    QCOMPARE(identity->key.type(), QSsl::PrivateKey);
}

void tst_LocalIdentity::anEncryptedKeyOpensWithItsPassword()
{
    const auto identity = identityFrom({.certificatePem = m_own.certificatePem,
                                        .keyPem = encrypted(m_own.keyPem, "open sesame"),
                                        .keyPassword = Secret("open sesame")});
    QVERIFY(identity);
    QVERIFY(!identity->key.isNull());
}

void tst_LocalIdentity::aFaultyOneIsNamed_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("told");
    const QByteArray good = m_own.certificatePem, key = m_own.keyPem;
    const QByteArray closed = encrypted(key, "open sesame");
    QTest::newRow("no certificate") << QByteArray("hello") << key << QByteArray()
                                    << u"the client certificate holds no certificate in PEM form"_s;
    QTest::newRow("a key in its place")
        << key << key << QByteArray() << u"the client certificate holds no certificate in PEM form"_s;
    QTest::newRow("a key alone") << QByteArray() << key << QByteArray()
                                 << u"the client certificate holds no certificate in PEM form"_s;
    QTest::newRow("no key") << good << QByteArray() << QByteArray()
                            << u"the client key holds no private key in PEM form"_s;
    QTest::newRow("a certificate as key")
        << good << good << QByteArray() << u"the client key holds no private key in PEM form"_s;
    QTest::newRow("another's key") << good << m_authority.issue({}).keyPem << QByteArray()
                                   << u"the client key belongs to another certificate"_s;
    QTest::newRow("an encrypted key")
        << good << closed << QByteArray() << u"the client key is encrypted, and its password is not known"_s;
    QTest::newRow("a wrong password") << good << closed << QByteArray("close sesame")
                                      << u"the client key is encrypted, and the password does not open it"_s;
    QTest::newRow("a password beyond bounds")
        << good << closed << QByteArray(5000, 'x')
        << u"the client key is encrypted, and the password does not open it"_s;
}

void tst_LocalIdentity::aFaultyOneIsNamed()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, password);
    const auto identity =
        identityFrom({.certificatePem = certificate, .keyPem = key, .keyPassword = Secret(password)});
    QVERIFY(!identity);
    QCOMPARE(identity.problem().kind, Problem::Kind::BadInput);
    QTEST(identity.problem().subject + u' ' + identity.problem().words, "told");
}

QStringList tst_LocalIdentity::demanding()
{
    const QString path = m_folder.filePath(u"ca.pem"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(m_authority.pem());
    return {u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, path};
}

smtp::Plan tst_LocalIdentity::planFor(quint16 port) const
{
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = Security::Tls},
            .connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = port},
            .trustedPem = m_authority.pem()};
}

void tst_LocalIdentity::aServerThatWantsOneGetsIt_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("TLS 1.2") << u"-tls1_2"_s;
    QTest::newRow("TLS 1.3") << u"-tls1_3"_s;
}

void tst_LocalIdentity::aServerThatWantsOneGetsIt()
{
    QFETCH(QString, version);
    OpenSslServer server(m_authority.issue({}), demanding() + QStringList{version});
    auto plan = planFor(server.port());
    plan.identity = {.certificatePem = m_own.certificatePem, .keyPem = m_own.keyPem};
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY(heard.opened);
    wire.write("EHLO [127.0.0.1]\r\n");
    QTRY_VERIFY(server.said().contains("EHLO [127.0.0.1]"));
    QVERIFY(server.said().contains("subject=CN = alice"));
}

/// Under TLS 1.3 the server's refusal comes when this side has long taken the handshake for done.
void tst_LocalIdentity::aServerThatWantsOneEndsItWithout()
{
    OpenSslServer server(m_authority.issue({}), demanding());
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(planFor(server.port()));
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Problem::Kind::TlsHandshakeFailed);
    QCOMPARE(heard.failed->stage, Stage::Tls);
    QVERIFY2(heard.failed->words.contains(u"certificate required"_s), qPrintable(heard.failed->words));
}

void tst_LocalIdentity::aFaultyOneConnectsToNobody()
{
    OpenSslServer server(m_authority.issue({}), {});
    auto plan = planFor(server.port());
    plan.identity = {.certificatePem = m_own.certificatePem, .keyPem = "none"};
    wire::TlsWire wire;
    Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Problem::Kind::BadInput);
    QVERIFY(heard.opening.empty());
}

QTEST_GUILESS_MAIN(tst_LocalIdentity)
#include "tst_LocalIdentity.moc"
