// SPDX-License-Identifier: MIT
#include "check/Assemble.h"
#include "explain/Catalogue.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

check::CheckReport reportWith(const QString &issuer)
{
    wire::Run run;
    run.transcript.tls.certificate = {.subject = u"smtp.example.com"_s, .issuer = issuer, .sha256 = "aa"};
    run.transcript.steps = {{.stage = Stage::Certificate,
                             .status = StepStatus::Ok,
                             .evidence = {{u"issuer"_s, issuer}, {u"names"_s, u"smtp.example.com"_s}}}};
    const smtp::Plan plan{.endpoint = {u"smtp.example.com"_s, 465, Security::Tls}};
    return check::assemble(plan, QDateTime(), run, diagnose::Judge::builtIn());
}

StepStatus statusWith(const QString &issuer)
{
    const auto report = reportWith(issuer);
    const auto step = std::ranges::find(report.steps, Stage::Certificate, &Step::stage);
    return step->status;
}

class tst_Assemble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aTrustedCertificateOfAReaderIsPointedAt_data();
    void aTrustedCertificateOfAReaderIsPointedAt();
    void publicAuthoritiesAreNoReaders_data();
    void publicAuthoritiesAreNoReaders();
    void theReaderIsNamed();
};

void tst_Assemble::aTrustedCertificateOfAReaderIsPointedAt_data()
{
    QTest::addColumn<QString>("issuer");
    for (const char *issuer :
         {"CN=Avast Web/Mail Shield Root, O=Avast Web/Mail Shield", "CN=AVG Web/Mail Shield Root",
          "CN=Kaspersky Anti-Virus Personal Root Certificate, O=AO Kaspersky Lab",
          "CN=ESET SSL Filter CA, O=ESET, spol. s r. o.", "CN=Bitdefender Personal CA.Net-Defender",
          "CN=FortiGate CA, O=Fortinet", "CN=Zscaler Intermediate Root CA", "CN=Norton Web/Mail Shield Root"})
        QTest::newRow(issuer) << QString::fromLatin1(issuer);
}

void tst_Assemble::aTrustedCertificateOfAReaderIsPointedAt()
{
    QFETCH(QString, issuer);
    QCOMPARE(statusWith(issuer), StepStatus::Warning);
    QCOMPARE(reportWith(issuer).verdict, check::CheckReport::Verdict::Works);
}

void tst_Assemble::publicAuthoritiesAreNoReaders_data()
{
    QTest::addColumn<QString>("issuer");
    for (const char *issuer :
         {"CN=WR2, O=Google Trust Services, C=US", "CN=R11, O=Let's Encrypt, C=US",
          "CN=DigiCert Global G2 TLS RSA SHA256 2020 CA1, O=DigiCert Inc", "CN=Amazon RSA 2048 M02, O=Amazon",
          "CN=Sectigo RSA Domain Validation Secure Server CA, O=Sectigo Limited",
          "CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation",
          "CN=GlobalSign RSA OV SSL CA 2018, O=GlobalSign nv-sa",
          "CN=Go Daddy Secure Certificate Authority - G2, O=GoDaddy.com, Inc.",
          "CN=Telekom Security ServerID OV Class 2 CA, O=Deutsche Telekom Security GmbH",
          "CN=TrustAsia RSA DV TLS CA G2, O=TrustAsia Technologies, Inc.",
          "CN=GEANT OV RSA CA 4, O=GEANT Vereniging", "CN=Actalis Organization Validated Server CA G3"})
        QTest::newRow(issuer) << QString::fromLatin1(issuer);
}

void tst_Assemble::publicAuthoritiesAreNoReaders()
{
    QFETCH(QString, issuer);
    QCOMPARE(statusWith(issuer), StepStatus::Ok);
}

void tst_Assemble::theReaderIsNamed()
{
    const auto report = reportWith(u"Avast Web/Mail Shield Root"_s);
    const auto step = std::ranges::find(report.steps, Stage::Certificate, &Step::stage);
    QCOMPARE(explain::Catalogue::builtIn().summary(*step),
             u"made by Avast Web/Mail Shield Root, so a program on the way reads along"_s);
}

} // namespace

QTEST_GUILESS_MAIN(tst_Assemble)
#include "tst_Assemble.moc"
