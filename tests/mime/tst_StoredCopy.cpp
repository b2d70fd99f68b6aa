// SPDX-License-Identifier: MIT
// A draft that was stored and opened again is the same draft.
#include "Judge.h"
#include "Shapes.h"
#include "mime/DraftFromEml.h"
#include "mime/RawMessage.h"
#include "mime/StoredCopy.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>
#include <algorithm>

using namespace posthorn;
using namespace posthorn::mime;

class tst_StoredCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyShapeComesBack_data() { rowForEachShape(); }
    void everyShapeComesBack();
    void hiddenRecipientsAreKept();
    void whatIsNotFinishedIsKept();
    void aLargeAttachmentComesBack();
    void whatLeavesHasNoneOfIt();
    void notesFromOutsideAreNotBelieved();
    void whatCannotBeAMessageIsRefusedByName();
};

namespace {

QByteArray stored(const Draft &draft)
{
    const auto copy = storedCopy(draft, fixedStamp());
    return copy ? bytesOf(*copy) : describe(copy.problem()).toUtf8();
}

Draft reopened(const Draft &draft)
{
    const auto result = draftFrom(stored(draft), Origin::OwnCopy);
    if (result && result->leftOut.empty())
        return result->draft;
    return {.subject = describe(result ? result->leftOut.front() : result.problem())};
}

/// What no copy tells apart: kinds of line ends, and the id of a picture that no page shows.
Draft canonical(Draft draft)
{
    for (QString *text : {&draft.text, &draft.html, &draft.calendar})
        text->replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    for (AttachedFile &file : draft.attachments) {
        const QString pages = draft.html + draft.markdown;
        if (!QUrl::fromPercentEncoding(pages.toUtf8()).contains("cid:"_L1 + file.contentId))
            file.contentId.clear();
    }
    return draft;
}

/// One that no header can hold: rendering gives the picture another, in the page too.
bool hasOddId(const AttachedFile &file)
{
    return QString::fromLatin1(file.contentId.toLatin1()) != file.contentId || file.contentId.contains(u' ');
}

} // namespace

void tst_StoredCopy::everyShapeComesBack()
{
    QFETCH(const int, shape);
    const Draft draft = canonical(shapes()[static_cast<std::size_t>(shape)].draft);
    const Draft again = reopened(draft);
    if (std::ranges::any_of(draft.attachments, hasOddId)) {
        QCOMPARE(again.attachments.size(), draft.attachments.size());
        QCOMPARE(reopened(again), again);
        return;
    }
    QCOMPARE(again.subject, draft.subject);
    QCOMPARE(again.from, draft.from);
    QCOMPARE(again.sender, draft.sender);
    QCOMPARE(again.replyTo, draft.replyTo);
    QCOMPARE(again.bcc, draft.bcc);
    QCOMPARE(again.text, draft.text);
    QCOMPARE(again.html, draft.html);
    QCOMPARE(again.markdown, draft.markdown);
    QCOMPARE(again.calendar, draft.calendar);
    QCOMPARE(again.references, draft.references);
    QCOMPARE(again.headers, draft.headers);
    QCOMPARE(again.attachments, draft.attachments);
    QVERIFY(again == draft);
    QCOMPARE(stored(again), stored(draft));
}

void tst_StoredCopy::hiddenRecipientsAreKept()
{
    Draft draft = plainDraft();
    draft.to.clear();
    for (int i = 0; i < 300; ++i)
        draft.bcc.push_back(mailbox(u"hidden-%1@posthorn.test"_s.arg(i), u"Zoë, Nr. %1"_s.arg(i)));
    QCOMPARE(reopened(draft), draft);
}

void tst_StoredCopy::whatIsNotFinishedIsKept()
{
    Draft draft = plainDraft();
    draft.to.clear();
    draft.text = u"half a wo"_s;
    QCOMPARE(reopened(draft), draft);
    draft.text.clear();
    draft.subject.clear();
    QCOMPARE(reopened(draft), draft);
}

void tst_StoredCopy::aLargeAttachmentComesBack()
{
    Draft draft = plainDraft();
    QByteArray bytes(qsizetype{3} * 1024 * 1024, '\0');
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * i / 7);
    draft.attachments = {*attachBytes(u"größe.bin"_s, bytes)};
    QCOMPARE(reopened(draft), draft);
}

void tst_StoredCopy::whatLeavesHasNoneOfIt()
{
    Draft draft = plainDraft();
    draft.bcc = {mailbox(u"secret@posthorn.test"_s)};
    const QByteArray copy = stored(draft);
    QVERIFY(copy.contains("\r\nBcc: secret@posthorn.test\r\n"));
    QVERIFY(copy.startsWith("X-Posthorn-Draft: clean\r\n"));
    for (const QByteArray &leaving : {bytesOf(*adopt(copy)), bytesOf(*render(draft, fixedStamp()))}) {
        QVERIFY(!leaving.contains("secret"));
        QVERIFY(!leaving.contains("X-Posthorn"));
    }
    QCOMPARE(adopt(copy)->envelope().to, render(draft, fixedStamp())->envelope().to);
}

void tst_StoredCopy::notesFromOutsideAreNotBelieved()
{
    Draft draft = plainDraft();
    draft.html = u"<script>x</script><p>y</p>"_s;
    draft.htmlRule = HtmlRule::AsIs;
    const auto outside = draftFrom(stored(draft));
    QCOMPARE(outside->draft.htmlRule, HtmlRule::Clean);
    QVERIFY(outside->draft.headers.empty());
    QVERIFY(!bytesOf(*render(outside->draft, fixedStamp())).contains("script"));
    QCOMPARE(reopened(draft).htmlRule, HtmlRule::AsIs);
}

void tst_StoredCopy::whatCannotBeAMessageIsRefusedByName()
{
    Draft draft = plainDraft();
    draft.subject = u"a\nBcc: thief@evil.test"_s;
    QCOMPARE(storedCopy(draft, fixedStamp()).problem().subject, u"subject"_s);
    draft = plainDraft();
    draft.from.clear();
    QCOMPARE(storedCopy(draft, fixedStamp()).problem().subject, u"from"_s);
}

QTEST_GUILESS_MAIN(tst_StoredCopy)
#include "tst_StoredCopy.moc"
