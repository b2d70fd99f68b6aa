// SPDX-License-Identifier: MIT
// Files in the window to write in, by keyboard, by drop and by paste.
#include "Inspection.h"
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/compose/AttachmentTile.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/DropZone.h"
#include "ui/compose/SizeMeter.h"
#include "ui/widgets/Notice.h"

#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;

namespace {

mime::AttachedFile file(const QString &name, qsizetype size)
{
    return mime::attachBytes(name, QByteArray(size, 'x')).value();
}

std::unique_ptr<QMimeData> carried(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const auto &path : paths)
        urls += QUrl::fromLocalFile(path);
    data->setUrls(urls);
    return data;
}

} // namespace

class tst_Attachments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void aFileShowsItselfAtOnceAndItsSizeWhenItIsCopied();
    void filesGoWithTheMailInTheirOrder();
    void deleteTakesAFileOutAndTheKeyboardGoesOn();
    void aFileTakenOutWhileItIsCopiedStaysOut();
    void whatCannotBeReadIsNamedAndTheOthersStay();
    void sendWaitsForACopy();
    void theMeterSaysHowMuchOfWhatMayBe();
    void filesDroppedOnTheTextAreAttached();
    void textThatIsDraggedIsNoFile();
    void filesThatArePastedAreAttached();
    void manyFilesAndLongNamesFit();
    void theKeysOpenTheChoiceOfFiles();

private:
    void attachDone(const QString &name, qsizetype size);
    [[nodiscard]] QStringList tiles() const;
    [[nodiscard]] QString notice() const;
    std::unique_ptr<ui::ComposeWindow> m_window{};
    std::unique_ptr<QSignalSpy> m_copies{};
};

void tst_Attachments::init()
{
    QTest::failOnWarning(samples::anyWarning());
    m_window = std::make_unique<ui::ComposeWindow>(explain::Catalogue::builtIn());
    auto sender = samples::senders().front();
    sender.largestMail = qint64{25'000'000};
    m_window->setSenders({sender});
    m_copies = std::make_unique<QSignalSpy>(m_window.get(), &ui::ComposeWindow::copyRequested);
    QVERIFY(samples::bringUp(*m_window));
}

void tst_Attachments::attachDone(const QString &name, qsizetype size)
{
    m_window->attach({u"/home/ada/"_s + name});
    m_window->attached(m_copies->back().at(0).toInt(), file(name, size));
}

QStringList tst_Attachments::tiles() const
{
    QStringList names;
    for (const auto *tile : m_window->findChildren<ui::AttachmentTile *>()) {
        if (tile->isVisible())
            names += tile->accessibleName();
    }
    return names;
}

QString tst_Attachments::notice() const
{
    for (const auto *notice : m_window->findChildren<ui::Notice *>()) {
        if (notice->isVisible())
            return notice->text();
    }
    return {};
}

void tst_Attachments::aFileShowsItselfAtOnceAndItsSizeWhenItIsCopied()
{
    m_window->attach({u"/home/ada/report.pdf"_s});
    QCOMPARE(tiles(), QStringList{u"report.pdf, Copying…"_s});
    QCOMPARE(m_copies->size(), 1);
    QCOMPARE(m_copies->front().at(1).toString(), u"/home/ada/report.pdf"_s);
    m_window->attached(m_copies->front().at(0).toInt(), file(u"report.pdf"_s, 1'200'000));
    QCOMPARE(tiles(), QStringList{u"report.pdf, 1.2 MB"_s});
}

void tst_Attachments::filesGoWithTheMailInTheirOrder()
{
    m_window->attach({u"/a/one.txt"_s, u"/a/two.txt"_s});
    m_window->attached(m_copies->at(1).at(0).toInt(), file(u"two.txt"_s, 2));
    m_window->attached(m_copies->at(0).at(0).toInt(), file(u"one.txt"_s, 1));
    QCOMPARE(m_window->reading().draft.attachments,
             (std::vector{file(u"one.txt"_s, 1), file(u"two.txt"_s, 2)}));
}

void tst_Attachments::deleteTakesAFileOutAndTheKeyboardGoesOn()
{
    for (const auto *name : {"a.txt", "b.txt", "c.txt"})
        attachDone(QString::fromLatin1(name), 10);
    QVERIFY(tabTo(u"a.txt"_s));
    press(Qt::Key_Right);
    press(Qt::Key_Delete);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"c.txt, 10 bytes"_s);
    press(Qt::Key_Backspace);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"a.txt, 10 bytes"_s);
    press(Qt::Key_Delete);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Attach files"_s);
    QVERIFY(m_window->reading().draft.attachments.empty());
}

