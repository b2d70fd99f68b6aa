// SPDX-License-Identifier: MIT
// The connection that stands ready while a mail is written, at a real server: whose it is, and when there is
// none.
#include "app/gui/Warming.h"
#include "outbox/Sender.h"
#include "practice/PracticeServer.h"
#include "scenario/BuiltIn.h"
#include "wire/TlsWire.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr int patience = 20'000;

mime::Message letter()
{
    const auto alice = *Address::parse(u"alice@posthorn.test");
    return {Envelope{.from = alice, .to = {alice}}, u"<1@posthorn.test>"_s, "Subject: x\r\n\r\ny\r\n"};
}

} // namespace

class tst_Warming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theMailTakesTheConnectionThatStandsReady();
    void anAccountThatNeverSentOpensNone();
    void aChangedAccountOpensNone();
    void aPasswordThatIsAskedForEachTimeOpensNone();

private:
    /// Like the window program's, but on one thread.
    struct Desk
    {
        explicit Desk(const QString &file) : accounts(engine, file) { sender.useWarm(warm); }

        app::EngineThread engine{};
        gui::AccountKeeper accounts;
        outbox::WarmConnection warm{[] { return std::make_unique<wire::TlsWire>(); }};
        gui::Warming warming{accounts, [this](const smtp::Plan &plan) { warm.open(plan); }};
        outbox::RunIntentLog intents{};
        outbox::Sender sender{[] { return std::make_unique<wire::TlsWire>(); }, diagnose::Judge::builtIn(),
                              intents};
    };

    [[nodiscard]] accounts::Account account() const;
    void send() { sendBy({}); }
    /// Another way than the one that would be warm: what stands ready stays, and is seen.
    void sendAnotherWay() { sendBy(u"another.example"_s); }
    void sendBy(const QString &helo);
    /// How many sessions heard it.
    [[nodiscard]] qsizetype said(const QByteArray &verb) const;

    QTemporaryDir m_folder{};
    std::unique_ptr<practice::PracticeServer> m_server{};
    quint16 m_port = 0;
    QByteArray m_ca{};
    std::map<quint64, QByteArrayList> m_sessions{};
    std::unique_ptr<Desk> m_desk{};
};

void tst_Warming::initTestCase()
{
    const auto identity = practice::identityIn(m_folder.path(), QDateTime::currentDateTimeUtc());
    QVERIFY(identity.ok());
    m_ca = identity->caPem;
    m_server = std::make_unique<practice::PracticeServer>(*identity, *scenario::builtInScenario(u"good"_s));
    connect(m_server.get(), &practice::PracticeServer::sessionOpened, this,
            [this](quint64 session) { m_sessions[session] = {}; });
    connect(m_server.get(), &practice::PracticeServer::heard, this,
            [this](quint64 session, const QByteArray &line) { m_sessions[session].append(line); });
    const auto ports = m_server->listen();
    QVERIFY(ports.ok());
    m_port = ports->startTls;
}

void tst_Warming::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_sessions.clear();
    m_desk = std::make_unique<Desk>(m_folder.filePath(u"accounts.json"_s));
    m_desk->accounts.setPractice(account());
}

void tst_Warming::cleanup()
{
    m_desk.reset();
}

accounts::Account tst_Warming::account() const
{
    accounts::Account account{.id = u"a"_s, .name = u"Real"_s};
    account.endpoint = {u"localhost"_s, m_port, Security::StartTls};
    account.connectTo = Endpoint{u"127.0.0.1"_s, m_port, Security::StartTls};
    account.user = u"alice@posthorn.test"_s;
    account.trustedPem = m_ca;
    return account;
}

void tst_Warming::sendBy(const QString &helo)
{
    std::optional<outbox::SendReport> report;
    QObject hearing;
    connect(&m_desk->sender, &outbox::Sender::finished, &hearing,
            [&](const outbox::SendReport &told) { report = told; });
    m_desk->accounts.planFor(u"a"_s, Stage::Send, [this, helo](const Result<smtp::Plan> &plan) {
        smtp::Plan way = *plan;
        way.heloName = helo.isEmpty() ? way.heloName : helo;
        m_desk->sender.send(way, letter());
    });
    QTRY_VERIFY_WITH_TIMEOUT(report, patience);
    QCOMPARE(report->delivery.status, Delivery::Status::Sent);
}

qsizetype tst_Warming::said(const QByteArray &verb) const
{
    return std::ranges::count_if(m_sessions, [&](const auto &session) {
        return std::ranges::any_of(session.second, [&](const auto &line) { return line.startsWith(verb); });
    });
}

void tst_Warming::theMailTakesTheConnectionThatStandsReady()
{
    send();
    m_desk->warming.signedIn(u"a"_s);
    m_desk->warming.prepare(u"a"_s);
    QTRY_COMPARE_WITH_TIMEOUT(said("AUTH"), 2, patience);
    m_desk->warming.prepare(u"a"_s);
    QCOMPARE(said("MAIL"), 1);
    send();
    QCOMPARE(said("MAIL"), 2);
    QCOMPARE(m_sessions.size(), 2U);
}

void tst_Warming::anAccountThatNeverSentOpensNone()
{
    m_desk->warming.prepare(u"a"_s);
    m_desk->warming.prepare(u"nobody"_s);
    sendAnotherWay();
    QCOMPARE(m_sessions.size(), 1U);
}

void tst_Warming::aChangedAccountOpensNone()
{
    send();
    m_desk->warming.signedIn(u"a"_s);
    accounts::Account changed = account();
    changed.heloName = u"other.example"_s;
    m_desk->accounts.setPractice(changed);
    m_desk->warming.prepare(u"a"_s);
    sendAnotherWay();
    QCOMPARE(m_sessions.size(), 2U);
    m_desk->accounts.setPractice(account());
    m_desk->warming.prepare(u"a"_s);
    sendAnotherWay();
    QCOMPARE(m_sessions.size(), 4U); // as it was, it is trusted
}

void tst_Warming::aPasswordThatIsAskedForEachTimeOpensNone()
{
    gui::SecretKeeper secrets;
    accounts::Account asked = account();
    asked.secretHome = accounts::SecretHome::Ask;
    secrets.keep(asked, Secret("once"), [](const Result<QString> &) {});
    int answers = 0;
    secrets.readUnasked(asked, [&](const Secret &) { ++answers; });
    std::optional<Result<Secret>> read;
    secrets.read(asked, [&](const Result<Secret> &secret) { read = secret; });
    QTRY_VERIFY(read);
    QVERIFY(read->value().equals(Secret("once")));
    QCOMPARE(answers, 0);
}

QTEST_MAIN(tst_Warming)
#include "tst_Warming.moc"
