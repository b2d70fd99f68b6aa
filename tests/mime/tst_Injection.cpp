// SPDX-License-Identifier: MIT
// What could end a line is refused by the field's name, or encoded; it never becomes a header field.
#include "Drafts.h"
#include "Judge.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Injection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void nothingBecomesAHeaderField_data();
    void nothingBecomesAHeaderField();
    void hostileTextInTheBodyStaysInTheBody();
    void halfACharacterPairIsRefused();
    void namesOfHeadersAreJudged_data();
    void namesOfHeadersAreJudged();
    void fieldsThatTheDraftFillsAreNotWrittenTwice();
    void attachmentsAreJudged();
    void theStampIsJudged();
};

namespace {

struct Field
{
    const char *name = "";
    void (*set)(Draft &, const QString &){};
};

const std::vector<Field> &fields()
{
    static const std::vector<Field> all{
        {"from", [](Draft &d, const QString &v) { d.from.front().name = v; }},
        {"sender", [](Draft &d, const QString &v) { d.sender = mailbox(u"o@posthorn.test"_s, v); }},
        {"to", [](Draft &d, const QString &v) { d.to.front().name = v; }},
        {"cc", [](Draft &d, const QString &v) { d.cc = {mailbox(u"c@posthorn.test"_s, v)}; }},
        {"bcc", [](Draft &d, const QString &v) { d.bcc = {mailbox(u"c@posthorn.test"_s, v)}; }},
        {"reply-to", [](Draft &d, const QString &v) { d.replyTo = {mailbox(u"c@posthorn.test"_s, v)}; }},
        {"subject", [](Draft &d, const QString &v) { d.subject = v; }},
        {"header X-Own",
         [](Draft &d, const QString &v) {
             d.headers = {{u"X-Own"_s, v}};
         }},
        {"in-reply-to", [](Draft &d, const QString &v) { d.inReplyTo = u'<' + v + u'>'; }},
        {"references", [](Draft &d, const QString &v) { d.references = {u'<' + v + u'>'}; }},
        {"name of an attachment",
         [](Draft &d, const QString &v) {
             d.attachments = {*attachBytes(u"a"_s, "x")};
             d.attachments.front().name = v;
         }},
        {"content id",
         [](Draft &d, const QString &v) {
             d.html = u"<img src=\"cid:%1\">"_s.arg(v);
             d.attachments = {*attachBytes(u"a.png"_s, "x")};
             d.attachments.front().contentId = v;
         }},
        {"type of an attachment",
         [](Draft &d, const QString &v) {
             d.attachments = {*attachBytes(u"a"_s, "x", "text/" + v.toUtf8())};
         }},
    };
    return all;
}

const QMap<QString, QString> &breaks()
{
    static const QMap<QString, QString> all{{u"CR"_s, u"\r"_s},
                                            {u"LF"_s, u"\n"_s},
                                            {u"CRLF"_s, u"\r\n"_s},
                                            {u"LFCR"_s, u"\n\r"_s},
                                            {u"NUL"_s, QString(1, u'\0')},
                                            {u"VT"_s, u"\v"_s},
                                            {u"FF"_s, u"\f"_s},
                                            {u"U+0085"_s, u"\u0085"_s},
                                            {u"U+2028"_s, u"\u2028"_s},
                                            {u"U+2029"_s, u"\u2029"_s}};
    return all;
}

Draft completeDraft()
{
    Draft draft = plainDraft();
    draft.sender = mailbox(u"o@posthorn.test"_s);
    draft.cc = draft.bcc = draft.replyTo = {mailbox(u"c@posthorn.test"_s)};
    draft.headers = {{u"X-Own"_s, u"x"_s}};
    return draft;
}

} // namespace

void tst_Injection::nothingBecomesAHeaderField_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("hostile");
    for (int i = 0; i < static_cast<int>(fields().size()); ++i) {
        for (auto it = breaks().begin(); it != breaks().end(); ++it)
            QTest::addRow("%s %s", fields()[static_cast<std::size_t>(i)].name, qPrintable(it.key()))
                << i << u"x"_s + it.value() + u"Bcc: thief@evil.test"_s + it.value() + u"X-Evil: 1"_s;
    }
}

void tst_Injection::nothingBecomesAHeaderField()
{
    QFETCH(const int, field);
    QFETCH(const QString, hostile);
    const Field &chosen = fields()[static_cast<std::size_t>(field)];
    Draft draft = completeDraft();
    chosen.set(draft, hostile);
    const auto message = render(draft, fixedStamp());
    if (!message) {
        QCOMPARE(message.problem().kind, Problem::Kind::BadInput);
        QCOMPARE(message.problem().subject, QLatin1StringView(chosen.name));
        return;
    }
    QVERIFY(hostile.contains(u'\u2028') || hostile.contains(u'\u2029'));
    Draft harmless = completeDraft();
    chosen.set(harmless, u"x"_s);
    const QJsonArray both = judge({bytesOf(*message), bytesOf(*render(harmless, fixedStamp()))});
    const QJsonObject seen = both.at(0).toObject();
    QCOMPARE(seen["names"_L1].toArray(), both.at(1)["names"_L1].toArray());
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(message->envelope().to, render(completeDraft(), fixedStamp())->envelope().to);
}

