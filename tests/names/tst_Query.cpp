// SPDX-License-Identifier: MIT
// Against a real name server, and against ports where none answers.
#include "NameServer.h"
#include "Ports.h"
#include "names/Query.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using names::Answer;
using names::Query;
using names::Type;
using Outcome = names::Answer::Outcome;

namespace {

std::optional<Answer> answerTo(const names::Question &question, const QList<Endpoint> &servers,
                               std::chrono::milliseconds bound = 5s)
{
    std::optional<Answer> answer;
    Query query(servers);
    QObject::connect(&query, &Query::answered, &query, [&answer](const Answer &one) { answer = one; });
    query.ask(question, bound);
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
    return answer;
}

/// A port that takes questions and answers none.
class SilentServer
{
public:
    SilentServer() { m_socket.bind(QHostAddress(QHostAddress::LocalHost)); }
    [[nodiscard]] Endpoint endpoint() const { return loopbackServer(m_socket.localPort()); }

private:
    QUdpSocket m_socket{};
};

} // namespace

class tst_Query : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void exchangesKeepTheirPreferenceAndTtl();
    void aDomainWithoutMailHasAnEmptyExchange();
    void servicesKeepTheirNumbers();
    void aServiceThatIsNotOfferedHasAnEmptyTarget();
    void theStringsOfATextAreJoined();
    void twoTextsStayTwo();
    void aTextTooLongForUdpComesByTcp();
    void addressesOfBothFamilies();
    void aliasesAreFollowedAndTold();
    void anAliasItselfCanBeAskedFor();
    void anAliasToNobodyIsNoSuchName();
    void aRingOfAliasesEnds();
    void lettersBeyondAsciiAreAskedInAscii();
    void oddOctetsInAnAnswerAreEscaped();
    void eachFailureIsAFactOfItsOwn_data();
    void eachFailureIsAFactOfItsOwn();
    void silenceEndsAtTheBound();
    void aClosedPortIsUnreachableAtOnce();
    void aBadNameIsAskedOfNobody();
    void aServerThatRefusesIsPassedOver();
    void theFirstWordHoldsWhenNobodyKnowsBetter();
    void cancelIsAtOnceAndSilent();
    void aQueryMayGoWhileItRuns();
    void aQueryMayGoInItsOwnAnswer();

private:
    std::unique_ptr<NameServer> m_server{};
};

