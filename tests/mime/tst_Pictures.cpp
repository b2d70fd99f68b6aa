// SPDX-License-Identifier: MIT
// Pictures within HTML, and what invitations say of themselves: what fits together, and what is refused.
#include "Drafts.h"
#include "Judge.h"
#include "mime/Calendar.h"
#include "mime/Pictures.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Pictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyMentionFindsItsPicture_data();
    void everyMentionFindsItsPicture();
    void onlyWhatIsShownStandsWithinTheHtml();
    void aPictureThatIsNotThereIsRefused();
    void twoPicturesOfOneNameAreRefused();
    void aFinishedPageKeepsAllButTheNames();
    void markdownStandsAlone();
    void theMethodIsThatOfTheCalendar_data();
    void theMethodIsThatOfTheCalendar();
    void whatIsNoCalendarIsRefused_data();
    void whatIsNoCalendarIsRefused();
};

namespace {

AttachedFile picture(const QString &contentId)
{
    AttachedFile file = *attachBytes(u"a.png"_s, contentId.toUtf8(), "image/png");
    file.contentId = contentId;
    return file;
}

} // namespace

void tst_Pictures::everyMentionFindsItsPicture_data()
{
    QTest::addColumn<QString>("contentId");
    QTest::addColumn<QString>("mention");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("file name") << u"a.png"_s << u"cid:a.png"_s << true;
    QTest::newRow("of another program") << u"part1.AB_c$d@x.test"_s << u"cid:part1.AB_c$d@x.test"_s << true;
    QTest::newRow("scheme in capitals") << u"a.png"_s << u"CID:a.png"_s << true;
    QTest::newRow("encoded without need") << u"a.png"_s << u"cid:a%2Epng"_s << false;
    QTest::newRow("blank") << u"a b.png"_s << u"cid:a b.png"_s << false;
    QTest::newRow("encoded blank") << u"a b.png"_s << u"cid:a%20b.png"_s << false;
    QTest::newRow("beyond ASCII") << u"ü😀.png"_s << u"cid:ü😀.png"_s << false;
    QTest::newRow("percent sign") << u"10%.png"_s << u"cid:10%.png"_s << false;
    QTest::newRow("quotation mark") << u"a\"b.png"_s << u"cid:a&quot;b.png"_s << false;
    QTest::newRow("very long") << u"x"_s.repeated(300) << u"cid:"_s + u"x"_s.repeated(300) << false;
    QTest::newRow("angle bracket") << u"a>b"_s << u"cid:a&gt;b"_s << false;
}

void tst_Pictures::everyMentionFindsItsPicture()
{
    QFETCH(const QString, contentId);
    QFETCH(const QString, mention);
    QFETCH(const bool, isKept);
    Draft draft = plainDraft();
    draft.html = u"<p><img src=\"%1\"> and once more <img src=\"%1\"></p>"_s.arg(mention);
    draft.attachments = {picture(contentId)};
    const auto message = render(draft, fixedStamp());
    QVERIFY2(message.ok(), message ? "" : qPrintable(describe(message.problem())));
    const QJsonObject seen = judge(bytesOf(*message));
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["structure"_L1].toArray(), (QJsonArray{u"multipart/related"_s, u"multipart/alternative"_s,
                                                         u"text/plain"_s, u"text/html"_s, u"image/png"_s}));
    const QString header = seen["leaves"_L1][2]["contentId"_L1].toString();
    const QString named = u"src=\"cid:"_s + header.sliced(1).chopped(1) + u'"';
    QCOMPARE(seen["leaves"_L1][1]["text"_L1].toString().count(named, Qt::CaseInsensitive), 2);
    if (isKept)
        QCOMPARE(header, u'<' + contentId + u'>');
}

void tst_Pictures::onlyWhatIsShownStandsWithinTheHtml()
{
    const auto result = placed(u"<img src=cid:b>"_s, {picture(u"a"_s), picture(u"b"_s), picture({})});
    QCOMPARE(result->shown, (std::vector<AttachedFile>{picture(u"b"_s)}));
    QCOMPARE(result->attached.size(), std::size_t{2});
    QVERIFY(result->attached.front().contentId.isEmpty());
    QCOMPARE(placed({}, {picture(u"a"_s)})->attached.size(), std::size_t{1});
}

