// SPDX-License-Identifier: MIT
#include "NameServer.h"
#include "Ports.h"
#include "names/HostLookup.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::test;
using names::HostLookup;
using names::HostQuestion;
using Kind = Problem::Kind;

namespace {

struct Heard
{
    QList<QHostAddress> addresses{};
    std::optional<Problem> problem{};
    qint64 ms = 0;
};

Heard lookUp(const HostQuestion &question)
{
    Heard heard;
    HostLookup lookup;
    QElapsedTimer elapsed;
    elapsed.start();
    QObject::connect(&lookup, &HostLookup::answered, &lookup,
                     [&heard](const auto &addresses) { heard.addresses = addresses; });
    QObject::connect(&lookup, &HostLookup::failed, &lookup,
                     [&heard](const auto &problem) { heard.problem = problem; });
    lookup.ask(question);
    (void)QTest::qWaitFor([&heard] { return heard.problem || !heard.addresses.isEmpty(); }, 20'000);
    heard.ms = elapsed.elapsed();
    return heard;
}

/// Answers the question for IPv4 and is silent to the one for IPv6, as some home routers are.
class HalfServer
{
public:
    HalfServer()
    {
        m_socket.bind(QHostAddress(QHostAddress::LocalHost));
        QObject::connect(&m_socket, &QUdpSocket::readyRead, &m_socket, [this] { answer(); });
    }
    [[nodiscard]] Endpoint endpoint() const { return loopbackServer(m_socket.localPort()); }

private:
    void answer()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray message(m_socket.pendingDatagramSize(), '\0');
            QHostAddress who;
            quint16 port = 0;
            m_socket.readDatagram(message.data(), message.size(), &who, &port);
            if (!message.endsWith(QByteArray("\0\1\0\1", 4)))
                continue;
            message[2] = char(0x84); // a reply, authoritative
            message[7] = 1;          // with one answer: the name of the question, A, IN, 60 s
            message += QByteArray("\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\xc0\0\2\x01", 16);
            m_socket.writeDatagram(message, who, port);
        }
    }

    QUdpSocket m_socket{};
};

} // namespace

class tst_HostLookup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theSystemKnowsLocalhost();
    void theSystemKeepsToAFamily();
    void theSystemsNoIsAProblem();
    void aNamedServerIsAskedForBothFamilies();
    void aFamilyWishLeavesTheOtherOut();
    void aHostWithOneFamilyIsFound();
    void eachFailureHasItsKind_data();
    void eachFailureHasItsKind();
    void silenceIsNoNo();
    void aSilentHalfDelaysTheOtherNoLonger();
    void aNameThatIsNoneIsNotFound();
    void abandonedItSaysNothing();
    void theMostTellingAnswerIsTheHeadline();

private:
    std::unique_ptr<NameServer> m_server{};
};

void tst_HostLookup::initTestCase()
{
    if (const QString why = NameServer::obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_server = std::make_unique<NameServer>();
    QVERIFY(m_server->isUp());
}

void tst_HostLookup::theSystemKnowsLocalhost()
{
    const Heard heard = lookUp({.host = u"localhost"_s, .family = Family::V4});
    QVERIFY(!heard.problem);
    QCOMPARE(heard.addresses, QList{QHostAddress(QHostAddress::LocalHost)});
}

/// Whether localhost has an IPv6 address is the machine's affair; that it gets no other is ours.
void tst_HostLookup::theSystemKeepsToAFamily()
{
    const Heard heard = lookUp({.host = u"localhost"_s, .family = Family::V6});
    QVERIFY(heard.problem || heard.addresses == QList{QHostAddress(QHostAddress::LocalHostIPv6)});
    const Heard bare = lookUp({.host = u"ip4-only-127-0-0-1.invalid"_s, .family = Family::V6});
    QVERIFY(bare.problem);
    QCOMPARE(bare.problem->stage, Stage::Dns);
}

void tst_HostLookup::theSystemsNoIsAProblem()
{
    const Heard heard = lookUp({.host = u"no-such-host.invalid"_s});
    QVERIFY(heard.problem);
    QCOMPARE(heard.problem->stage, Stage::Dns);
    // Without any network the resolver cannot know (RFC 6761 leaves .invalid to the resolver).
    QVERIFY(heard.problem->kind == Kind::HostNotFound || heard.problem->kind == Kind::ResolverFailed);
    QVERIFY(!heard.problem->words.isEmpty());
}

void tst_HostLookup::aNamedServerIsAskedForBothFamilies()
{
    const Heard heard = lookUp({.host = u"alias.posthorn.test"_s, .dnsServer = m_server->endpoint()});
    QCOMPARE(heard.addresses, QList({QHostAddress(u"2001:db8::10"_s), QHostAddress(u"192.0.2.10"_s),
                                     QHostAddress(u"192.0.2.11"_s)}));
}

void tst_HostLookup::aFamilyWishLeavesTheOtherOut()
{
    const HostQuestion question{.host = u"mail.posthorn.test"_s, .dnsServer = m_server->endpoint()};
    HostQuestion v6 = question, v4 = question;
    v6.family = Family::V6;
    v4.family = Family::V4;
    QCOMPARE(lookUp(v6).addresses, QList{QHostAddress(u"2001:db8::10"_s)});
    QCOMPARE(lookUp(v4).addresses.size(), 2);
}

void tst_HostLookup::aHostWithOneFamilyIsFound()
{
    const Heard v4 = lookUp({.host = u"only-v4.posthorn.test"_s, .dnsServer = m_server->endpoint()});
    QCOMPARE(v4.addresses, QList{QHostAddress(u"192.0.2.20"_s)});
    const Heard v6 = lookUp({.host = u"only-v6.posthorn.test"_s, .dnsServer = m_server->endpoint()});
    QCOMPARE(v6.addresses, QList{QHostAddress(u"2001:db8::20"_s)});
}

void tst_HostLookup::eachFailureHasItsKind_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    QTest::newRow("NXDOMAIN") << u"nobody.posthorn.test"_s << Kind::HostNotFound << u"NXDOMAIN from "_s;
    QTest::newRow("no address") << u"two-texts.posthorn.test"_s << Kind::NoAddress << u"NOERROR without "_s;
    QTest::newRow("SERVFAIL") << u"mail.broken.test"_s << Kind::ResolverFailed << u"SERVFAIL from "_s;
    QTest::newRow("REFUSED") << u"mail.example.org"_s << Kind::ResolverFailed << u"REFUSED from "_s;
}

