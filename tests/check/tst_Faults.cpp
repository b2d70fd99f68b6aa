// SPDX-License-Identifier: MIT
// Every fault of tests/data/check, played over real sockets and TLS: the cause, the stage, the way out, in
// time.
#include "Doors.h"
#include "check/CheckRun.h"
#include "practice/PracticeServer.h"
#include "scenario/BuiltIn.h"
#include "wire/TlsWire.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr int atOnce = 12;
constexpr int usualBoundMs = 12'000;

QJsonObject caseOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

scenario::Scenario scenarioOf(const QJsonObject &fault, const QString &name)
{
    if (fault.contains("scenario"_L1))
        return scenario::builtInScenario(fault["scenario"_L1].toString()).value();
    const QJsonArray below{u"SIZE 1000000"_s, u"STARTTLS"_s, u"ENHANCEDSTATUSCODES"_s};
    const QJsonArray above{u"SIZE 1000000"_s, u"AUTH PLAIN LOGIN"_s, u"ENHANCEDSTATUSCODES"_s};
    const QJsonObject whole{{u"id"_s, name},
                            {u"title"_s, name},
                            {u"capabilities"_s, below},
                            {u"capabilitiesUnderTls"_s, above},
                            {u"on"_s, fault["on"_L1].toObject()}};
    const auto parsed = scenario::parseScenario(QJsonDocument(whole).toJson(), name);
    if (!parsed)
        qFatal("%s: %s", qPrintable(name), qPrintable(describe(parsed.problem())));
    return *parsed;
}

test::Resolver::Says saysOf(const QString &word)
{
    using Says = test::Resolver::Says;
    static const QMap<QString, Says> all{{u"NoData"_s, Says::NoData},
                                         {u"ServerFailed"_s, Says::ServerFailed},
                                         {u"NoSuchName"_s, Says::NoSuchName},
                                         {u"Refused"_s, Says::Refused}};
    return all.value(word, Says::Silent);
}

practice::Ports opened(practice::PracticeServer &server)
{
    const auto ports = server.listen();
    return ports ? *ports : practice::Ports{};
}

/// One fault: its server, its network, and the check that meets them.
class Played
{
public:
    Played(const QJsonObject &fault, const QString &name)
        : m_fault(fault),
          m_server(test::identityOf(defect()), scenarioOf(fault, name)),
          m_healthy(test::identityOf(u"good"_s), scenario::builtInScenario(u"good"_s).value()),
          m_ports(opened(m_server)),
          m_others(opened(m_healthy))
    {
    }

    void start()
    {
        m_run = std::make_unique<check::CheckRun>(
            plan(), [] { return std::make_unique<wire::TlsWire>(); }, diagnose::Judge::builtIn(),
            QDateTime::currentDateTimeUtc(), habits());
        QObject::connect(m_run.get(), &check::CheckRun::finished, m_run.get(),
                         [this](const check::CheckReport &report) { m_report = report; });
        m_run->start();
    }

    [[nodiscard]] const std::optional<check::CheckReport> &report() const { return m_report; }
    [[nodiscard]] QJsonObject expected() const { return m_fault["expect"_L1].toObject(); }

    [[nodiscard]] std::optional<Endpoint> suggestion() const
    {
        const QString word = expected()["suggestion"_L1].toString();
        if (word.isEmpty())
            return std::nullopt;
        if (word == "tls"_L1)
            return Endpoint{host(), m_others.tls, Security::Tls};
        return Endpoint{host(), port(), word == "same-tls"_L1 ? Security::Tls : Security::StartTls};
    }

private:
    [[nodiscard]] QString defect() const { return m_fault["certificate"_L1].toString(u"good"_s); }
    [[nodiscard]] QString host() const
    {
        return m_fault["host"_L1].toString(defect() == "wrong-name"_L1 ? u"mail.example.org"_s
                                                                       : u"localhost"_s);
    }

    [[nodiscard]] quint16 port() const
    {
        const QString door = m_fault["door"_L1].toString(u"starttls"_s);
        if (m_fault.contains("web"_L1))
            return m_web.port();
        if (door == "closed"_L1)
            return m_closed;
        if (door == "blackholed"_L1)
            return m_hole.port();
        return door == "tls"_L1 ? m_ports.tls : door == "plain"_L1 ? m_ports.plain : m_ports.startTls;
    }

