// SPDX-License-Identifier: MIT
// Real files into the window of the real program, and out again through the practice server.
#include "app/gui/Program.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/widgets/Dress.h"
#include "ui/widgets/Notice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr int patience = 30'000;

template <class W>
W *visible(const std::function<bool(const W &)> &isWanted)
{
    for (QWidget *widget : QApplication::allWidgets()) {
        auto *wanted = qobject_cast<W *>(widget);
        if (wanted && wanted->isVisible() && isWanted(*wanted))
            return wanted;
    }
    return nullptr;
}

QAbstractButton *button(const QString &name)
{
    return visible<QAbstractButton>(
        [&](const QAbstractButton &b) { return b.text() == name || b.accessibleName() == name; });
}

ui::ComposeWindow *composeWindow()
{
    return visible<ui::ComposeWindow>([](const auto &) { return true; });
}

QListWidget *inbox()
{
    return visible<QListWidget>(
        [](const QListWidget &l) { return l.accessibleName() == u"Mail the practice server took"_s; });
}

QStringList notices()
{
    QStringList texts;
    for (const auto *notice : composeWindow()->findChildren<ui::Notice *>()) {
        if (notice->isVisible())
            texts += notice->text();
    }
    return texts;
}

/// The longest time in which the event loop did nothing else.
class Watchdog : public QObject
{
public:
    Watchdog()
    {
        m_timer.start();
        startTimer(1, Qt::PreciseTimer);
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_timer.restart()); }

private:
    QElapsedTimer m_timer{};
    qint64 m_longest = 0;
};

} // namespace

class tst_Attach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::dress(*qApp, {}); }
    void init();
    void cleanup();
    void filesOfEveryKindAreAttachedOrNamed();
    void anAttachedFileIsSentAsItWasWhenItWasAttached();
    void aHundredMegabytesFreezeNothing();

private:
    [[nodiscard]] QString made(const QString &name, const QByteArray &content) const;
    std::unique_ptr<QTemporaryDir> m_folder{};
    std::unique_ptr<gui::Program> m_program{};
};

void tst_Attach::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    const auto profile = app::Profile::open(m_folder->filePath(u"profile"_s));
    QVERIFY(profile.ok());
    m_program = std::make_unique<gui::Program>(*profile);
    m_program->start({});
    QTRY_VERIFY_WITH_TIMEOUT(button(u"Try it without an account"_s), patience);
    button(u"Try it without an account"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(composeWindow(), patience);
}

void tst_Attach::cleanup()
{
    if (composeWindow())
        composeWindow()->leave();
    m_program.reset();
}

QString tst_Attach::made(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

void tst_Attach::filesOfEveryKindAreAttachedOrNamed()
{
    const auto pipe = m_folder->filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const auto gone = m_folder->filePath(u"gone.txt"_s);
    const auto good = made(u"good.txt"_s, "content");
    const std::vector<std::pair<QString, QString>> bad{
        {m_folder->path(), u"is a folder"_s}, {pipe, u"is not a regular file"_s}, {gone, u"no file"_s}};
    for (const auto &[path, words] : bad) {
        composeWindow()->attach({path, good});
        QTRY_VERIFY_WITH_TIMEOUT(!notices().isEmpty() && notices().front().contains(path), patience);
        QVERIFY2(notices().size() == 1 && notices().front().contains(words), qPrintable(notices().front()));
    }
    QTRY_COMPARE_WITH_TIMEOUT(composeWindow()->reading().draft.attachments.size(), bad.size(), patience);
}

void tst_Attach::anAttachedFileIsSentAsItWasWhenItWasAttached()
{
    const auto path = made(u"note.txt"_s, "as it was");
    composeWindow()->attach({path});
    QTRY_COMPARE_WITH_TIMEOUT(composeWindow()->reading().draft.attachments.size(), 1U, patience);
    QVERIFY(!made(u"note.txt"_s, "changed since").isEmpty());
    QTest::keyClicks(QApplication::focusWidget(), u"bob@example.net"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"A file"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!composeWindow() || button(u"Send anyway"_s), patience);
    if (auto *send = button(u"Send anyway"_s))
        send->click();
    QTRY_VERIFY_WITH_TIMEOUT(!composeWindow(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(inbox() && inbox()->count() == 1, patience);
    inbox()->setCurrentRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(button(u"Source"_s), patience);
    button(u"Source"_s)->click();
    QVERIFY(visible<QPlainTextEdit>([](const QPlainTextEdit &text) {
        return text.toPlainText().contains(QString::fromLatin1(QByteArray("as it was").toBase64()));
    }));
}

/// Other programs may take the processor away for a while; a copy on this thread would take far longer.
void tst_Attach::aHundredMegabytesFreezeNothing()
{
    constexpr qint64 size = qint64{100} * 1024 * 1024;
    constexpr qint64 bound = 100;
    const auto path = made(u"large.bin"_s, QByteArray(size, 'x'));
    QTest::qWait(500); // what the start of the window did counts for another test
    const Watchdog dog;
    composeWindow()->attach({path});
    QTRY_COMPARE_WITH_TIMEOUT(composeWindow()->reading().draft.attachments.size(), 1U, patience);
    QCOMPARE(composeWindow()->reading().draft.attachments.front().size(), size);
    qInfo("longest pause of the event loop: %lld ms", static_cast<long long>(dog.longest()));
    QVERIFY(dog.longest() < bound);
}

QTEST_MAIN(tst_Attach)
#include "tst_Attach.moc"
