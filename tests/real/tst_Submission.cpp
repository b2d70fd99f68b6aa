// SPDX-License-Identifier: MIT
// Whole submissions to a real Postfix with a real Dovecot behind it, read back from the Maildir by a parser
// that is not ours.
#include "wire/Driver.h"
#include "wire/TlsWire.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

const QByteArray body = ".\r\n..two dots\r\n.a bare LF:\nand a line that ends nowhere: ..";
const QByteArray bodyDelivered = ".\n..two dots\n.a bare LF:\nand a line that ends nowhere: ..\n";

QByteArray letter(const QByteArray &subject)
{
    return "From: alice@posthorn.test\r\nTo: bob@posthorn.test\r\nSubject: " + subject +
           "\r\nDate: Sat, 21 Nov 2026 12:00:00 +0000\r\nMessage-ID: <" + subject +
           "@posthorn.test>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n" +
           body;
}

wire::Run runOf(const smtp::Plan &plan, const QByteArray &message)
{
    auto device = std::make_unique<QBuffer>();
    device->setData(message);
    wire::Driver driver(plan, std::make_unique<wire::TlsWire>(), std::move(device));
    std::optional<wire::Run> run;
    QObject::connect(&driver, &wire::Driver::commitAsked, &driver, &wire::Driver::mayCommit);
    QObject::connect(&driver, &wire::Driver::finished, &driver, [&run](const auto &done) { run = done; });
    driver.start();
    (void)QTest::qWaitFor([&run] { return run.has_value(); }, 20'000);
    return run.value_or(wire::Run{.problem = Problem{.words = u"it never finished"_s}});
}

QByteArray told(const wire::Run &run)
{
    QStringList lines{run.problem ? describe(*run.problem) : u"no problem"_s};
    for (const Line &line : run.transcript.lines)
        lines.append(idOf(line.from) + u": "_s + line.text);
    return lines.join(u'\n').toUtf8();
}

QJsonObject readBack(const QString &file)
{
    QProcess reader;
    reader.start(QStringLiteral(SOURCE_DIR "/tests/real/read-mail"), {file});
    reader.waitForFinished();
    return QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
}

} // namespace

class tst_Submission : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void everyMechanismDelivers_data();
    void everyMechanismDelivers();
    void aWrongPasswordIsAnAuthProblem_data();
    void aWrongPasswordIsAnAuthProblem();
    void fiftyRecipientsAllGetIt();
    void aCheckSendsNothing();
    void aStrangersCertificateIsNotTaken();
    void tenMegabytesArriveWhole();

private:
    [[nodiscard]] smtp::Plan planFor(Security security, AuthMethod method) const;
    [[nodiscard]] QStringList delivered() const;

    quint16 m_startTlsPort = 0;
    quint16 m_tlsPort = 0;
    QByteArray m_ca{};
    QDir m_maildir{};
};

void tst_Submission::initTestCase()
{
    const QString note = qEnvironmentVariable("POSTHORN_REAL_POSTFIX");
    if (!QFile::exists(note))
        QSKIP("no real Postfix runs here: see tests/real/postfix for what it needs");
    const QSettings server(note, QSettings::IniFormat);
    m_startTlsPort = quint16(server.value("starttls").toUInt());
    m_tlsPort = quint16(server.value("tls").toUInt());
    m_maildir.setPath(server.value("maildir").toString() + u"/new"_s);
    QFile ca(server.value("ca").toString());
    QVERIFY(ca.open(QIODevice::ReadOnly));
    m_ca = ca.readAll();
}

void tst_Submission::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    for (const QString &file : delivered())
        QVERIFY(QFile::remove(file));
}

smtp::Plan tst_Submission::planFor(Security security, AuthMethod method) const
{
    const quint16 port = security == Security::Tls ? m_tlsPort : m_startTlsPort;
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = security},
            .family = Family::V4,
            .auth = method,
            .user = u"alice@posthorn.test"_s,
            .secret = Secret("correct-horse"),
            .trustedPem = m_ca,
            .until = Stage::Send,
            .envelope = {.from = Address::parse(u"alice@posthorn.test"),
                         .to = {*Address::parse(u"bob@posthorn.test")}}};
}

QStringList tst_Submission::delivered() const
{
    QStringList files;
    for (const QString &name : m_maildir.entryList(QDir::Files))
        files.append(m_maildir.filePath(name));
    return files;
}

