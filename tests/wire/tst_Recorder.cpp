// SPDX-License-Identifier: MIT
// What a transcript keeps: every octet that was said, but never the secret.
#include "wire/Recorder.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using wire::Recorder;
using wire::Redactor;

namespace {

/// The server's lines in the order in which they were written down.
struct Book
{
    Redactor redactor{Secret("correct-horse")};
    QStringList told{};
    Recorder recorder{
        redactor,
        {.line = [this](const Line &line) { told.append(line.text); }, .step = [](const Step &) {}}};
};

} // namespace

class tst_Recorder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void linesAreKeptOctetForOctet_data();
    void linesAreKeptOctetForOctet();
    void aSecretIsMaskedWhereverItsBytesAreCut_data();
    void aSecretIsMaskedWhereverItsBytesAreCut();
    void aSecretAcrossThePiecesOfAnEndlessLineIsMasked();
    void withoutASecretAnEndlessLineIsCutAtItsBound();
    void aSecondWordOnAStageAddsToTheFirst();
    void eachMessageHasTheOpeningAndItsOwn();
};

void tst_Recorder::linesAreKeptOctetForOctet_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("kept");
    QTest::newRow("plain") << QByteArray("250 ok") << u"250 ok"_s;
    QTest::newRow("blanks and tabs") << QByteArray("250-  a\tb  ") << u"250-  a\tb  "_s;
    QTest::newRow("UTF-8") << QByteArray("550 gr\xc3\xbc\xc3\x9f dich") << u"550 grüß dich"_s;
    QTest::newRow("Latin-1") << QByteArray("550 gr\xfc\xdf dich") << u"550 grüß dich"_s;
    QTest::newRow("a CR inside") << QByteArray("250 a\rb") << u"250 a\rb"_s;
    QTest::newRow("empty") << QByteArray() << QString();
}

void tst_Recorder::linesAreKeptOctetForOctet()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, kept);
    Book book;
    book.recorder.heard(line + "\r\n" + line + "\n" + line);
    QCOMPARE(book.told, QStringList({kept, kept}));
    book.recorder.flush();
    QCOMPARE(book.told.size(), line.isEmpty() ? 2 : 3);
}

void tst_Recorder::aSecretIsMaskedWhereverItsBytesAreCut_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("as it is") << QByteArray("535 no correct-horse here\r\n");
    const QByteArray blob = QByteArray("\0alice\0correct-horse", 20).toBase64();
    QTest::newRow("in base64") << QByteArray("535 no " + blob + " here\r\n");
}

void tst_Recorder::aSecretIsMaskedWhereverItsBytesAreCut()
{
    QFETCH(QByteArray, line);
    for (qsizetype cut = 0; cut <= line.size(); ++cut) {
        Book book;
        book.recorder.heard(line.first(cut));
        book.recorder.heard(line.sliced(cut));
        QCOMPARE(book.told, QStringList{u"535 no [redacted] here"_s});
    }
    Book book;
    for (const char byte : line)
        book.recorder.heard(QByteArrayView(&byte, 1));
    QCOMPARE(book.told, QStringList{u"535 no [redacted] here"_s});
}

void tst_Recorder::aSecretAcrossThePiecesOfAnEndlessLineIsMasked()
{
    const QByteArray blob = QByteArray("\0alice\0correct-horse", 20).toBase64();
    const QString core = QString::fromLatin1(blob.mid(10, 16)); // what depends on the secret alone
    for (const QByteArray &secret : {QByteArray("correct-horse"), blob}) {
        for (qsizetype before = Recorder::longestLine - 60; before < Recorder::longestLine + 5; ++before) {
            const QByteArray line = QByteArray(before, '.') + secret + " ";
            Book book;
            for (qsizetype at = 0; at < line.size(); at += 7)
                book.recorder.heard(line.mid(at, 7));
            book.recorder.flush();
            const QString told = book.told.join(QString());
            QVERIFY(told.contains(u"[redacted]"_s));
            QVERIFY(!told.contains(u"correct-horse"_s) && !told.contains(core));
        }
    }
}

void tst_Recorder::withoutASecretAnEndlessLineIsCutAtItsBound()
{
    const Redactor nothing{Secret()};
    qsizetype longest = 0, all = 0;
    Recorder recorder(nothing, {.line =
                                    [&](const Line &line) {
                                        longest = std::max(longest, line.text.size());
                                        all += line.text.size();
                                    },
                                .step = [](const Step &) {}});
    for (int i = 0; i < 300; ++i)
        recorder.heard(QByteArray(1000, '.'));
    recorder.flush();
    QCOMPARE(all, 300'000);
    QVERIFY(longest < Recorder::longestLine + 1000);
}

void tst_Recorder::aSecondWordOnAStageAddsToTheFirst()
{
    Book book;
    book.recorder.start();
    book.recorder.reached({.stage = Stage::Dns, .status = StepStatus::Running});
    book.recorder.reached(
        {.stage = Stage::Dns, .status = StepStatus::Ok, .ms = 3, .evidence = {{u"a"_s, u"1"_s}}});
    book.recorder.reached({.stage = Stage::Dns, .status = StepStatus::Running});
    book.recorder.reached({.stage = Stage::Dns, .status = StepStatus::Ok, .evidence = {{u"b"_s, u"2"_s}}});
    QCOMPARE(book.recorder.steps().size(), 1);
    const Step expected{.stage = Stage::Dns,
                        .status = StepStatus::Ok,
                        .ms = 3,
                        .evidence = {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}};
    QCOMPARE(book.recorder.steps().front(), expected);
}

void tst_Recorder::eachMessageHasTheOpeningAndItsOwn()
{
    Book book;
    const auto texts = [](const std::vector<Line> &lines) {
        QStringList all;
        for (const Line &line : lines)
            all.append(line.text);
        return all;
    };
    book.recorder.said("EHLO x\r\n");
    book.recorder.reached({.stage = Stage::Hello, .status = StepStatus::Ok});
    book.recorder.reached({.stage = Stage::Sender, .status = StepStatus::Running});
    book.recorder.said("MAIL one\r\n");
    book.recorder.reached({.stage = Stage::Sender, .status = StepStatus::Ok, .evidence = {{u"a"_s, u"1"_s}}});
    QCOMPARE(texts(book.recorder.endMessage()), (QStringList{u"EHLO x"_s, u"MAIL one"_s}));
    QCOMPARE(book.recorder.steps().size(), 2);
    book.recorder.said("MAIL two\r\n");
    book.recorder.reached({.stage = Stage::Sender, .status = StepStatus::Ok});
    QCOMPARE(texts(book.recorder.endMessage()), (QStringList{u"EHLO x"_s, u"MAIL two"_s}));
    QCOMPARE(texts(book.recorder.endMessage()), QStringList{u"EHLO x"_s});
    QCOMPARE(book.recorder.steps().back(), (Step{.stage = Stage::Sender, .status = StepStatus::Ok}));
    QCOMPARE(book.recorder.takeLines().size(), 3U);
}

QTEST_GUILESS_MAIN(tst_Recorder)
#include "tst_Recorder.moc"
