// SPDX-License-Identifier: MIT
// What a real name server knows.
#include "Asking.h"
#include "NameServer.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::test;
using names::Type;
using Outcome = names::Answer::Outcome;

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

QTEST_GUILESS_MAIN(tst_Query)
#include "tst_Query.moc"
