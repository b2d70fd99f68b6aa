// SPDX-License-Identifier: MIT
#include "Listener.h"
#include "OpenSslServer.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using wire::policyOf;
using wire::SessionTickets;

class tst_SessionTickets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aTicketServesOnce();
    void theNewestTicketIsKept();
    void thereIsABoundToThem();
    void anotherPolicyIsAnotherSession_data();
    void anotherPolicyIsAnotherSession();
    void aSecondConnectionResumesTheSession_data();
    void aSecondConnectionResumesTheSession();
    void withoutTicketsEachHandshakeIsFull();
    void aSessionIsNotResumedUnderAnotherPolicy();

private:
    [[nodiscard]] smtp::Plan planFor(quint16 port) const;
    [[nodiscard]] std::optional<wire::Opened> visit(const smtp::Plan &plan, OpenSslServer &server,
                                                    const std::shared_ptr<SessionTickets> &tickets);

    Authority m_authority{};
    int m_visits = 0;
};

smtp::Plan tst_SessionTickets::planFor(quint16 port) const
{
    return {.endpoint = {.host = u"localhost"_s, .port = port, .security = Security::Tls},
            .connectTo = Endpoint{.host = u"127.0.0.1"_s, .port = port},
            .trustedPem = m_authority.pem()};
}

/// A whole connection with a word in it, so that the server's tickets have come when it ends.
std::optional<wire::Opened> tst_SessionTickets::visit(const smtp::Plan &plan, OpenSslServer &server,
                                                      const std::shared_ptr<SessionTickets> &tickets)
{
    const QByteArray word = "visit " + QByteArray::number(++m_visits);
    wire::TlsWire wire(tickets);
    const Listener heard(wire);
    wire.open(plan);
    (void)QTest::qWaitFor([&heard] { return heard.opened || heard.failed; });
    wire.write(word + "\r\n");
    (void)QTest::qWaitFor([&] { return server.said().contains(word); });
    wire.abort();
    return heard.opened;
}

void tst_SessionTickets::aTicketServesOnce()
{
    SessionTickets tickets;
    QVERIFY(tickets.take("a").isEmpty());
    tickets.keep("a", "ticket");
    tickets.keep("a", {});
    QCOMPARE(tickets.take("a"), "ticket");
    QVERIFY(tickets.take("a").isEmpty());
}

void tst_SessionTickets::theNewestTicketIsKept()
{
    SessionTickets tickets;
    tickets.keep("a", "old");
    tickets.keep("a", "new");
    QCOMPARE(tickets.take("a"), "new");
}

void tst_SessionTickets::thereIsABoundToThem()
{
    SessionTickets tickets;
    for (int i = 0; i <= SessionTickets::most; ++i)
        tickets.keep(QByteArray::number(i), "ticket");
    QVERIFY(tickets.take(QByteArray::number(SessionTickets::most)).isEmpty());
    QCOMPARE(tickets.take("0"), "ticket");
}

void tst_SessionTickets::anotherPolicyIsAnotherSession_data()
{
    QTest::addColumn<smtp::Plan>("other");
    const auto row = [this](const char *name, auto change) {
        auto plan = planFor(465);
        change(plan);
        QTest::newRow(name) << plan;
    };
    row("another host", [](smtp::Plan &plan) { plan.endpoint.host = u"mail.example.org"_s; });
    row("another port", [](smtp::Plan &plan) { plan.endpoint.port = 587; });
    row("another address", [](smtp::Plan &plan) { plan.connectTo.reset(); });
    row("another security", [](smtp::Plan &plan) { plan.endpoint.security = Security::StartTls; });
    row("other trust", [](smtp::Plan &plan) { plan.trustedPem.clear(); });
    row("another identity", [](smtp::Plan &plan) { plan.identity.certificatePem = "mine"; });
}

void tst_SessionTickets::anotherPolicyIsAnotherSession()
{
    QFETCH(smtp::Plan, other);
    QCOMPARE(policyOf(planFor(465)), policyOf(planFor(465)));
    QVERIFY(policyOf(other) != policyOf(planFor(465)));
}

void tst_SessionTickets::aSecondConnectionResumesTheSession_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("TLS 1.2") << u"-tls1_2"_s;
    QTest::newRow("TLS 1.3") << u"-tls1_3"_s;
}

void tst_SessionTickets::aSecondConnectionResumesTheSession()
{
    QFETCH(QString, version);
    OpenSslServer server(m_authority.issue({}), {version, u"-naccept"_s, u"3"_s});
    const auto tickets = std::make_shared<SessionTickets>();
    const auto plan = planFor(server.port());
    const auto first = visit(plan, server, tickets);
    QVERIFY(first);
    QVERIFY(!server.said().contains("Reused session-id"));
    for (int again = 1; again <= 2; ++again) {
        const auto further = visit(plan, server, tickets);
        QVERIFY(further);
        QCOMPARE(server.said().count("Reused session-id"), again);
        QCOMPARE(further->tls->certificate, first->tls->certificate);
        QVERIFY(further->tls->faults.isEmpty());
    }
}

void tst_SessionTickets::withoutTicketsEachHandshakeIsFull()
{
    OpenSslServer server(m_authority.issue({}), {u"-naccept"_s, u"2"_s});
    const auto plan = planFor(server.port());
    QVERIFY(visit(plan, server, {}));
    QVERIFY(visit(plan, server, {}));
    QVERIFY(!server.said().contains("Reused session-id"));
}

void tst_SessionTickets::aSessionIsNotResumedUnderAnotherPolicy()
{
    OpenSslServer server(m_authority.issue({}), {u"-naccept"_s, u"2"_s});
    const auto tickets = std::make_shared<SessionTickets>();
    auto plan = planFor(server.port());
    QVERIFY(visit(plan, server, tickets));
    plan.trustedPem.clear();
    wire::TlsWire wire(tickets);
    const Listener heard(wire);
    wire.open(plan);
    QTRY_VERIFY(heard.failed);
    QCOMPARE(heard.failed->kind, Problem::Kind::CertificateRefused);
}

QTEST_GUILESS_MAIN(tst_SessionTickets)
#include "tst_SessionTickets.moc"
