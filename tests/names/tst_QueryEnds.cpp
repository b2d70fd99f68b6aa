// SPDX-License-Identifier: MIT
// When nobody knows, refuses, is silent or is not there; and when a question is given up.
#include "Asking.h"
#include "NameServer.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using names::Query;
using names::Type;
using Outcome = names::Answer::Outcome;

class tst_QueryEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void eachFailureIsAFactOfItsOwn_data();
    void eachFailureIsAFactOfItsOwn();
    void silenceEndsAtTheBound();
    void aClosedPortIsUnreachableAtOnce();
    void aServerMayHaveAnIpv6Address();
    void aBadNameIsAskedOfNobody();
    void aHiddenServiceIsAskedOfNobody();
    void aServerThatRefusesIsPassedOver();
    void theFirstWordHoldsWhenNobodyKnowsBetter();
    void cancelIsAtOnceAndSilent();
    void aQueryMayGoWhileItRuns();
    void aQueryMayGoInItsOwnAnswer();

private:
    std::unique_ptr<NameServer> m_server{};
};

void tst_QueryEnds::initTestCase()
{
    if (const QString why = NameServer::obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_server = std::make_unique<NameServer>();
    QVERIFY(m_server->isUp());
}

void tst_QueryEnds::eachFailureIsAFactOfItsOwn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("NXDOMAIN") << u"nobody.posthorn.test"_s << Outcome::NoSuchName << 3 << u"NXDOMAIN"_s;
    QTest::newRow("no data") << u"mail.posthorn.test"_s << Outcome::NoData << 0
                             << u"NOERROR without such a record"_s;
    QTest::newRow("SERVFAIL") << u"mail.broken.test"_s << Outcome::ServerFailed << 2 << u"SERVFAIL"_s;
    QTest::newRow("REFUSED") << u"mail.example.org"_s << Outcome::Refused << 5 << u"REFUSED"_s;
}

void tst_QueryEnds::eachFailureIsAFactOfItsOwn()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const auto answer = answerTo({name, Type::Mx}, {m_server->endpoint()});
    QVERIFY(answer);
    QTEST(answer->outcome, "outcome");
    QTEST(answer->responseCode, "code");
    QVERIFY(answer->records.empty());
    QCOMPARE(describe(*answer), words + u" from 127.0.0.1:%1"_s.arg(m_server->endpoint().port));
    QVERIFY2(answer->ms < 1000, "a word of the only server is final");
}

void tst_QueryEnds::silenceEndsAtTheBound()
{
    const SilentServer silent;
    const auto answer = answerTo({u"mail.posthorn.test"_s, Type::A}, {silent.endpoint()}, 300ms);
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::TimedOut);
    QCOMPARE(answer->responseCode, -1);
    QVERIFY2(answer->ms >= 290 && answer->ms < 1000, qPrintable(QString::number(answer->ms)));
}

void tst_QueryEnds::aClosedPortIsUnreachableAtOnce()
{
    const auto answer = answerTo({u"mail.posthorn.test"_s, Type::A}, {loopbackServer(freePort())});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::Unreachable);
    QVERIFY2(answer->ms < 1000, qPrintable(QString::number(answer->ms)));
}

void tst_QueryEnds::aServerMayHaveAnIpv6Address()
{
    QUdpSocket server;
    if (!server.bind(QHostAddress(QHostAddress::LocalHostIPv6)))
        QSKIP("no IPv6 on this machine");
    const Endpoint named{.host = u"::1"_s, .port = server.localPort(), .security = Security::None};
    const auto answer = answerTo({u"mail.posthorn.test"_s, Type::A}, {named}, 200ms);
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::TimedOut);
    QVERIFY2(server.hasPendingDatagrams(), "the question came to that address");
}

void tst_QueryEnds::aBadNameIsAskedOfNobody()
{
    const SilentServer silent;
    const auto answer = answerTo({u"mail\r\n.posthorn.test"_s, Type::A}, {silent.endpoint()});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::BadName);
    QVERIFY(answer->server.isEmpty());
}

/// RFC 7686: such a name would tell a name server what its asker meant to hide.
void tst_QueryEnds::aHiddenServiceIsAskedOfNobody()
{
    QUdpSocket server;
    QVERIFY(server.bind(QHostAddress(QHostAddress::LocalHost)));
    const auto answer = answerTo({u"example.onion"_s, Type::A}, {loopbackServer(server.localPort())});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::NoSuchName);
    QVERIFY(!server.hasPendingDatagrams());
}

void tst_QueryEnds::aServerThatRefusesIsPassedOver()
{
    const NameServer ignorant(NameServer::Knows::Nothing);
    QVERIFY(ignorant.isUp());
    const auto answer = answerTo({u"posthorn.test"_s, Type::Mx}, {ignorant.endpoint(), m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QVERIFY2(answer->server.isEmpty(), "c-ares does not say which of several it was");
}

void tst_QueryEnds::theFirstWordHoldsWhenNobodyKnowsBetter()
{
    const NameServer ignorant(NameServer::Knows::Nothing);
    const SilentServer silent;
    const auto answer =
        answerTo({u"posthorn.test"_s, Type::Mx}, {ignorant.endpoint(), silent.endpoint()}, 500ms);
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::Refused);
    QCOMPARE(answer->responseCode, 5);
}

void tst_QueryEnds::cancelIsAtOnceAndSilent()
{
    const SilentServer silent;
    Query query({silent.endpoint()});
    int answers = 0;
    connect(&query, &Query::answered, &query, [&answers] { ++answers; });
    query.ask({u"mail.posthorn.test"_s, Type::A}, 200ms);
    QTest::qWait(20);
    QElapsedTimer elapsed;
    elapsed.start();
    query.cancel();
    QVERIFY(elapsed.elapsed() < 50);
    QTest::qWait(300);
    QCOMPARE(answers, 0);
}

void tst_QueryEnds::aQueryMayGoWhileItRuns()
{
    const SilentServer silent;
    QElapsedTimer elapsed;
    elapsed.start();
    for (int i = 0; i < 20; ++i) {
        Query waiting({silent.endpoint()});
        waiting.ask({u"mail.posthorn.test"_s, Type::A});
        Query asking({m_server->endpoint()});
        asking.ask({u"long-text.posthorn.test"_s, Type::Txt});
        QTest::qWait(i % 3);
    }
    QVERIFY2(elapsed.elapsed() < 5000, qPrintable(QString::number(elapsed.elapsed())));
}

void tst_QueryEnds::aQueryMayGoInItsOwnAnswer()
{
    auto *query = new Query({m_server->endpoint()});
    bool answered = false;
    connect(query, &Query::answered, this, [&] {
        answered = true;
        delete query;
    });
    query->ask({u"posthorn.test"_s, Type::Mx});
    QVERIFY2(!answered, "never inside the call");
    QTRY_VERIFY(answered);
}

QTEST_GUILESS_MAIN(tst_QueryEnds)
#include "tst_QueryEnds.moc"
