// SPDX-License-Identifier: MIT
#include "check/HistoryFolder.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using check::Change;
using check::History;
using check::PastRun;
using Verdict = check::CheckReport::Verdict;

namespace {

PastRun run(int minute, Verdict verdict = Verdict::Works)
{
    return {.when = QDateTime({2026, 11, 20}, {14, 2}, Qt::UTC).addSecs(qint64{60} * minute),
            .verdict = verdict,
            .cause = verdict == Verdict::Works ? QString() : u"tls.cert-expired"_s,
            .endpoint = {u"smtp.example.com"_s, 465, Security::Tls},
            .user = u"ann@example.com"_s,
            .address = u"192.0.2.7"_s,
            .protocol = u"TLSv1.3"_s,
            .certificate = u"aa11"_s,
            .issuer = u"Good CA"_s,
            .abilities = {u"AUTH PLAIN"_s, u"SIZE 1000"_s},
            .ms = 300};
}

class tst_History : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsKeptIsWhatIsRead();
    void thereAreNeverTooManyAndTheLastGoodOneStays();
    void whatChangedSinceIsNamed();
    void whatWasNotReachedHasNotChanged();
    void aReportBecomesFactsWithoutSecrets();
    void aBrokenFileIsNamedAndThenBegunAnew();
    void anyIdIsAFileInsideTheFolder();
    void aForgottenAccountHasNoHistory();

private:
    QTemporaryDir m_folder{};
    check::HistoryFolder m_histories{m_folder.filePath(u"checks"_s)};
};

void tst_History::whatIsKeptIsWhatIsRead()
{
    QCOMPARE(m_histories.read(u"work"_s)->runs().size(), size_t{0});
    QVERIFY(m_histories.note(u"work"_s, run(0)).ok());
    const auto noted = m_histories.note(u"work"_s, run(1, Verdict::Fails));
    QVERIFY(noted.ok());
    const auto read = m_histories.read(u"work"_s);
    QVERIFY(read.ok());
    QCOMPARE(read->runs(), (std::vector{run(0), run(1, Verdict::Fails)}));
    QCOMPARE(*read, *noted);
    QCOMPARE(QFile::permissions(m_histories.fileOf(u"work"_s)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void tst_History::thereAreNeverTooManyAndTheLastGoodOneStays()
{
    History history;
    history.add(run(0));
    for (int i = 1; i <= 100; ++i)
        history.add(run(i, Verdict::Fails));
    QCOMPARE(history.runs().size(), History::most);
    QCOMPARE(*history.lastGoodBefore(), run(0));
    QCOMPARE(*history.last(), run(100, Verdict::Fails));
    for (int i = 101; i <= 102; ++i)
        history.add(run(i));
    QCOMPARE(*history.lastGoodBefore(), run(101));
    for (int i = 103; i < 200; ++i)
        history.add(run(i, Verdict::Fails));
    QCOMPARE(history.runs().front(), run(102));
}

void tst_History::whatChangedSinceIsNamed()
{
    PastRun now = run(1);
    QVERIFY(check::changesBetween(run(0), now).empty());
    now.certificate = u"bb22"_s;
    now.issuer = u"Watchful Antivirus"_s;
    QCOMPARE(check::changesBetween(run(0), now), (std::vector{Change::Certificate, Change::Issuer}));
    now.endpoint.port = 587;
    now.abilities = QStringList{u"SIZE 1000"_s};
    QCOMPARE(check::changesBetween(run(0), now),
             (std::vector{Change::Server, Change::Certificate, Change::Issuer, Change::Abilities}));
}

void tst_History::whatWasNotReachedHasNotChanged()
{
    PastRun now = run(1, Verdict::Temporary);
    now.address.clear();
    now.protocol.clear();
    now.certificate.clear();
    now.issuer.clear();
    now.abilities.clear();
    QVERIFY(check::changesBetween(run(0), now).empty());
}

void tst_History::aReportBecomesFactsWithoutSecrets()
{
    check::CheckReport report{.target = {u"smtp.example.com"_s, 465, Security::Tls},
                              .user = u"ann@example.com"_s,
                              .started = run(0).when,
                              .elapsedMs = 300,
                              .verdict = Verdict::Works};
    report.transcript.lines = {{.from = Line::From::Client, .text = u"AUTH PLAIN ********"_s}};
    report.transcript.peer = u"[2001:db8::7]:465"_s;
    report.transcript.tls.certificate.sha256 = "aa11";
    report.transcript.capabilitiesAfterTls = QStringList{u"SIZE 1"_s, u"AUTH PLAIN"_s};
    const PastRun kept = check::pastRunOf(report);
    QCOMPARE(kept.address, u"2001:db8::7"_s);
    QCOMPARE(kept.certificate, u"aa11"_s);
    QCOMPARE(kept.abilities, (QStringList{u"AUTH PLAIN"_s, u"SIZE 1"_s}));
    History history;
    history.add(kept);
    QVERIFY(!history.toJson().contains("****"));
}

void tst_History::aBrokenFileIsNamedAndThenBegunAnew()
{
    QVERIFY(m_histories.note(u"torn"_s, run(0)).ok());
    QFile file(m_histories.fileOf(u"torn"_s));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(40));
    file.close();
    const auto torn = m_histories.read(u"torn"_s);
    QVERIFY(!torn.ok());
    QCOMPARE(torn.problem().kind, Problem::Kind::BadInput);
    QCOMPARE(torn.problem().subject, file.fileName());
    QCOMPARE(m_histories.note(u"torn"_s, run(1))->runs(), std::vector{run(1)});
    const QByteArray halfARun = R"({"format": 1, "runs": [{"verdict": "works"}]})";
    QVERIFY(History::parse(halfARun, u"h"_s).problem().words.contains(u"runs[0]"_s));
}

void tst_History::anyIdIsAFileInsideTheFolder()
{
    for (const QString &id : {u"../../evil"_s, u"/etc/passwd"_s, u"a\nb"_s, QString(5000, u'x')}) {
        QVERIFY(m_histories.note(id, run(0)).ok());
        QCOMPARE(QFileInfo(m_histories.fileOf(id)).path(), m_folder.filePath(u"checks"_s));
        QVERIFY(QFile::exists(m_histories.fileOf(id)));
    }
}

void tst_History::aForgottenAccountHasNoHistory()
{
    QVERIFY(m_histories.note(u"gone"_s, run(0)).ok());
    QVERIFY(m_histories.forget(u"gone"_s).ok());
    QVERIFY(m_histories.read(u"gone"_s)->runs().empty());
    QVERIFY(m_histories.forget(u"gone"_s).ok());
}

} // namespace

QTEST_GUILESS_MAIN(tst_History)
#include "tst_History.moc"
