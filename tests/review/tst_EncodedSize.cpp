// SPDX-License-Identifier: MIT
// The size that is told beforehand, beside the size of the message that is made.
#include "Cases.h"
#include "mime/Message.h"
#include "review/EncodedSize.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::review;

static qint64 renderedSize(const mime::Draft &draft)
{
    const mime::Stamp stamp{
        .date = QDateTime({2026, 5, 4}, {12, 0}, Qt::UTC), .messageId = u"id"_s, .boundary = u"b"_s};
    return mime::render(draft, stamp).value().size();
}

static mime::Draft with(const std::vector<qint64> &sizes)
{
    mime::Draft draft = draftFrom({});
    for (const qint64 size : sizes)
        draft.attachments.push_back(
            attached({{"name"_L1, u"data%1.bin"_s.arg(draft.attachments.size())}, {"size"_L1, size}}));
    return draft;
}

class tst_EncodedSize : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itIsNearWhatIsSent_data()
    {
        QTest::addColumn<mime::Draft>("draft");
        QTest::newRow("one file") << with({1'000'000});
        QTest::newRow("three files") << with({100'000, 57'000, 1});
        QTest::newRow("many small files") << with(std::vector<qint64>(50, 3'000));
        mime::Draft german = draftFrom({});
        german.text = u"Grüße aus München, schöne Tage. "_s.repeated(2000);
        QTest::newRow("quoted-printable") << german;
        mime::Draft chinese = draftFrom({});
        chinese.text = u"我们星期五晚上七点在音乐厅见面。\n"_s.repeated(2000);
        QTest::newRow("base64") << chinese;
        mime::Draft plain = draftFrom({});
        plain.text = u"See you at seven in front of the hall.\n"_s.repeated(2000);
        QTest::newRow("plain text") << plain;
        mime::Draft page = draftFrom({});
        page.text.clear();
        page.html = u"<p>See you at seven in front of the hall.</p>\n"_s.repeated(2000);
        QTest::newRow("a page") << page;
    }
    void itIsNearWhatIsSent()
    {
        QFETCH(mime::Draft, draft);
        const qint64 sent = renderedSize(draft);
        const qint64 told = encodedSize(draft);
        QVERIFY2(std::abs(told - sent) * 50 <= sent, qPrintable(u"%1 for %2"_s.arg(told).arg(sent)));
    }
};

QTEST_GUILESS_MAIN(tst_EncodedSize)
#include "tst_EncodedSize.moc"