void tst_Submission::everyMechanismDelivers_data()
{
    QTest::addColumn<Security>("security");
    QTest::addColumn<AuthMethod>("method");
    for (const auto security : {Security::StartTls, Security::Tls}) {
        for (const auto method : {AuthMethod::Auto, AuthMethod::Plain, AuthMethod::Login, AuthMethod::CramMd5,
                                  AuthMethod::DigestMd5, AuthMethod::ScramSha1, AuthMethod::ScramSha256,
                                  AuthMethod::XOAuth2, AuthMethod::OAuthBearer})
            QTest::addRow("%s over %s", idOf(method).data(), idOf(security).data()) << security << method;
    }
}

void tst_Submission::everyMechanismDelivers()
{
    QFETCH(Security, security);
    QFETCH(AuthMethod, method);
    const wire::Run run = runOf(planFor(security, method), letter("mechanism"));
    QVERIFY2(!run.problem, told(run));
    QCOMPARE(run.delivery.status, Delivery::Status::Sent);
    QCOMPARE(run.transcript.mechanism, saslName(method == AuthMethod::Auto ? AuthMethod::Plain : method));
    QCOMPARE(run.transcript.tls.protocol, u"TLSv1.3"_s);
    QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), 1, 10'000);
    const QJsonObject read = readBack(delivered().first());
    QCOMPARE(read.value("defects"_L1).toArray(), QJsonArray());
    QCOMPARE(read.value("subject"_L1).toString(), u"mechanism"_s);
    QCOMPARE(QByteArray::fromBase64(read.value("body"_L1).toString().toLatin1()), bodyDelivered);
    QVERIFY(!told(run).contains("correct-horse"));
}

void tst_Submission::aWrongPasswordIsAnAuthProblem_data()
{
    everyMechanismDelivers_data();
}

void tst_Submission::aWrongPasswordIsAnAuthProblem()
{
    QFETCH(Security, security);
    QFETCH(AuthMethod, method);
    auto plan = planFor(security, method);
    plan.secret = Secret("wrong-horse");
    const wire::Run run = runOf(plan, letter("never"));
    QVERIFY(run.problem);
    QVERIFY2(run.problem->kind == Problem::Kind::AuthRefused, told(run));
    QCOMPARE(run.problem->stage, Stage::Auth);
    QVERIFY(run.problem->reply);
    QCOMPARE(run.problem->reply->code, 535);
    QCOMPARE(run.delivery.status, Delivery::Status::NotSent);
    QVERIFY(!told(run).contains("wrong-horse"));
}

void tst_Submission::fiftyRecipientsAllGetIt()
{
    auto plan = planFor(Security::StartTls, AuthMethod::Auto);
    plan.envelope.to.clear();
    for (int number = 0; number < 50; ++number)
        plan.envelope.to.push_back(*Address::parse(u"bob%1@posthorn.test"_s.arg(number)));
    const wire::Run run = runOf(plan, letter("fifty"));
    QVERIFY2(!run.problem, told(run));
    for (const RecipientResult &recipient : run.delivery.recipients)
        QCOMPARE(recipient.status, RecipientResult::Status::Accepted);
    QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), 50, 20'000);
}

void tst_Submission::aCheckSendsNothing()
{
    auto plan = planFor(Security::Tls, AuthMethod::Auto);
    plan.until = Stage::Recipient;
    const wire::Run run = runOf(plan, {});
    QVERIFY2(!run.problem, told(run));
    QCOMPARE(run.transcript.steps.back().stage, Stage::Recipient);
    QTest::qWait(200);
    QVERIFY(delivered().isEmpty());
}

void tst_Submission::aStrangersCertificateIsNotTaken()
{
    auto plan = planFor(Security::StartTls, AuthMethod::Plain);
    plan.trustedPem.clear();
    const wire::Run run = runOf(plan, letter("never"));
    QVERIFY(run.problem);
    QCOMPARE(run.problem->kind, Problem::Kind::CertificateRefused);
    QCOMPARE(run.problem->tls.faults, QList{CertificateFault::Untrusted});
    QVERIFY(run.transcript.mechanism.isEmpty());
}

void tst_Submission::tenMegabytesArriveWhole()
{
    const QByteArray line = QByteArray(75, 'x') + "\r\n";
    const QByteArray rest = line.repeated(140'000);
    const QByteArray big = letter("big") + "\r\n" + rest;
    const wire::Run run = runOf(planFor(Security::StartTls, AuthMethod::Auto), big);
    QVERIFY2(!run.problem, told(run));
    QTRY_COMPARE_WITH_TIMEOUT(delivered().size(), 1, 20'000);
    const QByteArray read =
        QByteArray::fromBase64(readBack(delivered().first()).value("body"_L1).toString().toLatin1());
    QByteArray expected = bodyDelivered + rest;
    QVERIFY(read == expected.replace("\r\n", "\n"));
}

QTEST_GUILESS_MAIN(tst_Submission)
#include "tst_Submission.moc"
