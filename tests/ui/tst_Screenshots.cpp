// SPDX-License-Identifier: MIT
// Pictures of every page and state, light and dark, at 100 and 200 %, in the build folder: screenshots/, with
// a contact sheet of each. POSTHORN_KEEP_SCREENSHOTS=1 also renews the few in resources/screenshots.

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

class tst_Screenshots : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyPageIsWholeAndNamed_data();
    void everyPageIsWholeAndNamed();
    void theKeptOnesAreSmall();
};

namespace {

const QDir pictures{u"" BINARY_DIR "/screenshots"_s};
constexpr int column = 480;
constexpr int row = 400;
constexpr int gap = 16;
constexpr int columns = 4;
constexpr qint64 largestKept = 200'000;

struct Ran
{
    int exitCode = -1;
    QString output{};
};

Ran runGallery(const QStringList &arguments, const QString &scale)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, scale);
    process.setProcessEnvironment(environment);
    process.start(u"" GALLERY ""_s, arguments);
    if (!process.waitForFinished(100'000))
        return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

QImage contactSheet(const QDir &folder)
{
    const auto files = folder.entryInfoList({u"*.png"_s}, QDir::Files, QDir::Name);
    const auto rows = static_cast<int>((files.size() + columns - 1) / columns);
    QImage sheet{columns * (column + gap) + gap, rows * (row + gap) + gap, QImage::Format_RGB32};
    sheet.fill(Qt::gray);
    QPainter painter{&sheet};
    for (qsizetype i = 0; i < files.size(); ++i) {
        QImage picture{files[i].filePath()};
        picture.setDevicePixelRatio(1);
        picture = picture.scaled(column, row, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        const auto x = static_cast<int>(i % columns) * (column + gap) + gap;
        const auto y = static_cast<int>(i / columns) * (row + gap) + gap;
        painter.drawImage(x, y, picture);
    }
    return sheet;
}

bool hasContent(const QString &path)
{
    const QImage picture{path};
    const auto small = picture.scaled(64, 64);
    QSet<QRgb> colours;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x)
            colours.insert(small.pixel(x, y));
    }
    return colours.size() > 3;
}

void keep(const QString &scheme)
{
    const QDir kept{u"" SOURCE_DIR "/resources/screenshots"_s};
    kept.mkpath(u"."_s);
    for (const auto &name : {u"write"_s, u"check"_s, u"welcome"_s}) {
        const auto file = kept.filePath(u"%1-%2.png"_s.arg(name, scheme));
        if (scheme == u"dark"_s && name != u"check"_s)
            continue;
        QFile::remove(file);
        const QImage picture{pictures.filePath(u"%1-100/%2.png"_s.arg(scheme, name))};
        QVERIFY(picture.convertToFormat(QImage::Format_RGB888).save(file, "PNG", 0));
    }
}

} // namespace

void tst_Screenshots::everyPageIsWholeAndNamed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("scale");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("light at 100 %") << u"light-100"_s << u"1"_s << QStringList{};
    QTest::newRow("light at 200 %") << u"light-200"_s << u"2"_s << QStringList{};
    QTest::newRow("dark at 100 %") << u"dark-100"_s << u"1"_s << QStringList{u"--dark"_s};
    QTest::newRow("dark at 200 %") << u"dark-200"_s << u"2"_s << QStringList{u"--dark"_s};
    QTest::newRow("large text") << u"large-text"_s << u"1"_s << QStringList{u"--text"_s, u"130"_s};
    QTest::newRow("a style of the desktop's own")
        << u"desktop-style"_s << u"1"_s << QStringList{u"-style"_s, u"windows"_s};
}

void tst_Screenshots::everyPageIsWholeAndNamed()
{
    QFETCH(QString, folder);
    QFETCH(QString, scale);
    QFETCH(QStringList, options);
    QDir taken{pictures.filePath(folder)};
    taken.removeRecursively();
    const auto ran = runGallery(QStringList{u"--into"_s, taken.path()} + options, scale);
    QVERIFY2(ran.exitCode == 0, qPrintable(ran.output));
    const auto files = taken.entryInfoList({u"*.png"_s});
    QVERIFY(files.size() > 20);
    for (const auto &file : files)
        QVERIFY2(hasContent(file.filePath()), qPrintable(file.fileName()));
    QVERIFY(contactSheet(taken).save(pictures.filePath(folder + u".png"_s)));
    if (qEnvironmentVariableIntValue("POSTHORN_KEEP_SCREENSHOTS") == 1 && folder.endsWith(u"-100"_s))
        keep(folder.section(u'-', 0, 0));
}

void tst_Screenshots::theKeptOnesAreSmall()
{
    const QDir kept{u"" SOURCE_DIR "/resources/screenshots"_s};
    for (const auto &name :
         {u"write-light.png"_s, u"check-light.png"_s, u"check-dark.png"_s, u"welcome-light.png"_s}) {
        const QFileInfo file{kept.filePath(name)};
        QVERIFY2(file.exists() && file.size() < largestKept, qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(tst_Screenshots)
#include "tst_Screenshots.moc"
