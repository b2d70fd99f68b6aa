// SPDX-License-Identifier: MIT
#include "Drafts.h"
#include "Files.h"
#include "Judge.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Attachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyByteArrives_data();
    void everyByteArrives();
    void everyNameArrives_data();
    void everyNameArrives();
    void noParameterIsThereTwice();
    void fiftyAttachmentsKeepTheirOrder();
    void theTypeComesFromNameAndContent_data();
    void theTypeComesFromNameAndContent();
    void aTextSaysItsCharsetWhereItIsKnown_data();
    void aTextSaysItsCharsetWhereItIsKnown();
    void aMessageIsAttachedAsOneWhereThatIsLawful();
    void htmlTextAndAttachmentsNest();

private:
    [[nodiscard]] static QByteArray withAttachments(const QStringList &paths);

    std::unique_ptr<Files> m_files{};
};

void tst_Attachments::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_files = std::make_unique<Files>();
}

QByteArray tst_Attachments::withAttachments(const QStringList &paths)
{
    Draft draft = plainDraft();
    for (const QString &path : paths) {
        const auto file = attach(path);
        if (!file)
            return describe(file.problem()).toUtf8();
        draft.attachments.push_back(*file);
    }
    const auto message = render(draft, fixedStamp());
    return message ? bytesOf(*message) : describe(message.problem()).toUtf8();
}

void tst_Attachments::everyByteArrives_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray(1, '\0');
    QTest::newRow("line ends of all kinds") << QByteArray("a\r\nb\nc\rd\n\n.\r\n.\n");
    QTest::newRow("no last line break") << QByteArray("text");
    for (const qsizetype size : {56, 57, 58, 4095, 4096, 4097, 1'048'575, 1'500'000})
        QTest::addRow("%lld bytes", static_cast<long long>(size)) << randomBytes(size);
}

void tst_Attachments::everyByteArrives()
{
    QFETCH(const QByteArray, content);
    const QJsonObject seen = judge(withAttachments({m_files->file(u"data.bin"_s, content)}));
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    const QJsonObject attached = seen["leaves"_L1][1].toObject();
    QCOMPARE(attached["size"_L1].toInt(), content.size());
    QCOMPARE(attached["sha256"_L1].toString(), hashOf(content));
    QCOMPARE(attached["encoding"_L1].toString(), u"base64"_s);
    QCOMPARE(attached["disposition"_L1].toString(), u"attachment"_s);
    QVERIFY(seen["lines"_L1]["ascii"_L1].toBool() && seen["lines"_L1]["crlfOnly"_L1].toBool());
    QVERIFY(seen["lines"_L1]["longest"_L1].toInt() <= 78);
}

void tst_Attachments::everyNameArrives_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    const auto row = [](const QString &name, const QString &shown = {}) {
        QTest::addRow("%.40s", qPrintable(name.simplified())) << name << (shown.isEmpty() ? name : shown);
    };
    row(u"report.pdf"_s);
    row(u"two words.txt"_s);
    row(u"quote\"semi;colon=equals.txt"_s);
    row(u"Größe.pdf"_s);
    row(u"手紙😀.txt"_s);
    row(u"手"_s.repeated(80) + u".pdf"_s);
    row(QString(250, u'a') + u".txt"_s);
    row(u"=?utf-8?q?fake.txt?="_s);
    row(u"percent%41.txt"_s);
    row(u"..hidden"_s);
    row(u"line\nbreak\r.txt"_s, u"line_break_.txt"_s);
    row(u"C:\\temp\\evil.exe"_s, u"C:_temp_evil.exe"_s);
    row(u"next\u0085\u2028line.txt"_s, u"next_\u2028line.txt"_s);
}

void tst_Attachments::everyNameArrives()
{
    QFETCH(const QString, name);
    QFETCH(const QString, shown);
    const QJsonObject seen = judge(withAttachments({m_files->file(name, "x")}));
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["leaves"_L1][1]["filename"_L1].toString(), shown);
    QCOMPARE(seen["leaves"_L1][1]["name"_L1].toString(), shown);
    QVERIFY(seen["lines"_L1]["longest"_L1].toInt() <= 78);
    QVERIFY(seen["lines"_L1]["ascii"_L1].toBool());
}

void tst_Attachments::noParameterIsThereTwice()
{
    const QByteArray message = withAttachments({m_files->file(u"Größe.pdf"_s, "x")});
    QCOMPARE(message.count("filename"), 1);
    QCOMPARE(message.count("filename*="), 1);
    QCOMPARE(message.count("name=\"=?"), 1);
    QCOMPARE(message.count("name*="), 1);
}

