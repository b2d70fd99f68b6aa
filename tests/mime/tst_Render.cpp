// SPDX-License-Identifier: MIT
// Every shape of message (a draft as JSON in tests/data/mime/golden) against its golden file, which is kept
// with LF and written anew only when POSTHORN_WRITE_GOLDEN is set; and field by field, byte by byte against
// two readers that share no line with us or with each other.
#include "Expected.h"
#include "Shapes.h"

#include <QRegularExpression>
#include <QSet>

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
    void itsHeaderIsReadBack_data() { rowForEachShape(); }
    void itsHeaderIsReadBack();
    void itsPartsAreReadBack_data() { rowForEachShape(); }
    void itsPartsAreReadBack();
    void aSecondReaderSeesTheSame_data() { rowForEachShape(); }
    void aSecondReaderSeesTheSame();
    void isSevenBitCleanAndHasNoLongLine_data() { rowForEachShape(); }
    void isSevenBitCleanAndHasNoLongLine();
    void theSameDraftAndStampMakeTheSameBytes();

private:
    [[nodiscard]] static Draft draftOfRow();
    [[nodiscard]] static QJsonObject ofRow(const QJsonArray &seen);

    QJsonArray m_seen{}; ///< by the first reader, in the order of the shapes
    QJsonArray m_seenBySecond{};
};

namespace {

QString goldenFile()
{
    return goldenFolder + QLatin1StringView(QTest::currentDataTag()) + u".eml"_s;
}

Message rendered(const Draft &draft)
{
    const auto message = render(draft, fixedStamp());
    return message ? *message : Message();
}

/// postal-mime counts the line break before a boundary as one of the text.
QString withoutLastBreaks(const QString &text)
{
    QString lines = withLf(text);
    while (lines.endsWith(u'\n'))
        lines.chop(1);
    return lines;
}

/// What a reader makes of flowed lines: these drafts hold no marks of quotes but at the start.
QString unflowed(const QString &text)
{
    QString joined;
    for (const QString &line : text.split(u'\n')) {
        const bool isStuffed = line.startsWith(u' ');
        joined += isStuffed ? line.sliced(1) : line;
        joined += line.endsWith(u' ') && line != "-- "_L1 ? QString() : u"\n"_s;
    }
    return joined.chopped(1);
}

} // namespace

void tst_Render::initTestCase()
{
    QList<QByteArray> all;
    for (const Shape &shape : shapes()) {
        const auto message = render(shape.draft, fixedStamp());
        QVERIFY2(message.ok(), qPrintable(QString::fromUtf8(shape.name) +
                                          (message.ok() ? QString() : describe(message.problem()))));
        all.append(bytesOf(*message));
    }
    m_seen = judge(all);
    QCOMPARE(m_seen.size(), all.size());
    if (QFile::exists(secondJudgePackages)) {
        m_seenBySecond = secondJudge(all);
        QCOMPARE(m_seenBySecond.size(), all.size());
    }
}

Draft tst_Render::draftOfRow()
{
    QFETCH(const int, shape);
    return shapes()[static_cast<std::size_t>(shape)].draft;
}

QJsonObject tst_Render::ofRow(const QJsonArray &seen)
{
    QFETCH(const int, shape);
    return seen.at(shape).toObject();
}