void tst_HostLookup::eachFailureHasItsKind()
{
    QFETCH(QString, host);
    QFETCH(QString, words);
    const Heard heard = lookUp({.host = host, .dnsServer = m_server->endpoint()});
    QVERIFY(heard.problem);
    QTEST(heard.problem->kind, "kind");
    QCOMPARE(heard.problem->stage, Stage::Dns);
    QVERIFY2(heard.problem->words.startsWith(words), qPrintable(heard.problem->words));
}

void tst_HostLookup::silenceIsNoNo()
{
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress(QHostAddress::LocalHost)));
    const Heard heard = lookUp(
        {.host = u"mail.posthorn.test"_s, .dnsServer = loopbackServer(silent.localPort()), .bound = 300ms});
    QVERIFY(heard.problem);
    QCOMPARE(heard.problem->kind, Kind::ResolverSilent);
    QVERIFY2(heard.ms < 1000, qPrintable(QString::number(heard.ms)));
}

void tst_HostLookup::aSilentHalfDelaysTheOtherNoLonger()
{
    const HalfServer half;
    const Heard heard = lookUp({.host = u"mail.posthorn.test"_s, .dnsServer = half.endpoint()});
    QCOMPARE(heard.addresses, QList{QHostAddress(u"192.0.2.1"_s)});
    QVERIFY2(heard.ms < 1000, qPrintable(QString::number(heard.ms)));
}

void tst_HostLookup::aNameThatIsNoneIsNotFound()
{
    const Heard bySystem = lookUp({.host = u"two words"_s});
    QCOMPARE(bySystem.problem->kind, Kind::HostNotFound);
    const Heard byServer = lookUp({.host = u"two words"_s, .dnsServer = m_server->endpoint()});
    QCOMPARE(byServer.problem->kind, Kind::HostNotFound);
    QCOMPARE(byServer.problem->words, u"no host name"_s);
}

void tst_HostLookup::abandonedItSaysNothing()
{
    HostLookup lookup, system;
    int words = 0;
    for (auto *one : {&lookup, &system}) {
        connect(one, &HostLookup::answered, this, [&words] { ++words; });
        connect(one, &HostLookup::failed, this, [&words] { ++words; });
    }
    lookup.ask({.host = u"mail.posthorn.test"_s, .dnsServer = m_server->endpoint()});
    system.ask({.host = u"localhost"_s});
    lookup.abandon();
    system.abandon();
    QTest::qWait(200);
    QCOMPARE(words, 0);
}

void tst_HostLookup::theMostTellingAnswerIsTheHeadline()
{
    using Outcome = names::Answer::Outcome;
    const auto kindOf = [](Outcome one, Outcome other) {
        return names::problemOf({{.outcome = one}, {.outcome = other}}).kind;
    };
    QCOMPARE(kindOf(Outcome::NoData, Outcome::TimedOut), Kind::ResolverSilent);
    QCOMPARE(kindOf(Outcome::TimedOut, Outcome::ServerFailed), Kind::ResolverFailed);
    QCOMPARE(kindOf(Outcome::Unreachable, Outcome::NoSuchName), Kind::HostNotFound);
    QCOMPARE(kindOf(Outcome::NoData, Outcome::NoData), Kind::NoAddress);
}

QTEST_GUILESS_MAIN(tst_HostLookup)
#include "tst_HostLookup.moc"