void tst_Query::initTestCase()
{
    if (const QString why = NameServer::obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_server = std::make_unique<NameServer>();
    QVERIFY(m_server->isUp());
}

void tst_Query::exchangesKeepTheirPreferenceAndTtl()
{
    const auto answer = answerTo({u"Posthorn.test."_s, Type::Mx}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(answer->responseCode, 0);
    QCOMPARE(answer->records.size(), 2);
    QCOMPARE(answer->records[0], (names::Record{.owner = u"posthorn.test"_s,
                                                .ttl = 1234,
                                                .data = names::Exchange{10, u"mail.posthorn.test"_s}}));
    QCOMPARE(std::get<names::Exchange>(answer->records[1].data),
             (names::Exchange{20, u"backup.posthorn.test"_s}));
    QCOMPARE(answer->server, u"127.0.0.1:%1"_s.arg(m_server->endpoint().port));
    QVERIFY(answer->aliases.isEmpty());
}

void tst_Query::aDomainWithoutMailHasAnEmptyExchange()
{
    const auto answer = answerTo({u"takes-no-mail.posthorn.test"_s, Type::Mx}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(std::get<names::Exchange>(answer->records.front().data), (names::Exchange{0, QString()}));
}

void tst_Query::servicesKeepTheirNumbers()
{
    const auto answer = answerTo({u"_submission._tcp.posthorn.test"_s, Type::Srv}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(std::get<names::Service>(answer->records[0].data),
             (names::Service{0, 5, 587, u"mail.posthorn.test"_s}));
    QCOMPARE(std::get<names::Service>(answer->records[1].data),
             (names::Service{10, 0, 2525, u"backup.posthorn.test"_s}));
}

void tst_Query::aServiceThatIsNotOfferedHasAnEmptyTarget()
{
    const auto answer = answerTo({u"_imap._tcp.posthorn.test"_s, Type::Srv}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(std::get<names::Service>(answer->records.front().data), names::Service());
}

void tst_Query::theStringsOfATextAreJoined()
{
    const auto answer = answerTo({u"selector._domainkey.posthorn.test"_s, Type::Txt}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(std::get<names::Text>(answer->records.front().data).bytes,
             "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A");
}

void tst_Query::twoTextsStayTwo()
{
    const auto answer = answerTo({u"two-texts.posthorn.test"_s, Type::Txt}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(answer->records.size(), 2);
    QCOMPARE(std::get<names::Text>(answer->records[0].data).bytes, "one");
    QCOMPARE(std::get<names::Text>(answer->records[1].data).bytes,
             QByteArray("another; with \"quotes\" and \0\xff", 29));
}

void tst_Query::aTextTooLongForUdpComesByTcp()
{
    const auto answer = answerTo({u"long-text.posthorn.test"_s, Type::Txt}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    const QByteArray text = std::get<names::Text>(answer->records.front().data).bytes;
    QCOMPARE(text.size(), 6000);
    QVERIFY(text.startsWith("aaa") && text.endsWith("xxx"));
}

void tst_Query::addressesOfBothFamilies()
{
    const auto v4 = answerTo({u"mail.posthorn.test"_s, Type::A}, {m_server->endpoint()});
    QVERIFY(v4 && v4->found());
    QCOMPARE(v4->records.size(), 2);
    QCOMPARE(std::get<QHostAddress>(v4->records[0].data), QHostAddress(u"192.0.2.10"_s));
    const auto v6 = answerTo({u"mail.posthorn.test"_s, Type::Aaaa}, {m_server->endpoint()});
    QVERIFY(v6 && v6->found());
    QCOMPARE(std::get<QHostAddress>(v6->records[0].data), QHostAddress(u"2001:db8::10"_s));
}

void tst_Query::aliasesAreFollowedAndTold()
{
    const auto answer = answerTo({u"alias.posthorn.test"_s, Type::Aaaa}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(answer->aliases, QStringList({u"second-alias.posthorn.test"_s, u"mail.posthorn.test"_s}));
    QCOMPARE(answer->records.front().owner, u"mail.posthorn.test"_s);
}

void tst_Query::anAliasItselfCanBeAskedFor()
{
    const auto answer = answerTo({u"alias.posthorn.test"_s, Type::Cname}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(std::get<names::Alias>(answer->records.front().data),
             names::Alias{u"second-alias.posthorn.test"_s});
    QVERIFY(answer->aliases.isEmpty());
}

void tst_Query::anAliasToNobodyIsNoSuchName()
{
    const auto answer = answerTo({u"dangling.posthorn.test"_s, Type::A}, {m_server->endpoint()});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::NoSuchName);
    QCOMPARE(answer->aliases, QStringList{u"nobody.posthorn.test"_s});
}

void tst_Query::aRingOfAliasesEnds()
{
    const auto answer = answerTo({u"ring-a.posthorn.test"_s, Type::A}, {m_server->endpoint()});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::NoData);
}

void tst_Query::lettersBeyondAsciiAreAskedInAscii()
{
    const auto answer = answerTo({u"Bücher.posthorn.test"_s, Type::A}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
}

void tst_Query::oddOctetsInAnAnswerAreEscaped()
{
    const auto answer = answerTo({u"odd-target.posthorn.test"_s, Type::Mx}, {m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QCOMPARE(std::get<names::Exchange>(answer->records.front().data).host,
             u"evil\\010name here.posthorn.test"_s);
}

void tst_Query::eachFailureIsAFactOfItsOwn_data()
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

void tst_Query::eachFailureIsAFactOfItsOwn()
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

void tst_Query::silenceEndsAtTheBound()
{
    const SilentServer silent;
    const auto answer = answerTo({u"mail.posthorn.test"_s, Type::A}, {silent.endpoint()}, 300ms);
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::TimedOut);
    QCOMPARE(answer->responseCode, -1);
    QVERIFY2(answer->ms >= 290 && answer->ms < 1000, qPrintable(QString::number(answer->ms)));
}

void tst_Query::aClosedPortIsUnreachableAtOnce()
{
    const auto answer = answerTo({u"mail.posthorn.test"_s, Type::A}, {loopbackServer(freePort())});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::Unreachable);
    QVERIFY2(answer->ms < 1000, qPrintable(QString::number(answer->ms)));
}

void tst_Query::aBadNameIsAskedOfNobody()
{
    const SilentServer silent;
    const auto answer = answerTo({u"mail\r\n.posthorn.test"_s, Type::A}, {silent.endpoint()});
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::BadName);
    QVERIFY(answer->server.isEmpty());
}

void tst_Query::aServerThatRefusesIsPassedOver()
{
    const NameServer ignorant(NameServer::Knows::Nothing);
    QVERIFY(ignorant.isUp());
    const auto answer = answerTo({u"posthorn.test"_s, Type::Mx}, {ignorant.endpoint(), m_server->endpoint()});
    QVERIFY(answer && answer->found());
    QVERIFY2(answer->server.isEmpty(), "c-ares does not say which of several it was");
}

void tst_Query::theFirstWordHoldsWhenNobodyKnowsBetter()
{
    const NameServer ignorant(NameServer::Knows::Nothing);
    const SilentServer silent;
    const auto answer =
        answerTo({u"posthorn.test"_s, Type::Mx}, {ignorant.endpoint(), silent.endpoint()}, 500ms);
    QVERIFY(answer);
    QCOMPARE(answer->outcome, Outcome::Refused);
    QCOMPARE(answer->responseCode, 5);
}

void tst_Query::cancelIsAtOnceAndSilent()
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

void tst_Query::aQueryMayGoWhileItRuns()
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

void tst_Query::aQueryMayGoInItsOwnAnswer()
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

QTEST_GUILESS_MAIN(tst_Query)
#include "tst_Query.moc"