void tst_Injection::hostileTextInTheBodyStaysInTheBody()
{
    QList<QByteArray> messages{bytesOf(*render(plainDraft(), fixedStamp()))};
    for (const QString &line : breaks()) {
        if (line == QString(1, u'\0'))
            continue;
        Draft hostile = plainDraft();
        hostile.text = line + u"Bcc: thief@evil.test"_s + line + line + u"."_s + line + u"QUIT"_s + line;
        messages.append(bytesOf(*render(hostile, fixedStamp())));
    }
    const QJsonArray all = judge(messages);
    QCOMPARE(all.size(), messages.size());
    for (const auto &seen : all) {
        QCOMPARE(seen["names"_L1].toArray(), all.at(0)["names"_L1].toArray());
        QVERIFY(seen["lines"_L1]["crlfOnly"_L1].toBool());
        QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    }
    Draft draft = plainDraft();
    draft.text = u"a"_s + QChar(u'\0');
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"text"_s);
}

void tst_Injection::halfACharacterPairIsRefused()
{
    const QString half = u"a"_s + QChar(0xD83D) + u"b"_s;
    for (const Field &field : fields()) {
        Draft draft = plainDraft();
        field.set(draft, half);
        const auto message = render(draft, fixedStamp());
        QCOMPARE(message.problem().kind, Problem::Kind::BadInput);
        QCOMPARE(message.problem().subject, QLatin1StringView(field.name));
    }
    Draft draft = plainDraft();
    draft.text = half;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"text"_s);
    draft = plainDraft();
    draft.html = half;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"html"_s);
    draft = plainDraft();
    draft.markdown = half;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"markdown"_s);
    draft = plainDraft();
    draft.calendar = half;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"calendar"_s);
}

void tst_Injection::namesOfHeadersAreJudged_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("subject");
    for (const QString &name :
         {u""_s, u"X Y"_s, u"X:Y"_s, u"X\r\nBcc"_s, u"Bcc "_s, u"X-Ü"_s, u"X\tY"_s, QString(65, u'x')})
        QTest::addRow("\"%s\"", qPrintable(name.toHtmlEscaped().simplified())) << name << u"header"_s;
    for (const QString &name :
         {u"bcc"_s, u"Resent-Bcc"_s, u"FROM"_s, u"To"_s, u"Content-Type"_s, u"MIME-Version"_s, u"Date"_s,
          u"Message-ID"_s, u"Received"_s, u"Return-Path"_s})
        QTest::newRow(qPrintable(name)) << name << u"header "_s + name;
}

void tst_Injection::namesOfHeadersAreJudged()
{
    QFETCH(const QString, name);
    QFETCH(const QString, subject);
    Draft draft = plainDraft();
    draft.headers = {{name, u"x"_s}};
    const auto message = render(draft, fixedStamp());
    QCOMPARE(message.problem().kind, Problem::Kind::BadInput);
    QCOMPARE(message.problem().subject, subject);
}

void tst_Injection::fieldsThatTheDraftFillsAreNotWrittenTwice()
{
    Draft draft = plainDraft();
    draft.headers = {{u"References"_s, u"<1@x.test>"_s},
                     {u"In-Reply-To"_s, u"<1@x.test>"_s},
                     {u"X-Priority"_s, u"2"_s},
                     {u"Disposition-Notification-To"_s, u"a@x.test"_s}};
    QVERIFY(render(draft, fixedStamp()).ok());
    draft.inReplyTo = u"<1@x.test>"_s;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"header References"_s);
    draft.headers.erase(draft.headers.begin());
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"header In-Reply-To"_s);
    draft.headers.erase(draft.headers.begin());
    draft.priority = Priority::High;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"header X-Priority"_s);
    draft.headers.erase(draft.headers.begin());
    draft.readReceipt = true;
    QCOMPARE(render(draft, fixedStamp()).problem().subject, u"header Disposition-Notification-To"_s);
}

void tst_Injection::attachmentsAreJudged()
{
    Draft draft = plainDraft();
    for (const QByteArray &type : {"text"_ba, "/x"_ba, "text/"_ba, "text/x y"_ba, "text/x; charset=y"_ba,
                                   "multipart/mixed"_ba, "text/\xc3\xbc"_ba}) {
        draft.attachments = {*attachBytes(u"a.txt"_s, "x", type)};
        QCOMPARE(render(draft, fixedStamp()).problem().subject, u"type of an attachment"_s);
    }
    draft.attachments = {AttachedFile{.name = u"a.txt"_s, .type = "text/plain"}};
    QCOMPARE(render(draft, fixedStamp()).problem(), badInput(u"a.txt"_s, u"has no content"_s));
}

void tst_Injection::theStampIsJudged()
{
    const auto subjectOf = [](auto change) {
        Stamp stamp = fixedStamp();
        change(stamp);
        const auto message = render(plainDraft(), stamp);
        return message ? QString() : message.problem().subject;
    };
    QCOMPARE(subjectOf([](Stamp &s) { s.date = {}; }), u"date"_s);
    QCOMPARE(subjectOf([](Stamp &s) { s.messageId = u"a\r\nBcc: x"_s; }), u"message-id"_s);
    QCOMPARE(subjectOf([](Stamp &s) { s.messageId.clear(); }), u"message-id"_s);
    QCOMPARE(subjectOf([](Stamp &s) { s.boundary = u"a\"\r\nX: y"_s; }), u"boundary"_s);
    QCOMPARE(subjectOf([](Stamp &s) { s.boundary.clear(); }), u"boundary"_s);
    QCOMPARE(subjectOf([](Stamp &) {}), QString());
}

QTEST_GUILESS_MAIN(tst_Injection)
#include "tst_Injection.moc"