void tst_Pictures::aPictureThatIsNotThereIsRefused()
{
    Draft draft = plainDraft();
    draft.html = u"<img src=cid:gone.png>"_s;
    draft.attachments = {picture(u"a"_s), *attachBytes(u"gone.png"_s, "x")};
    QCOMPARE(render(draft, fixedStamp()).problem(),
             badInput(u"html"_s, u"shows the picture \"cid:gone.png\", which is not attached"_s));
}

void tst_Pictures::twoPicturesOfOneNameAreRefused()
{
    Draft draft = plainDraft();
    draft.attachments = {picture(u"a"_s), picture(u"a"_s)};
    QCOMPARE(render(draft, fixedStamp()).problem(),
             badInput(u"a.png"_s, u"is the second file with the content id \"a\""_s));
}

void tst_Pictures::aFinishedPageKeepsAllButTheNames()
{
    const QString page = u"ü<style>p{}</style><table background='cid:a b'><tr><td>"
                         "<img alt=x src=cid:a%20b><img src=cid:c></table>cid:c"_s;
    const auto result = placed(page, {picture(u"a b"_s), picture(u"c"_s)});
    const QString id = result->shown.front().contentId;
    QCOMPARE(result->html, u"ü<style>p{}</style><table background=\"cid:%1\"><tr><td>"
                           "<img alt=x src=\"cid:%1\"><img src=cid:c></table>cid:c"_s.arg(id));
}

void tst_Pictures::markdownStandsAlone()
{
    Draft draft = plainDraft();
    draft.markdown = u"*x*"_s;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"markdown"_s);
    draft.text.clear();
    QVERIFY(render(draft, fixedStamp()).ok());
    draft.htmlRule = HtmlRule::AsIs;
    draft.markdown = u"[x](javascript:x) <script>y</script>"_s;
    const QByteArray html = bytesOf(*render(draft, fixedStamp())).split('\n').mid(20).join();
    QVERIFY(!html.contains("javascript") && !html.contains("<script"));
}

void tst_Pictures::theMethodIsThatOfTheCalendar_data()
{
    QTest::addColumn<QString>("calendar");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("request") << u"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"_s << "REQUEST"_ba;
    QTest::newRow("small letters") << u"begin:vcalendar\nmethod:Reply\nend:vcalendar"_s << "REPLY"_ba;
    QTest::newRow("folded") << u"BEGIN:VCALENDAR\nMETH\n OD:CAN\n\tCEL\nEND:VCALENDAR"_s << "CANCEL"_ba;
    QTest::newRow("none") << u"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"_s << QByteArray();
    QTest::newRow("of an event") << u"BEGIN:VCALENDAR\nBEGIN:VEVENT\nMETHOD:X\nEND:VEVENT\nEND:VCALENDAR"_s
                                 << QByteArray();
}

void tst_Pictures::theMethodIsThatOfTheCalendar()
{
    QFETCH(const QString, calendar);
    QFETCH(const QByteArray, method);
    QCOMPARE(*calendarMethod(calendar), method);
}

void tst_Pictures::whatIsNoCalendarIsRefused_data()
{
    QTest::addColumn<QString>("calendar");
    QTest::newRow("blank") << u" "_s;
    QTest::newRow("text") << u"Tuesday"_s;
    QTest::newRow("half") << u"BEGIN:VCALENDAR\nMETHOD:REQUEST\n"_s;
    QTest::newRow("method that is none") << u"BEGIN:VCALENDAR\nMETHOD:A;B=C\nEND:VCALENDAR\n"_s;
    QTest::newRow("method with a bare CR") << u"BEGIN:VCALENDAR\nMETHOD:A\rB: c\nEND:VCALENDAR\n"_s;
    QTest::newRow("empty method") << u"BEGIN:VCALENDAR\nMETHOD:\nEND:VCALENDAR\n"_s;
}

void tst_Pictures::whatIsNoCalendarIsRefused()
{
    QFETCH(const QString, calendar);
    Draft draft = plainDraft();
    draft.calendar = calendar;
    const auto message = render(draft, fixedStamp());
    QCOMPARE(message.problem().kind, Problem::Kind::BadInput);
    QCOMPARE(message.problem().subject, u"calendar"_s);
}

QTEST_GUILESS_MAIN(tst_Pictures)
#include "tst_Pictures.moc"