    [[nodiscard]] smtp::Plan plan() const
    {
        using std::chrono::milliseconds;
        const QString security = m_fault["security"_L1].toString(u"starttls"_s);
        smtp::Plan plan{.endpoint = {host(), port(), securityFromId(security).value()},
                        .family = Family::V4,
                        .user = m_fault["user"_L1].toString(u"anna"_s)};
        plan.secret = plan.user.isEmpty() ? Secret() : Secret("secret");
        plan.until = stageFromId(m_fault["until"_L1].toString(u"auth"_s)).value();
        plan.envelope = {.from = *Address::parse(u"anna@example.org"_s)};
        plan.envelope.to.push_back(*Address::parse(u"ben@example.org"_s));
        plan.timeouts.connect = milliseconds(4000);
        plan.timeouts.tls = milliseconds(3000);
        plan.timeouts.greeting = milliseconds(m_fault["greetingMs"_L1].toInt(4000));
        plan.timeouts.command = milliseconds(4000);
        if (m_fault.contains("dns"_L1))
            plan.dnsServer = m_resolver.endpoint();
        if (defect() == "wrong-name"_L1)
            plan.connectTo = Endpoint{u"127.0.0.1"_s, port(), plan.endpoint.security};
        if (defect() != "untrusted"_L1 && defect() != "antivirus"_L1)
            plan.trustedPem = test::identityOf(defect()).caPem + test::identityOf(u"good"_s).caPem;
        return plan;
    }

    [[nodiscard]] check::Habits habits() const
    {
        check::Habits habits{.controlResolvers = {},
                             .answer = std::chrono::milliseconds(1000),
                             .wait = std::chrono::milliseconds(3000)};
        habits.waysIn.clear();
        if (m_fault["others"_L1].toBool())
            habits.waysIn = {{m_others.tls, Security::Tls}, {m_others.startTls, Security::StartTls}};
        return habits;
    }

    const QJsonObject m_fault; // const, or a look makes a key
    practice::PracticeServer m_server;
    practice::PracticeServer m_healthy;
    practice::Ports m_ports;
    practice::Ports m_others;
    quint16 m_closed = test::closedPort();
    test::BlackHole m_hole{};
    test::WebServer m_web{};
    test::Resolver m_resolver{saysOf(m_fault["dns"_L1].toString())};
    std::unique_ptr<check::CheckRun> m_run{};
    std::optional<check::CheckReport> m_report{};
};

} // namespace

class tst_Faults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    /// All are played before the first is looked at, some at a time: most of their time is waiting.
    void initTestCase()
    {
        const QDir folder(QStringLiteral(TEST_DATA "/check"));
        std::vector<std::unique_ptr<Played>> playing;
        for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            const QString name = file.chopped(5);
            playing.push_back(std::make_unique<Played>(caseOf(folder.filePath(file)), name));
            m_names.append(name);
            if (std::ssize(playing) == atOnce)
                finish(playing);
        }
        finish(playing);
    }

    void thereAreEnoughOfThem() { QVERIFY(m_names.size() >= 80); }

    void isNamed_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < m_names.size(); ++number)
            QTest::newRow(qPrintable(m_names.at(number))) << number;
    }

    void isNamed()
    {
        QFETCH(int, number);
        const auto &[report, expected, suggestion] = m_results.at(static_cast<std::size_t>(number));
        QVERIFY2(report, "no end");
        const QString cause = report->diagnosis ? report->diagnosis->cause : QString();
        const QString seen = report->problem ? describe(*report->problem) : u"it works"_s;
        QVERIFY2(cause == expected["cause"_L1].toString(), qPrintable(cause + u": "_s + seen));
        QCOMPARE(report->stage ? QString(idOf(*report->stage)) : QString(), expected["stage"_L1].toString());
        QCOMPARE(QString(idOf(report->verdict)), expected["verdict"_L1].toString(u"fails"_s));
        QCOMPARE(report->suggestion, suggestion);
        QVERIFY2(report->elapsedMs <= expected["withinMs"_L1].toInt(usualBoundMs),
                 qPrintable(QString::number(report->elapsedMs)));
    }

private:
    struct Outcome
    {
        std::optional<check::CheckReport> report{};
        QJsonObject expected{};
        std::optional<Endpoint> suggestion{};
    };

    void finish(std::vector<std::unique_ptr<Played>> &playing)
    {
        for (const auto &played : playing) // none before all servers stand, or its clocks run meanwhile
            played->start();
        const auto isOver = [](const auto &played) { return played->report().has_value(); };
        (void)QTest::qWaitFor([&] { return std::ranges::all_of(playing, isOver); }, 50'000);
        for (const auto &played : playing)
            m_results.push_back({played->report(), played->expected(), played->suggestion()});
        playing.clear();
    }

    QStringList m_names{};
    std::vector<Outcome> m_results{};
};

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_Faults.moc"
