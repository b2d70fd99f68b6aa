// SPDX-License-Identifier: MIT
#include "smtp/EnvelopeCommands.h"

#include "smtp/Parameters.h"
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace posthorn;
using namespace posthorn::smtp;
using Kind = Problem::Kind;

namespace {

const QDateTime noon(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);

Capabilities everything()
{
    return {.dsn = true,
            .auth = true,
            .requireTls = true,
            .mtPriority = true,
            .futureRelease = FutureRelease{.latest = noon.addDays(30)},
            .deliverBy = 60};
}

Envelope wanting(const Wishes &wishes)
{
    return {.from = Address::parse(u"anna@example.com"),
            .to = {*Address::parse(u"bert@example.org")},
            .wishes = wishes};
}

QByteArray mailOf(const Wishes &wishes, const Capabilities &offered = everything())
{
    return mailCommand(wanting(wishes), offered)->bytes.trimmed().mid(29);
}

std::optional<Problem> objection(const Wishes &wishes, const Capabilities &offered = everything())
{
    return objectionTo(wanting(wishes), offered, true);
}

} // namespace

class tst_EnvelopeCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void xtextWritesByNumberWhatIsNotPlain();
    void theOriginalRecipientKeepsItsLetters();
    void mailSaysEachWishWhereItIsOffered();
    void rcptSaysOnWhichEventsToReport();
    void nothingIsSaidWhereNothingIsOffered();
    void aPromiseThatCannotBeGivenIsAnObjection();
    void whatNoServerTakesIsAnObjection();
    void aHeldMailComesOutInTime();
    void theShortestDeadlineIsHonoured();
    void aNameOfAReportIsPlainAndShort();
    void aChunkIsNotShown();
};

void tst_EnvelopeCommands::xtextWritesByNumberWhatIsNotPlain()
{
    QCOMPARE(xtext("a+b=c d~\x7f"), QByteArray("a+2Bb+3Dc+20d~+7F"));
    QCOMPARE(xtext("\xc3\xbc"), QByteArray("+C3+BC"));
}

void tst_EnvelopeCommands::theOriginalRecipientKeepsItsLetters()
{
    QCOMPARE(originalRecipient(*Address::parse(u"a+b@example.org")), QByteArray("rfc822;a+2Bb@example.org"));
    QCOMPARE(originalRecipient(*Address::parse(u"jürgen+x@example.org")),
             QByteArray("utf-8;j\xc3\xbcrgen\\x{2B}x@example.org"));
}

void tst_EnvelopeCommands::mailSaysEachWishWhereItIsOffered()
{
    using Content = ReportWish::Content;
    QCOMPARE(mailOf({}), QByteArray());
    QCOMPARE(mailOf({.report = {.content = Content::Full, .id = u"a+1"_s}}),
             QByteArray("RET=FULL ENVID=a+2B1"));
    QCOMPARE(mailOf({.report = {.content = Content::Headers}}), QByteArray("RET=HDRS"));
    QCOMPARE(mailOf({.requireTls = true}), QByteArray("REQUIRETLS"));
    QCOMPARE(mailOf({.holdUntil = noon}), QByteArray("HOLDUNTIL=2026-11-21T12:00:00Z"));
    QCOMPARE(mailOf({.deliverBy = DeliverBy{.within = 2min}}), QByteArray("BY=120;R"));
    QCOMPARE(mailOf({.deliverBy =
                         DeliverBy{.within = -5s, .otherwise = DeliverBy::Otherwise::Notify, .trace = true}}),
             QByteArray("BY=-5;NT"));
    QCOMPARE(mailOf({.mtPriority = -3}), QByteArray("MT-PRIORITY=-3"));
    QCOMPARE(mailOf({.submitter = Address::parse(u"e=mc@example.com")}),
             QByteArray("AUTH=e+3Dmc@example.com"));
}

void tst_EnvelopeCommands::rcptSaysOnWhichEventsToReport()
{
    const Address bert = *Address::parse(u"bert@example.org");
    const auto said = [&bert](const ReportWish::Events &events) {
        return rcptCommand(bert, {.notify = events}, everything())->bytes.trimmed().mid(27);
    };
    QCOMPARE(said({}), QByteArray("NOTIFY=NEVER ORCPT=rfc822;bert@example.org"));
    QCOMPARE(said({.success = true}), QByteArray("NOTIFY=SUCCESS ORCPT=rfc822;bert@example.org"));
    QCOMPARE(said({.success = true, .failure = true, .delay = true}),
             QByteArray("NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;bert@example.org"));
    QCOMPARE(rcptCommand(bert, {.id = u"x"_s}, everything())->bytes,
             QByteArray("RCPT TO:<bert@example.org> ORCPT=rfc822;bert@example.org\r\n"));
}