void tst_Attachments::aFileTakenOutWhileItIsCopiedStaysOut()
{
    m_window->attach({u"/a/one.txt"_s});
    QVERIFY(tabTo(u"one.txt"_s));
    press(Qt::Key_Delete);
    m_window->attached(m_copies->front().at(0).toInt(), file(u"one.txt"_s, 1));
    QVERIFY(m_window->reading().draft.attachments.empty());
    QVERIFY(tiles().isEmpty());
}

void tst_Attachments::whatCannotBeReadIsNamedAndTheOthersStay()
{
    m_window->attach({u"/home/ada/photos"_s, u"/home/ada/one.txt"_s});
    m_window->attached(m_copies->at(0).at(0).toInt(), Problem{.kind = Problem::Kind::FileUnreadable,
                                                              .words = u"is a folder"_s,
                                                              .subject = u"/home/ada/photos"_s});
    m_window->attached(m_copies->at(1).at(0).toInt(), file(u"one.txt"_s, 1));
    QVERIFY2(notice().contains(u"/home/ada/photos"_s) && notice().contains(u"folder"_s),
             qPrintable(notice()));
    QCOMPARE(tiles(), QStringList{u"one.txt, 1 bytes"_s});
}

void tst_Attachments::sendWaitsForACopy()
{
    const QSignalSpy sent{m_window.get(), &ui::ComposeWindow::sendRequested};
    m_window->setDraft(samples::draft());
    m_window->attach({u"/a/one.txt"_s});
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(sent.isEmpty());
    QVERIFY(notice().contains(u"one.txt"_s));
    m_window->attached(m_copies->front().at(0).toInt(), file(u"one.txt"_s, 1));
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.front().at(1).value<mime::Draft>().attachments.size(), 1U);
}

void tst_Attachments::theMeterSaysHowMuchOfWhatMayBe()
{
    const auto *meter = m_window->findChild<ui::SizeMeter *>();
    QVERIFY(meter->text().isEmpty());
    attachDone(u"a.bin"_s, 2'300'000); // base64 and its line ends: 78 octets for 57
    QTRY_COMPARE(meter->text(), u"3.1 of 25 MB"_s);
    attachDone(u"b.bin"_s, 18'000'000);
    QTRY_COMPARE(meter->text(), u"27.8 of 25 MB: too large"_s);
}

void tst_Attachments::filesDroppedOnTheTextAreAttached()
{
    auto *text = m_window->findChild<QPlainTextEdit *>();
    const auto *zone = m_window->findChild<ui::DropZone *>();
    const auto data = carried({u"/a/one.txt"_s, u"/a/two.txt"_s});
    QDragEnterEvent enter{{20, 20}, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, {}};
    QCoreApplication::sendEvent(text->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QVERIFY(zone->isVisible());
    QVERIFY(m_window->grab().save(QStringLiteral(BINARY_DIR "/drop.png")));
    QDropEvent drop{{20, 20}, Qt::CopyAction | Qt::MoveAction, data.get(), Qt::LeftButton, {}};
    QCoreApplication::sendEvent(m_window->findChild<ui::DropZone *>(), &drop);
    QVERIFY(!zone->isVisible());
    QCOMPARE(m_copies->size(), 2);
    QVERIFY(text->toPlainText().isEmpty());
}

void tst_Attachments::textThatIsDraggedIsNoFile()
{
    auto *text = m_window->findChild<QPlainTextEdit *>();
    QMimeData data;
    data.setText(u"words"_s);
    QDragEnterEvent enter{{20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(text->viewport(), &enter);
    QVERIFY(!m_window->findChild<ui::DropZone *>()->isVisible());
    QCOMPARE(m_copies->size(), 0);
}

void tst_Attachments::filesThatArePastedAreAttached()
{
    m_window->findChild<QPlainTextEdit *>()->setFocus();
    QGuiApplication::clipboard()->setMimeData(carried({u"/a/one.txt"_s}).release());
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_copies->size(), 1);
    QGuiApplication::clipboard()->setText(u"words"_s);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_window->findChild<QPlainTextEdit *>()->toPlainText(), u"words"_s);
    QCOMPARE(m_copies->size(), 1);
}

void tst_Attachments::manyFilesAndLongNamesFit()
{
    m_window->resize(m_window->minimumSize());
    for (int i = 0; i < 30; ++i)
        attachDone(u"%1 a name that is far longer than its tile.tar.gz"_s.arg(i), 10);
    QTRY_COMPARE(samples::inspect(*m_window), QStringList{});
    QVERIFY(m_window->findChild<QPlainTextEdit *>()->height() > ui::measure::control);
}

void tst_Attachments::theKeysOpenTheChoiceOfFiles()
{
    const QSignalSpy wanted{m_window.get(), &ui::ComposeWindow::filesWanted};
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(tabTo(u"Attach files"_s));
    press(Qt::Key_Space);
    QCOMPARE(wanted.size(), 2);
}

QTEST_MAIN(tst_Attachments)
#include "tst_Attachments.moc"
