// SPDX-License-Identifier: MIT
// Whatever a file holds, opening it ends soon, and with a draft or a reason.
#include "Drafts.h"
#include "Mutants.h"
#include "Peer.h"
#include "mime/DraftFromEml.h"
#include "mime/RawMessage.h"
#include "support/CpuTime.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_HostileEml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void mutantsAreOpenedOrRefused();
    void mutantsAreAdoptedOrRefused();
    void nothingTakesLong_data();
    void nothingTakesLong();
    void depthAndNumberOfPartsAreRefusedByName();
    void aHugeHeaderIsRefusedByName();
    void noHeaderFieldComesOutOfAnOpenedOne_data();
    void noHeaderFieldComesOutOfAnOpenedOne();
};

namespace {

constexpr int rounds = 2000;

QList<QByteArray> corpus()
{
    QList<QByteArray> all;
    QDirIterator files(QStringLiteral(TEST_DATA "/mime"), {u"*.eml"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext())
        names += files.next();
    names.sort();
    for (const QString &name : names)
        all += bytesOfFile(name);
    return all;
}

/// What it comes to; nothing where a refusal lacks its words.
QString cameTo(const Result<OpenedDraft> &result)
{
    if (!result)
        return result.problem().words.isEmpty() ? QString() : u"refused"_s;
    return u"draft"_s;
}

} // namespace

void tst_HostileEml::mutantsAreOpenedOrRefused()
{
    const QList<QByteArray> originals = corpus();
    QVERIFY(originals.size() > 20);
    Mutants mutants(20'261'121);
    QMap<QString, int> ends;
    const qint64 start = test::cpuMilliseconds();
    for (int i = 0; i < rounds; ++i) {
        const QByteArray mutant = mutants.of(originals[i % originals.size()]);
        const auto result = draftFrom(mutant);
        ++ends[cameTo(result)];
        // What was opened is fit to be sent, or it is said why not.
        if (result && i % 10 == 0) {
            const auto message = render(result->draft, fixedStamp());
            QVERIFY(message.ok() || !message.problem().words.isEmpty());
        }
    }
    QVERIFY(!ends.contains(QString()));
    QVERIFY(ends[u"draft"_s] > rounds / 2 && ends[u"refused"_s] > 0);
    QVERIFY2(test::cpuMilliseconds() - start < 5000,
             qPrintable(QString::number(test::cpuMilliseconds() - start)));
}

void tst_HostileEml::mutantsAreAdoptedOrRefused()
{
    const QList<QByteArray> originals = corpus();
    Mutants mutants(7);
    int adopted = 0;
    for (int i = 0; i < rounds; ++i) {
        const auto message = adopt(mutants.of(originals[i % originals.size()]));
        if (!message) {
            QVERIFY(!message.problem().words.isEmpty());
            continue;
        }
        ++adopted;
        const QByteArray bytes = message->open()->readAll();
        QVERIFY(bytes.endsWith("\r\n") && !bytes.contains('\0'));
        QVERIFY(!cut(bytes).field("Bcc"_L1));
    }
    QVERIFY(adopted > rounds / 4);
}

void tst_HostileEml::nothingTakesLong_data()
{
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char *name, const QByteArray &rest) { QTest::newRow(name) << rest; };
    const QByteArray mixed = "Content-Type: multipart/mixed; boundary=b\n\n";
    row("addresses", "To: " + QByteArray("a,").repeated(200'000) + "\n\n");
    row("open brackets", "To: " + QByteArray("<").repeated(200'000) + "\n\n");
    row("open comments", "To: " + QByteArray("(").repeated(200'000) + "\n\n");
    row("open quotes", "To: " + QByteArray("\"a").repeated(100'000) + "\n\n");
    row("open words", "To: " + QByteArray("=?").repeated(200'000) + "\n\n");
    row("words in a subject", "Subject: " + QByteArray("=?utf-8?q?a?= ").repeated(60'000) + "\n\n");
    row("ids", "References: " + QByteArray("<a@b> ").repeated(100'000) + "\n\n");
    row("fields", QByteArray("a:\n").repeated(100'000) + "\n");
    row("folded lines", "Subject: x\n" + QByteArray(" y\n").repeated(300'000) + "\n");
    row("parameters", "Content-Type: text/plain" + QByteArray("; a*0=b").repeated(9'000) + "\n\n");
    row("continued names",
        "Content-Type: text/plain; " + QByteArray("name*0*=utf-8''%41; ").repeated(3'000) + "\n\n");
    row("texts one below the other", mixed + QByteArray("--b\n\nx\n").repeated(mostParts - 1));
    row("pages one below the other",
        mixed + ("--b\nContent-Type: text/html\n\n" + QByteArray("<div>").repeated(2'000) + "\n")
                    .repeated(mostParts - 1));
    row("deep HTML", "Content-Type: text/html\n\n" + QByteArray("<div>").repeated(100'000));
    row("cids", "Content-Type: text/html\n\n" + QByteArray("cid:x ").repeated(200'000));
    row("boundaries alike", "Content-Type: multipart/mixed; boundary=" + QByteArray(199, '-') + "\n\n" +
                                (QByteArray(200, '-') + "\n").repeated(20'000));
    row("flowed",
        "Content-Type: text/plain; format=flowed\n\n" + QByteArray("> a \n>> b \n").repeated(60'000));
    row("base64 of nothing",
        "Content-Transfer-Encoding: base64\n\n" + QByteArray("====\n").repeated(200'000));
    row("charset of nothing", "Content-Type: text/plain; charset=utf-16\n\n" + QByteArray(500'000, '\xd8'));
    row("messages in messages", QByteArray("Content-Type: message/rfc822\n\n").repeated(20'000));
}

void tst_HostileEml::nothingTakesLong()
{
    QFETCH(const QByteArray, rest);
    const qint64 start = test::cpuMilliseconds();
    const auto result = draftFrom("From: a@posthorn.test\n" + rest);
    QVERIFY(!cameTo(result).isEmpty());
    const qint64 took = test::cpuMilliseconds() - start;
    QVERIFY2(took < 2000, qPrintable(QString::number(took)));
}

void tst_HostileEml::depthAndNumberOfPartsAreRefusedByName()
{
    QByteArray nested = "From: a@posthorn.test\n";
    for (int i = 0; i <= deepestNesting; ++i) {
        const QByteArray boundary = 'b' + QByteArray::number(i);
        nested += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + '\n';
    }
    QCOMPARE(draftFrom(nested).problem().words, u"has parts in parts more than 32 deep"_s);
    const QByteArray wide = "From: a@posthorn.test\nContent-Type: multipart/mixed; boundary=b\n\n" +
                            QByteArray("--b\n\nx\n").repeated(mostParts + 1);
    QCOMPARE(draftFrom(wide).problem().words, u"has more than 2000 parts"_s);
}

void tst_HostileEml::aHugeHeaderIsRefusedByName()
{
    const QByteArray huge =
        "From: a@posthorn.test\nSubject: " + QByteArray(qsizetype{4} * 1024 * 1024, 'x') + "\n\n";
    QCOMPARE(draftFrom(huge).problem().words, u"has a header of more than 4 MB"_s);
    const QByteArray many = "From: a@posthorn.test\n" + QByteArray("a:\n").repeated(2000) + '\n';
    QCOMPARE(draftFrom(many).problem().words, u"has a header of more than 2000 fields"_s);
    const auto wrong = draftFrom("To: " + QByteArray("a,").repeated(1000) + "\n\n");
    QCOMPARE(wrong->leftOut.size(), 51U);
    QCOMPARE(wrong->leftOut.back().words, u"950 more things could not be taken"_s);
}

/// An encoded word may hold what no line may: opened and rendered it must not become one.
void tst_HostileEml::noHeaderFieldComesOutOfAnOpenedOne_data()
{
    QTest::addColumn<QByteArray>("field");
    const QByteArray word = "=?utf-8?q?x=0D=0ABcc:_thief@evil.test=0D=0AX-Evil:_1=00=C2=85=E2=80=A8?=";
    QTest::newRow("Subject") << "Subject: " + word;
    QTest::newRow("own") << "X-Own: " + word;
    QTest::newRow("From") << "From: " + word + " <b@posthorn.test>";
    QTest::newRow("quoted") << "Cc: \"" + word + "\" <b@posthorn.test>";
    QTest::newRow("comment") << "Cc: b@posthorn.test (" + word + ")";
    QTest::newRow("Reply-To") << "Reply-To: " + word + " <b@posthorn.test>";
    QTest::newRow("file") << "Content-Disposition: attachment; filename=\"" + word + '"';
    QTest::newRow("file, RFC 2231") << QByteArray(
        "Content-Disposition: attachment; filename*=utf-8''x%0D%0ABcc:%20thief@evil.test%0D%0A");
    QTest::newRow("type") << QByteArray("Content-Type: image/\"x\ny\"; name=z");
    QTest::newRow("content id") << QByteArray("Content-Type: image/png\nContent-ID: <a\tb c>");
}

void tst_HostileEml::noHeaderFieldComesOutOfAnOpenedOne()
{
    QFETCH(const QByteArray, field);
    const auto result =
        draftFrom("From: a@posthorn.test\nTo: c@posthorn.test\n" + field + "\n\n<img src=cid:a>\n");
    QVERIFY(result.ok());
    const auto message = render(result->draft, fixedStamp());
    QVERIFY2(message.ok(), message.ok() ? "" : qPrintable(describe(message.problem())));
    const QByteArray bytes = message->open()->readAll();
    for (const char *line : {"\nBcc", "\nX-Evil", "\rBcc", "\ny\""})
        QVERIFY2(!bytes.contains(line), bytes.constData());
    QVERIFY(!bytes.contains('\0'));
}

QTEST_GUILESS_MAIN(tst_HostileEml)
#include "tst_HostileEml.moc"
