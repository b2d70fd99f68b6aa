// SPDX-License-Identifier: MIT
#include "wire/KernelBuffer.h"

#include <QRegularExpression>
#include <QTest>

#include <array>

#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace posthorn::wire;

class tst_KernelBuffer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()), 0);
    }
    void cleanup()
    {
        ::close(m_ends[0]);
        ::close(m_ends[1]);
    }

    void lookingLeavesTheBytesThere();
    void noSocketHoldsNothing();

private:
    std::array<int, 2> m_ends{-1, -1};
};

void tst_KernelBuffer::lookingLeavesTheBytesThere()
{
    QVERIFY(!kernelHoldsBytes(m_ends[0]));
    QCOMPARE(::write(m_ends[1], "250", 3), 3);
    QVERIFY(kernelHoldsBytes(m_ends[0]));
    QVERIFY(kernelHoldsBytes(m_ends[0]));
    std::array<char, 3> taken{};
    QCOMPARE(::read(m_ends[0], taken.data(), taken.size()), 3);
    QVERIFY(!kernelHoldsBytes(m_ends[0]));
}

void tst_KernelBuffer::noSocketHoldsNothing()
{
    QVERIFY(!kernelHoldsBytes(-1));
}

QTEST_GUILESS_MAIN(tst_KernelBuffer)
#include "tst_KernelBuffer.moc"
