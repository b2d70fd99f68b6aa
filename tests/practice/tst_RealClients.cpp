// SPDX-License-Identifier: MIT
#include "RunningServer.h"
#include "scenario/BuiltIn.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

struct Ran
{
    int code = -1;
    QString output{};
};

/// Runs a program while the server answers in this thread's event loop.
Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 20'000))
        process.kill();
    process.waitForFinished(1000);
    return {.code = process.exitCode(), .output = QString::fromUtf8(process.readAll())};
}

Ran python(const RunningServer &running, const QString &mode, const QStringList &more = {},
           const QString &host = u"localhost"_s)
{
    const QMap<QString, quint16> ports{{u"plain"_s, running.ports().plain},
                                       {u"starttls"_s, running.ports().startTls},
                                       {u"tls"_s, running.ports().tls}};
    return run(u"python3"_s, QStringList{QStringLiteral(SOURCE_DIR "/tests/practice/clients/send.py"), mode,
                                         QString::number(ports[mode]), running.caFile(), host} +
                                 more);
}

QString failure(const Ran &ran)
{
    return u"exit code %1: %2"_s.arg(ran.code).arg(ran.output);
}

} // namespace

class tst_RealClients : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pythonSends_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("host");
        QTest::newRow("plain") << u"plain"_s << u"127.0.0.1"_s;
        QTest::newRow("starttls") << u"starttls"_s << u"localhost"_s;
        QTest::newRow("starttls by address") << u"starttls"_s << u"127.0.0.1"_s;
        QTest::newRow("tls") << u"tls"_s << u"localhost"_s;
        QTest::newRow("tls by address") << u"tls"_s << u"127.0.0.1"_s;
    }
    void pythonSends()
    {
        QFETCH(QString, mode);
        QFETCH(QString, host);
        RunningServer running(u"good"_s);
        const Ran ran = python(running, mode, {u"ann"_s, u"secret"_s}, host);
        QVERIFY2(ran.code == 0, qPrintable(failure(ran)));
        QCOMPARE(running.mails().size(), 1);
        const scenario::Captured &mail = running.mails()[0].mail;
        QCOMPARE(mail.sender, "ann@example.org");
        QCOMPARE(mail.recipients, (QByteArrayList{"ben@example.org", "cid@example.org"}));
        QVERIFY(mail.message.endsWith("\r\n\r\n.first\r\n..second\r\n.\r\nlast\r\n"));
        QCOMPARE(mail.user, u"ann"_s);
        QCOMPARE(mail.encrypted, mode != u"plain"_s);
        QVERIFY(!running.heard().join().contains("secret"));
    }

    void pythonSeesWhatTheScenarioSays_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("output");
        QTest::newRow("wrong password")
            << u"gmail-wrong-password"_s << u"SMTPAuthenticationError 535 5.7.8"_s;
        QTest::newRow("app password") << u"app-password-required"_s << u"SMTPAuthenticationError 534 5.7.9"_s;
        QTest::newRow("Microsoft") << u"microsoft-smtp-auth-disabled"_s
                                   << u"SMTPAuthenticationError 535 5.7.139"_s;
        QTest::newRow("no STARTTLS") << u"starttls-not-offered"_s << u"SMTPNotSupportedError STARTTLS"_s;
        QTest::newRow("greeting 554") << u"greeting-554"_s << u"SMTPConnectError 554"_s;
        QTest::newRow("refused after data") << u"refused-after-data"_s << u"SMTPDataError 554"_s;
        QTest::newRow("unknown recipient") << u"rcpt-unknown"_s << u"SMTPRecipientsRefused"_s;
        QTest::newRow("sender refused") << u"sender-refused-at-mail"_s << u"SMTPSenderRefused 553"_s;
        QTest::newRow("closed after the dot") << u"close-after-dot"_s << u"SMTPServerDisconnected"_s;
        QTest::newRow("broken handshake")
            << u"handshake-broken"_s << u"SSLError [SSL: WRONG_VERSION_NUMBER]"_s;
        QTest::newRow("reset") << u"greeting-reset"_s
                               << u"SMTPServerDisconnected Connection unexpectedly closed: [Errno 104]"_s;
        QTest::newRow("web server") << u"wrong-service-http"_s << u"SMTP"_s;
    }
    void pythonSeesWhatTheScenarioSays()
    {
        QFETCH(QString, id);
        QFETCH(QString, output);
        RunningServer running(id);
        const Ran ran = python(running, u"starttls"_s, {u"ann"_s, u"secret"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.output.startsWith(output), qPrintable(failure(ran)));
    }

    void aWrongPasswordIsRefusedAndTheRightOneTaken()
    {
        scenario::Scenario scenario = scenario::builtInScenario(u"auth-required"_s).value();
        scenario.users = {{u"ann"_s, "secret"}};
        RunningServer running(scenario);
        QVERIFY(python(running, u"tls"_s, {u"ann"_s, u"wrong"_s})
                    .output.startsWith(u"SMTPAuthenticationError 535"_s));
        QVERIFY(running.mails().isEmpty());
        QCOMPARE(python(running, u"tls"_s, {u"ann"_s, u"secret"_s}).output.trimmed(), u"sent"_s);
        QCOMPARE(running.mails().size(), 1);
    }

    void anotherAuthorityTrustsItNot()
    {
        RunningServer running(u"good"_s);
        RunningServer other(u"good"_s);
        const Ran ran =
            run(u"python3"_s, {QStringLiteral(SOURCE_DIR "/tests/practice/clients/send.py"), u"tls"_s,
                               QString::number(running.ports().tls), other.caFile(), u"localhost"_s});
        QVERIFY2(ran.output.startsWith(u"SSLCertVerificationError"_s), qPrintable(failure(ran)));
    }

    /// Programs that happen to be installed.
    void otherProgramsSend_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("python3") << u"python3"_s
                                 << QStringList{u"%SEND"_s, u"starttls"_s, u"%PORT"_s, u"%CA"_s,
                                                u"localhost"_s};
        if (!QStandardPaths::findExecutable(u"curl"_s).isEmpty())
            QTest::newRow("curl") << u"curl"_s << QStringList{u"-sS"_s,         u"--ssl-reqd"_s,
                                                              u"--cacert"_s,    u"%CA"_s,
                                                              u"--url"_s,       u"smtp://localhost:%PORT"_s,
                                                              u"-u"_s,          u"ann:secret"_s,
                                                              u"--mail-from"_s, u"ann@example.org"_s,
                                                              u"--mail-rcpt"_s, u"ben@example.org"_s,
                                                              u"-T"_s,          u"%FILE"_s};
        if (!QStandardPaths::findExecutable(u"swaks"_s).isEmpty())
            QTest::newRow("swaks") << u"swaks"_s << QStringList{u"-s"_s,
                                                                u"localhost:%PORT"_s,
                                                                u"-tls"_s,
                                                                u"--tls-ca-path"_s,
                                                                u"%CA"_s,
                                                                u"-f"_s,
                                                                u"ann@example.org"_s,
                                                                u"-t"_s,
                                                                u"ben@example.org"_s,
                                                                u"-au"_s,
                                                                u"ann"_s,
                                                                u"-ap"_s,
                                                                u"secret"_s,
                                                                u"--data"_s,
                                                                u"@%FILE"_s};
    }
    void otherProgramsSend()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        RunningServer running(u"good"_s);
        QTemporaryFile mail;
        QVERIFY(mail.open());
        mail.write("Subject: Hello\r\n\r\ntext\r\n");
        mail.flush();
        arguments.replaceInStrings(u"%SEND"_s, QStringLiteral(SOURCE_DIR "/tests/practice/clients/send.py"));
        arguments.replaceInStrings(u"%PORT"_s, QString::number(running.ports().startTls));
        arguments.replaceInStrings(u"%CA"_s, running.caFile());
        arguments.replaceInStrings(u"%FILE"_s, mail.fileName());
        const Ran ran = run(program, arguments);
        QVERIFY2(ran.code == 0, qPrintable(failure(ran)));
        QCOMPARE(running.mails().size(), 1);
        QVERIFY(running.mails()[0].mail.encrypted);
    }
};

QTEST_GUILESS_MAIN(tst_RealClients)
#include "tst_RealClients.moc"