void tst_Render::equalsItsGoldenFile()
{
    const QByteArray bytes = bytesOf(rendered(draftOfRow())).replace("\r\n", "\n");
    QFile golden(goldenFile());
    if (qEnvironmentVariableIsSet("POSTHORN_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        QCOMPARE(golden.write(bytes), bytes.size());
        return;
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(bytes), QString::fromUtf8(golden.readAll()));
}

void tst_Render::itsHeaderIsReadBack()
{
    const Draft draft = draftOfRow();
    const QJsonObject seen = ofRow(m_seen);
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["from"_L1].toArray(), asJson(draft.from));
    QCOMPARE(seen["to"_L1].toArray(), asJson(draft.to));
    QCOMPARE(seen["cc"_L1].toArray(), asJson(draft.cc));
    QCOMPARE(seen["replyTo"_L1].toArray(), asJson(draft.replyTo));
    QCOMPARE(seen["subject"_L1].toString(), draft.subject);
    QCOMPARE(seen["date"_L1].toString(), u"2026-11-21T09:05:07+01:00"_s);
    QCOMPARE(seen["messageId"_L1].toString(), rendered(draft).messageId());
    QCOMPARE(seen["inReplyTo"_L1].toString(), draft.inReplyTo);
    const QStringList answered(draft.inReplyTo.isEmpty() ? 0 : 1, draft.inReplyTo);
    QCOMPARE(seen["references"_L1].toString(), (draft.references + answered).join(u' '));
    const Mailbox sender = draft.sender.value_or(draft.from.front());
    QCOMPARE(seen["receipt"_L1].toString(), draft.readReceipt ? sender.toString() : QString());
    QVERIFY(!seen["names"_L1].toArray().contains("Bcc"_L1));
    for (const Header &header : draft.headers)
        QCOMPARE(seen["headers"_L1][header.name].toString(), header.value);
}

void tst_Render::itsPartsAreReadBack()
{
    const Draft draft = draftOfRow();
    const Bodies bodies = *bodiesOf(draft);
    const QJsonObject seen = ofRow(m_seen);
    const QJsonArray leaves = seen["leaves"_L1].toArray();
    QCOMPARE(bodiesAmong(leaves), expectedBodies(bodies, draft.flowed));
    QCOMPARE(filesAmong(leaves), expectedFiles(bodies));
    if (draft.html.isEmpty() && !draft.flowed) // as it was written
        QCOMPARE(bodies.plain, draft.markdown.isEmpty() ? draft.text : draft.markdown);
    const QVariantList boundaries = seen["boundaries"_L1].toArray().toVariantList();
    QSet<QString> different;
    for (const QVariant &boundary : boundaries)
        different.insert(boundary.toString());
    QCOMPARE(different.size(), boundaries.size());
}

void tst_Render::aSecondReaderSeesTheSame()
{
    if (m_seenBySecond.isEmpty())
        QSKIP("postal-mime is not here; tests/run installs it where npm is");
    const Draft draft = draftOfRow();
    const Bodies bodies = *bodiesOf(draft);
    const QJsonObject seen = ofRow(m_seenBySecond);
    QCOMPARE(seen["from"_L1].toArray().at(0), asJson(draft.from).at(0)); // it tells the first alone
    QCOMPARE(seen["to"_L1].toArray(), asJson(draft.to));
    QCOMPARE(seen["cc"_L1].toArray(), asJson(draft.cc));
    QCOMPARE(seen["replyTo"_L1].toArray(), asJson(draft.replyTo));
    QCOMPARE(seen["subject"_L1].toString(), draft.subject);
    QCOMPARE(seen["messageId"_L1].toString(), rendered(draft).messageId());
    QCOMPARE(seen["inReplyTo"_L1].toString(), draft.inReplyTo);
    const QString plain = asBody(bodies.plain);
    QCOMPARE(withoutLastBreaks(seen["text"_L1].toString()),
             withoutLastBreaks(draft.flowed ? unflowed(plain) : plain));
    QCOMPARE(withoutLastBreaks(seen["html"_L1].toString()), bodies.html);
    QJsonArray files = seen["attachments"_L1].toArray();
    if (!bodies.calendar.isEmpty())
        QCOMPARE(files.takeAt(0)["type"_L1].toString(), u"text/calendar"_s);
    QCOMPARE(filesAmong(files), expectedFiles(bodies));
}

void tst_Render::isSevenBitCleanAndHasNoLongLine()
{
    const Draft draft = draftOfRow();
    const Message message = rendered(draft);
    const QJsonObject lines = ofRow(m_seen)["lines"_L1].toObject();
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