void tst_Attachments::fiftyAttachmentsKeepTheirOrder()
{
    QStringList paths;
    for (int i = 0; i < 50; ++i)
        paths.append(m_files->file(u"%1.txt"_s.arg(i), QByteArray::number(i)));
    const QJsonArray leaves = judge(withAttachments(paths))["leaves"_L1].toArray();
    QCOMPARE(leaves.size(), 51);
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(leaves[i + 1]["filename"_L1].toString(), u"%1.txt"_s.arg(i));
        QCOMPARE(leaves[i + 1]["sha256"_L1].toString(), hashOf(QByteArray::number(i)));
    }
}

void tst_Attachments::theTypeComesFromNameAndContent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("type");
    QTest::newRow("pdf") << u"a.pdf"_s << QByteArray("%PDF-1.4\n") << u"application/pdf"_s;
    QTest::newRow("png without a suffix")
        << u"a"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << u"image/png"_s;
    QTest::newRow("text") << u"a.txt"_s << QByteArray("hello") << u"text/plain"_s;
    QTest::newRow("empty") << u"a"_s << QByteArray() << u"application/octet-stream"_s;
    QTest::newRow("unknown") << u"a.zzz"_s << QByteArray("\0\1\2\3", 4) << u"application/octet-stream"_s;
}

void tst_Attachments::theTypeComesFromNameAndContent()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, type);
    const QJsonObject seen = judge(withAttachments({m_files->file(name, content)}));
    QCOMPARE(seen["leaves"_L1][1]["type"_L1].toString(), type);
}

void tst_Attachments::aTextSaysItsCharsetWhereItIsKnown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("charset");
    QTest::newRow("ASCII") << u"a.txt"_s << "hello"_ba << u"utf-8"_s;
    QTest::newRow("UTF-8") << u"a.txt"_s
                           << "Gr\xc3\xbc\xc3\x9f"
                              "e"_ba
                           << u"utf-8"_s;
    QTest::newRow("UTF-8, cut within a character")
        << u"a.txt"_s << QByteArray(65'535, 'x') + "\xc3\xbc" << u"utf-8"_s;
    QTest::newRow("Latin-1") << u"a.txt"_s
                             << "Gr\xfc\xdf"
                                "e"_ba
                             << u""_s;
    QTest::newRow("UTF-16") << u"a.txt"_s << QByteArray("\xff\xfeh\0i\0", 6) << u""_s;
    QTest::newRow("no text") << u"a.pdf"_s << "%PDF-1.4\n"_ba << u""_s;
}

void tst_Attachments::aTextSaysItsCharsetWhereItIsKnown()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, charset);
    const QJsonObject seen = judge(withAttachments({m_files->file(name, content)}));
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["leaves"_L1][1]["charset"_L1].toString(), charset);
    QCOMPARE(seen["leaves"_L1][1]["sha256"_L1].toString(), hashOf(content));
}

void tst_Attachments::aMessageIsAttachedAsOneWhereThatIsLawful()
{
    const QByteArray good = "From: a@posthorn.test\nTo: b@posthorn.test\nSubject: inner\n\nbody\n";
    const QJsonObject seen = judge(withAttachments({m_files->file(u"good.eml"_s, good)}));
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["leaves"_L1][1]["type"_L1].toString(), u"message/rfc822"_s);
    QCOMPARE(seen["leaves"_L1][1]["encoding"_L1].toString(), u"7bit"_s);
    QVERIFY(seen["lines"_L1]["crlfOnly"_L1].toBool());

    for (const QByteArray &bad : {good + "Gr\xc3\xbc\xc3\x9f"
                                         "e\n",
                                  good + QByteArray(999, 'x') + "\n", good + "bare\rreturn\n", good + "end\r",
                                  good + QByteArray(1, '\0')}) {
        const QJsonObject other = judge(withAttachments({m_files->file(u"bad.eml"_s, bad)}));
        QCOMPARE(other["defects"_L1].toArray(), QJsonArray());
        QCOMPARE(other["leaves"_L1][1]["type"_L1].toString(), u"application/octet-stream"_s);
        QCOMPARE(other["leaves"_L1][1]["sha256"_L1].toString(), hashOf(bad));
    }
}

void tst_Attachments::htmlTextAndAttachmentsNest()
{
    Draft draft = plainDraft();
    draft.html = u"<p>Good morning.</p>"_s;
    draft.attachments = {*attachBytes(u"a.txt"_s, "x")};
    const QJsonObject seen = judge(bytesOf(*render(draft, fixedStamp())));
    QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["structure"_L1].toArray(), (QJsonArray{u"multipart/mixed"_s, u"multipart/alternative"_s,
                                                         u"text/plain"_s, u"text/html"_s, u"text/plain"_s}));
}

QTEST_GUILESS_MAIN(tst_Attachments)
#include "tst_Attachments.moc"
