// SPDX-License-Identifier: MIT
// The system's resolver cannot be interrupted, so nobody may wait for it: neither a run nor the program's
// end.
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <unistd.h>

using namespace Qt::StringLiterals;

class tst_Exit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSilentResolverHoldsNobodyUp();

private:
    QUdpSocket m_silent{};
    QTemporaryDir m_folder{};
};

/// A name server that only listens, on the port that the system's resolver asks.
void tst_Exit::initTestCase()
{
    if (::geteuid() != 0)
        QSKIP("a resolver of our own in place of the system's needs root");
    QVERIFY(m_silent.bind(QHostAddress(u"127.0.5.4"_s), 53));
    QFile configuration(m_folder.filePath(u"resolv.conf"_s));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("nameserver 127.0.5.4\n");
}

void tst_Exit::aSilentResolverHoldsNobodyUp()
{
    const auto script =
        u"mount --make-rprivate / && mount --bind '%1' /etc/resolv.conf && "
        "exec '%2' check --host mail.posthorn.test --timeout 1"_s.arg(
            m_folder.filePath(u"resolv.conf"_s), QStringLiteral(BINARY_DIR "/app/posthorn-cli"));
    QProcess program;
    QElapsedTimer elapsed;
    elapsed.start();
    program.start(u"unshare"_s, {u"-m"_s, u"sh"_s, u"-c"_s, script});
    QVERIFY(program.waitForFinished(30'000));
    const QByteArray told = program.readAllStandardOutput() + program.readAllStandardError();
    QVERIFY2(m_silent.hasPendingDatagrams(), told);
    QVERIFY2(elapsed.elapsed() < 4000, told + QByteArray::number(elapsed.elapsed()) + " ms");
    QVERIFY2(program.exitCode() == 4 || program.exitCode() == 3,
             told + QByteArray::number(program.exitCode()));
}

QTEST_GUILESS_MAIN(tst_Exit)
#include "tst_Exit.moc"
