// SPDX-License-Identifier: MIT
// Not a test of its own: tst_UnexpectedWarning runs its functions one by one and looks at how they end.
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class WarningChild : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (QLatin1StringView(QTest::currentTestFunction()) != "warnsUnguarded"_L1)
            QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void staysQuiet() {}
    void warns() { qWarning("nobody expects this"); }
    void warnsAsExpected()
    {
        QTest::ignoreMessage(QtWarningMsg, "somebody expects this");
        qWarning("somebody expects this");
    }
    void warnsUnguarded() { qWarning("nobody looks"); }
};

QTEST_GUILESS_MAIN(WarningChild)
#include "WarningChild.moc"
