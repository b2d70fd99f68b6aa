// SPDX-License-Identifier: MIT
// A large message is read while it is being written.
#include "Shapes.h"
#include "mime/Growth.h"
#include "mime/Spool.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QThread>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Alongside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void itsSizeIsKnownBeforeItsBytes_data();
    void itsSizeIsKnownBeforeItsBytes();
    void everyEndOfALineOfBase64IsReckoned();
    void aSmallOneIsWholeAtOnce();
    void aReaderTakesWhatIsThereAndWaitsForTheRest();
    void whatWasWrittenBeforeAFaultIsReadAndThenTheFault();
    void nothingIsWrittenForNobody();
    void aDiskWithoutRoomIsNamedBeforehand();
};

namespace {

constexpr qsizetype megabyte = qsizetype{1024} * 1024;

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

/// As it comes.
QByteArray readAlongside(const Message &message)
{
    const auto reader = message.open();
    QByteArray all = reader->readAll();
    QObject::connect(reader.get(), &QIODevice::readyRead, reader.get(), [&] { all += reader->readAll(); });
    [&] { QTRY_VERIFY(reader->atEnd()); }();
    return all;
}

QByteArray wholeOf(const Message &message)
{
    return message.open()->readAll();
}

std::vector<Draft> largeOnesOf(const Draft &shape)
{
    const auto text = QByteArray("Lines of text.\r\n").repeated(megabyte / 16);
    const AttachedFile file = *attachBytes(u"a.bin"_s, noise(megabyte));
    AttachedFile picture = *attachBytes(u"p.png"_s, noise(megabyte + 1), "image/png");
    picture.contentId = u"p@posthorn.test"_s;
    const AttachedFile mail = *attachBytes(u"m.eml"_s, "Subject: x\r\n\r\n" + text, "message/rfc822");
    const AttachedFile table = *attachBytes(u"t.csv"_s, text, "text/csv");
    std::vector<Draft> all(3, shape);
    for (const auto &one : {file, picture, *attachBytes(u"none"_s, "")})
        all[0].attachments.push_back(one);
    for (const auto &one : {mail, *attachBytes(u"little"_s, "x"), table})
        all[1].attachments.push_back(one);
    all[2].html.clear();
    all[2].markdown.clear();
    all[2].attachments.clear();
    all[2].text = QString::fromLatin1(text.repeated(2)) + u"Grüße"_s;
    return all;
}

void sameAsRendered(const Draft &draft)
{
    const auto whole = render(draft, fixedStamp());
    const auto growing = renderAlongside(draft, fixedStamp());
    QVERIFY(whole && growing);
    const qint64 said = growing->size();
    const QByteArray bytes = readAlongside(*growing);
    QCOMPARE(said, qint64{bytes.size()});
    QVERIFY(bytes == wholeOf(*whole));
    QCOMPARE(growing->envelope().size, whole->envelope().size);
    QCOMPARE(growing->messageId(), whole->messageId());
}

} // namespace

void tst_Alongside::itsSizeIsKnownBeforeItsBytes_data()
{
    rowForEachShape();
}

void tst_Alongside::itsSizeIsKnownBeforeItsBytes()
{
    QFETCH(int, shape);
    for (const Draft &draft : largeOnesOf(shapes()[static_cast<std::size_t>(shape)].draft))
        sameAsRendered(draft);
}

void tst_Alongside::everyEndOfALineOfBase64IsReckoned()
{
    const QByteArray bytes = noise(180);
    for (qsizetype first = 0; first < 15; ++first) { // several together, for a large one is in each
        Draft draft = plainDraft();
        draft.attachments = {*attachBytes(u"large"_s, noise(megabyte + first))};
        for (qsizetype size = first; size <= bytes.size(); size += 15)
            draft.attachments.push_back(*attachBytes(u"little"_s, bytes.first(size)));
        sameAsRendered(draft);
    }
}

void tst_Alongside::aSmallOneIsWholeAtOnce()
{
    const auto message = renderAlongside(plainDraft(), fixedStamp());
    QCOMPARE(wholeOf(*message), wholeOf(*render(plainDraft(), fixedStamp())));
    Draft addressless = plainDraft();
    addressless.to.clear();
    QVERIFY(!renderAlongside(addressless, fixedStamp()));
}

void tst_Alongside::aReaderTakesWhatIsThereAndWaitsForTheRest()
{
    const auto spool = *Spool::growing(10);
    SpoolReader reader(spool);
    QSignalSpy ready(&reader, &QIODevice::readyRead);
    QCOMPARE(reader.size(), 10);
    QCOMPARE(reader.read(4), QByteArray());
    QVERIFY(!reader.atEnd());
    const std::unique_ptr<QThread> writer(QThread::create([&] { return spool->write("abcdef").ok(); }));
    writer->start();
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(writer->wait());
    QCOMPARE(reader.readAll(), "abcdef");
    QVERIFY(!reader.atEnd());
    QVERIFY(spool->write("ghij").ok());
    QCOMPARE(reader.readAll(), "ghij");
    QVERIFY(reader.atEnd());
    QCOMPARE(SpoolReader(spool).readAll(), "abcdefghij");
}

void tst_Alongside::whatWasWrittenBeforeAFaultIsReadAndThenTheFault()
{
    const auto spool = *Spool::growing(10);
    SpoolReader reader(spool);
    QSignalSpy ready(&reader, &QIODevice::readyRead);
    QVERIFY(spool->write("abc").ok());
    spool->growth()->fail(EIO);
    QCOMPARE(ready.size(), 2);
    std::array<char, 8> bytes{};
    QCOMPARE(reader.read(bytes.data(), 8), 3);
    QCOMPARE(reader.read(bytes.data(), 8), -1);
    QCOMPARE(reader.errorString(), u"Input/output error"_s);
}

void tst_Alongside::nothingIsWrittenForNobody()
{
    const auto spool = *Spool::growing(10);
    QVERIFY(spool->write("abc").ok());
    spool->growth()->forget();
    QVERIFY(!spool->write("def").ok());
    QCOMPARE(spool->growth()->written(), 3);
}

void tst_Alongside::aDiskWithoutRoomIsNamedBeforehand()
{
    const auto spool = Spool::growing(QStorageInfo(QDir::tempPath()).bytesTotal());
    QVERIFY(!spool);
    QCOMPARE(spool.problem().kind, Problem::Kind::DiskFull);
    QCOMPARE(spool.problem().subject, QDir::tempPath());
}

QTEST_GUILESS_MAIN(tst_Alongside)
#include "tst_Alongside.moc"
