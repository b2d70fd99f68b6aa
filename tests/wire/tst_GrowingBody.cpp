// SPDX-License-Identifier: MIT
// A message that leaves while it is still being written.
#include "Driving.h"
#include "mime/Growth.h"
#include "mime/Spool.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::test;

class tst_GrowingBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itGoesAsFarAsItIsWritten_data() { bothWays(); }
    void itGoesAsFarAsItIsWritten();
    void whatCannotBeWrittenToItsEndIsNotSent_data() { bothWays(); }
    void whatCannotBeWrittenToItsEndIsNotSent();
    void itCanBeCancelledWhileItWaits_data() { bothWays(); }
    void itCanBeCancelledWhileItWaits();

private:
    static void bothWays();
};

namespace {

const QByteArray firstHalf = "Subject: hello\r\n\r\n" + QByteArray(".line\r\n").repeated(60'000);
const QByteArray secondHalf = QByteArray("more\r\n").repeated(60'000);

/// Over one connection, with the message half written.
struct Sending
{
    explicit Sending(bool chunking)
        : driving(planOf(chunking), server(chunking), std::make_unique<mime::SpoolReader>(spool))
    {
        driving.driver().start();
    }

    static smtp::Plan planOf(bool chunking)
    {
        auto plan = mailPlan();
        plan.chunking = chunking;
        plan.envelope.size = firstHalf.size() + secondHalf.size();
        return plan;
    }
    static scenario::Scenario server(bool chunking)
    {
        auto played = goodServer();
        if (chunking)
            played.capabilitiesUnderTls.append("CHUNKING");
        return played;
    }

    std::shared_ptr<mime::Spool> spool = mime::Spool::growing(firstHalf.size() + secondHalf.size()).value();
    bool isHalfWritten = spool->write(firstHalf).ok();
    Driving driving;
};

} // namespace

void tst_GrowingBody::bothWays()
{
    QTest::addColumn<bool>("chunking");
    QTest::newRow("DATA") << false;
    QTest::newRow("BDAT") << true;
}

void tst_GrowingBody::itGoesAsFarAsItIsWritten()
{
    QFETCH(bool, chunking);
    Sending sending(chunking);
    Driving &driving = sending.driving;
    QTRY_VERIFY(!driving.progress.empty() && driving.progress.back() >= (chunking ? 1 : firstHalf.size()));
    QCOMPARE(driving.commitsAsked, 0);
    QVERIFY(sending.spool->write(secondHalf).ok());
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::Sent);
    QCOMPARE(driving.progress.back(), firstHalf.size() + secondHalf.size());
    const auto captured = driving.server().takeCaptured();
    QCOMPARE(captured.size(), 1);
    QVERIFY(captured.front().message == firstHalf + secondHalf);
}

void tst_GrowingBody::whatCannotBeWrittenToItsEndIsNotSent()
{
    QFETCH(bool, chunking);
    Sending sending(chunking);
    Driving &driving = sending.driving;
    QTRY_VERIFY(!driving.progress.empty());
    sending.spool->growth()->fail(EIO);
    QTRY_VERIFY(driving.run);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::NotSent);
    QCOMPARE(driving.run->delivery.problem->kind, Problem::Kind::FileUnreadable);
    QCOMPARE(driving.run->delivery.problem->words, u"Input/output error"_s);
    QCOMPARE(driving.commitsAsked, 0);
    QVERIFY(driving.server().takeCaptured().empty());
}

void tst_GrowingBody::itCanBeCancelledWhileItWaits()
{
    QFETCH(bool, chunking);
    Sending sending(chunking);
    Driving &driving = sending.driving;
    QTRY_VERIFY(!driving.progress.empty());
    driving.driver().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(driving.run, 1000);
    QCOMPARE(driving.run->delivery.status, Delivery::Status::NotSent);
    QVERIFY(sending.spool->write(secondHalf).ok());
    QVERIFY(driving.server().takeCaptured().empty());
}

QTEST_GUILESS_MAIN(tst_GrowingBody)
#include "tst_GrowingBody.moc"