void tst_EnvelopeCommands::nothingIsSaidWhereNothingIsOffered()
{
    const Wishes wishes{.report = {.id = u"x"_s, .notify = ReportWish::Events{}},
                        .deliverBy = DeliverBy{.within = 1h, .otherwise = DeliverBy::Otherwise::Notify},
                        .mtPriority = 4,
                        .submitter = Address::parse(u"eva@example.com")};
    QCOMPARE(mailOf(wishes, {}), QByteArray());
    QCOMPARE(rcptCommand(*Address::parse(u"b@example.org"), wishes.report, {})->bytes,
             QByteArray("RCPT TO:<b@example.org>\r\n"));
    QVERIFY(!objection(wishes, {}));
    const QStringList all{u"DSN"_s, u"DELIVERBY"_s, u"MT-PRIORITY"_s, u"AUTH"_s};
    QCOMPARE(leftOut(wishes, {}), all);
    QCOMPARE(leftOut(wishes, everything()), QStringList());
}

void tst_EnvelopeCommands::aPromiseThatCannotBeGivenIsAnObjection()
{
    const auto missing = [](const Wishes &wishes) {
        const auto problem = objection(wishes, {});
        return problem && problem->kind == Kind::ExtensionNotOffered ? problem->subject : QString();
    };
    QCOMPARE(missing({.requireTls = true}), u"REQUIRETLS"_s);
    QCOMPARE(missing({.holdUntil = noon}), u"FUTURERELEASE"_s);
    QCOMPARE(missing({.deliverBy = DeliverBy{.within = 1h}}), u"DELIVERBY"_s);
    QVERIFY(!objection({.requireTls = true, .holdUntil = noon, .deliverBy = DeliverBy{.within = 1h}}));
}

void tst_EnvelopeCommands::whatNoServerTakesIsAnObjection()
{
    QCOMPARE(objection({.mtPriority = 10})->subject, u"mt-priority"_s);
    QCOMPARE(objection({.mtPriority = -10})->kind, Kind::BadArgument);
    QVERIFY(!objection({.mtPriority = -9}));
    QCOMPARE(objection({.deliverBy = DeliverBy{.within = 0s}})->subject, u"deliver-by"_s);
    const auto notify = DeliverBy::Otherwise::Notify;
    QVERIFY(!objection({.deliverBy = DeliverBy{.within = 0s, .otherwise = notify}}));
    QVERIFY(objection({.deliverBy = DeliverBy{.within = 1'000'000'000s, .otherwise = notify}}));
    QVERIFY(objection({.deliverBy = DeliverBy{.within = -1'000'000'000s, .otherwise = notify}}));
    QCOMPARE(objection({.holdUntil = QDateTime()})->subject, u"hold-until"_s);
    QCOMPARE(objectionTo({.from = Address::parse(u"a@example.org"), .utf8Header = true}, {}, false)->kind,
             Kind::Utf8NotSupported);
}

void tst_EnvelopeCommands::aHeldMailComesOutInTime()
{
    QVERIFY(!objection({.holdUntil = noon.addDays(30)}));
    const auto late = objection({.holdUntil = noon.addDays(31)});
    QCOMPARE(late->subject, u"FUTURERELEASE"_s);
    QCOMPARE(late->words, u"until 2026-12-21T12:00:00Z at the latest"_s);
    QVERIFY(!objection({.holdUntil = noon.addYears(9)}, {.futureRelease = FutureRelease{}}));
}

void tst_EnvelopeCommands::theShortestDeadlineIsHonoured()
{
    QVERIFY(!objection({.deliverBy = DeliverBy{.within = 60s}}));
    QCOMPARE(objection({.deliverBy = DeliverBy{.within = 59s}})->words, u"from 60 s on"_s);
    QVERIFY(!objection({.deliverBy = DeliverBy{.within = 1s, .otherwise = DeliverBy::Otherwise::Notify}}));
}

void tst_EnvelopeCommands::aNameOfAReportIsPlainAndShort()
{
    QVERIFY(!objection({.report = {.id = QString(100, u'x')}}));
    QCOMPARE(objection({.report = {.id = QString(101, u'x')}})->subject, u"envid"_s);
    QCOMPARE(objection({.report = {.id = u"a\r\nRCPT"_s}})->kind, Kind::BadArgument);
    QCOMPARE(objection({.report = {.id = u"ü"_s}})->subject, u"envid"_s);
}

void tst_EnvelopeCommands::aChunkIsNotShown()
{
    QCOMPARE(chunkCommand("abc", false).bytes, QByteArray("BDAT 3\r\nabc"));
    QCOMPARE(chunkCommand("", true).bytes, QByteArray("BDAT 0 LAST\r\n"));
    QCOMPARE(chunkCommand("secret", true).shown, QByteArray("BDAT 6 LAST\r\n"));
}

QTEST_GUILESS_MAIN(tst_EnvelopeCommands)
#include "tst_EnvelopeCommands.moc"
