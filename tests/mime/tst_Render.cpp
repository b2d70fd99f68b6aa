// SPDX-License-Identifier: MIT
// Every shape of message against its golden file (tests/data/mime/<shape>.eml, kept with LF; set
// POSTHORN_WRITE_GOLDEN to write them anew) and field by field against an independent reader.
#include "Judge.h"
#include "Shapes.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Render : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void equalsItsGoldenFile_data() { rowForEachShape(); }
    void equalsItsGoldenFile();
    void isReadBackField_data() { rowForEachShape(); }
    void isReadBackField();
    void isSevenBitCleanAndHasNoLongLine_data() { rowForEachShape(); }
    void isSevenBitCleanAndHasNoLongLine();
    void theSameDraftAndStampMakeTheSameBytes();

private:
    static void rowForEachShape();
    static Draft shapeOfRow();
    [[nodiscard]] QJsonObject seenOfRow() const;

    QJsonArray m_seen{}; ///< by the independent reader, in the order of the shapes
};

namespace {

QString goldenFile()
{
    return QStringLiteral(TEST_DATA "/mime/") + QLatin1StringView(QTest::currentDataTag()) + u".eml"_s;
}

Message rendered(const Draft &draft)
{
    const auto message = render(draft, fixedStamp());
    return message ? *message : Message();
}

QString bodyOf(const Draft &draft)
{
    QString text = draft.text;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return text.isEmpty() || text.endsWith(u'\n') ? text : text + u'\n';
}

} // namespace

void tst_Render::initTestCase()
{
    QList<QByteArray> all;
    for (const Shape &shape : shapes())
        all.append(bytesOf(rendered(shape.draft)));
    m_seen = judge(all);
    QCOMPARE(m_seen.size(), all.size());
}

void tst_Render::rowForEachShape()
{
    QTest::addColumn<int>("shape");
    const auto all = shapes();
    for (int i = 0; i < static_cast<int>(all.size()); ++i)
        QTest::newRow(all[static_cast<std::size_t>(i)].name) << i;
}

Draft tst_Render::shapeOfRow()
{
    QFETCH(const int, shape);
    return shapes()[static_cast<std::size_t>(shape)].draft;
}

QJsonObject tst_Render::seenOfRow() const
{
    QFETCH(const int, shape);
    return m_seen.at(shape).toObject();
}

void tst_Render::equalsItsGoldenFile()
{
    const QByteArray bytes = bytesOf(rendered(shapeOfRow())).replace("\r\n", "\n");
    QFile golden(goldenFile());
    if (qEnvironmentVariableIsSet("POSTHORN_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        QCOMPARE(golden.write(bytes), bytes.size());
        return;
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(bytes, golden.readAll());
}

void tst_Render::isReadBackField()
{
    const Draft draft = shapeOfRow();
    const Message message = rendered(draft);
    const QJsonObject seen = seenOfRow();
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["from"_L1].toArray(), asJson(draft.from));
    QCOMPARE(seen["to"_L1].toArray(), asJson(draft.to));
    QCOMPARE(seen["cc"_L1].toArray(), asJson(draft.cc));
    QCOMPARE(seen["replyTo"_L1].toArray(), asJson(draft.replyTo));
    QCOMPARE(seen["subject"_L1].toString(), draft.subject);
    QCOMPARE(seen["date"_L1].toString(), u"2026-11-21T09:05:07+01:00"_s);
    QCOMPARE(seen["messageId"_L1].toString(), message.messageId());
    QVERIFY(!seen["names"_L1].toArray().contains("Bcc"_L1));
    const QJsonObject text = seen["leaves"_L1].toArray().at(0).toObject();
    QCOMPARE(text["type"_L1].toString(), u"text/plain"_s);
    QCOMPARE(text["charset"_L1].toString(), u"utf-8"_s);
    if (draft.html.isEmpty())
        QCOMPARE(text["text"_L1].toString().replace("\r\n"_L1, "\n"_L1), bodyOf(draft));
    for (const Header &header : draft.headers)
        QCOMPARE(seen["headers"_L1][header.name].toString(), header.value);
}

void tst_Render::isSevenBitCleanAndHasNoLongLine()
{
    const Draft draft = shapeOfRow();
    const Message message = rendered(draft);
    const QJsonObject lines = seenOfRow()["lines"_L1].toObject();
    QVERIFY(lines["crlfOnly"_L1].toBool());
    QVERIFY(lines["ended"_L1].toBool());
    QCOMPARE(lines["ascii"_L1].toBool(), !message.envelope().needsUtf8());
    // A link in a structured field is the one thing that cannot be folded.
    QVERIFY(lines["longest"_L1].toInt() <= (draft.headers.empty() ? 78 : 998));
    QCOMPARE(message.envelope().size, bytesOf(message).size());
    QVERIFY(!message.envelope().eightBit);
}

void tst_Render::theSameDraftAndStampMakeTheSameBytes()
{
    for (const Shape &shape : shapes())
        QCOMPARE(bytesOf(rendered(shape.draft)), bytesOf(rendered(shape.draft)));
}

QTEST_GUILESS_MAIN(tst_Render)
#include "tst_Render.moc"
