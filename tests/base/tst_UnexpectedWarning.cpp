// SPDX-License-Identifier: MIT
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_UnexpectedWarning : public QObject
{
    Q_OBJECT
private:
    struct End
    {
        int code = -1;
        QByteArray output{};
    };

    static End endOf(const QString &function)
    {
        QProcess child;
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(QStringLiteral(WARNING_CHILD), {function});
        if (!child.waitForFinished() || child.exitStatus() != QProcess::NormalExit)
            return {};
        return {child.exitCode(), child.readAll()};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void failsTheTestThatCausedIt()
    {
        const auto end = endOf(u"warns"_s);
        QCOMPARE(end.code, 1);
        QVERIFY2(end.output.contains("nobody expects this"), end.output.constData());
    }

    void isNoFailureWhereNoneLooks()
    {
        const auto end = endOf(u"warnsUnguarded"_s);
        QVERIFY2(end.code == 0, end.output.constData()); // so it is failOnWarning that fails the other
    }

    void anExpectedOneIsNoFailure()
    {
        const auto end = endOf(u"warnsAsExpected"_s);
        QVERIFY2(end.code == 0, end.output.constData());
    }

    void aQuietTestPasses()
    {
        const auto end = endOf(u"staysQuiet"_s);
        QVERIFY2(end.code == 0, end.output.constData());
    }
};

QTEST_GUILESS_MAIN(tst_UnexpectedWarning)
#include "tst_UnexpectedWarning.moc"
