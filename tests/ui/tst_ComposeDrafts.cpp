// SPDX-License-Identifier: MIT
// What the window does so that nothing that was written is lost, and what it says of it.
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/compose/DraftMark.h"
#include "ui/widgets/Notice.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using drafts::Phase;
using samples::press;
using samples::tabTo;
using samples::type;

namespace {

constexpr int patience = 15'000;

Problem diskFull()
{
    return {.kind = Problem::Kind::DiskFull, .subject = u"/home/ada/drafts"_s};
}

QDateTime todayAtNoon()
{
    return {QDate::currentDate(), QTime(12, 3, 51)};
}

/// Half a recipient and a file, as a crash finds them.
ui::Written halfWritten()
{
    const auto sender = samples::senders().front();
    return {.accountId = sender.accountId,
            .from = sender.mailbox,
            .to = u"Bea Curie <bea@"_s,
            .cc = u"cleo@example.net"_s,
            .bcc = u"dora@example.net"_s,
            .subject = u"Concert"_s,
            .text = u"Dear Bea,\n\n"_s,
            .attachments = {mime::attachBytes(u"a.txt"_s, "one").value()}};
}

} // namespace

class tst_ComposeDrafts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void nothingWrittenSaysNothing();
    void itIsSavingFromTheFirstKeyUntilItIsKept();
    void whatIsTypedMeanwhileIsNotSaved();
    void whoWritesOnWithoutAPauseIsKeptAllTheSame();
    void aFullDiskIsSaidAndTriedAgain();
    void closingKeepsAndLeaves();
    void closingAnUntouchedWindowKeepsNothing();
    void whatWasTakenBackIsNotKept();
    void whatCannotBeKeptIsNotClosedUnasked();
    void closingWaitsForACopy();
    void discardAsksFirst();
    void aKeptDraftComesBackLetterForLetter();
    void aRecoveredDraftSaysSoAndCanGo();
    void othersThatWereBegunAreOffered();

private:
    [[nodiscard]] QString mark() const { return m_window->findChild<ui::DraftMark *>()->text(); }
    [[nodiscard]] QString notice() const;
    [[nodiscard]] Phase lastPhase() const { return m_keeps->back().at(1).value<Phase>(); }
    std::unique_ptr<ui::ComposeWindow> m_window{};
    std::unique_ptr<QSignalSpy> m_keeps{};
    std::unique_ptr<QSignalSpy> m_discards{};
};

void tst_ComposeDrafts::init()
{
    QTest::failOnWarning(samples::anyWarning());
    QLocale::setDefault(QLocale::c()); // the one whose short times have seconds
    m_window = std::make_unique<ui::ComposeWindow>(explain::Catalogue::builtIn());
    m_window->setSenders(samples::senders());
    m_keeps = std::make_unique<QSignalSpy>(m_window.get(), &ui::ComposeWindow::keepRequested);
    m_discards = std::make_unique<QSignalSpy>(m_window.get(), &ui::ComposeWindow::discarded);
    QVERIFY(samples::bringUp(*m_window));
}

QString tst_ComposeDrafts::notice() const
{
    for (const auto *notice : m_window->findChildren<ui::Notice *>()) {
        if (notice->isVisible())
            return notice->text();
    }
    return {};
}

void tst_ComposeDrafts::nothingWrittenSaysNothing()
{
    QCOMPARE(mark(), QString());
    m_window->setDraft(samples::draft());
    m_window->chooseSender(u"practice"_s);
    QCOMPARE(mark(), QString());
}

void tst_ComposeDrafts::itIsSavingFromTheFirstKeyUntilItIsKept()
{
    type(u"bea@"_s);
    QCOMPARE(mark(), u"Saving…"_s);
    QVERIFY(m_keeps->isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_keeps->size(), 1, patience);
    QCOMPARE(m_keeps->front().at(0).value<drafts::Written>().to, u"bea@"_s);
    QCOMPARE(lastPhase(), Phase::Writing);
    QCOMPARE(mark(), u"Saving…"_s);
    m_window->kept(Phase::Writing, todayAtNoon());
    QCOMPARE(mark(), u"Saved 12:03"_s);
    QVERIFY(m_window->isVisible());
}

void tst_ComposeDrafts::whatIsTypedMeanwhileIsNotSaved()
{
    type(u"bea@"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_keeps->size(), 1, patience);
    type(u"example.com"_s);
    m_window->kept(Phase::Writing, QDateTime::currentDateTime());
    QCOMPARE(mark(), u"Saving…"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_keeps->size(), 2, patience);
    QCOMPARE(m_keeps->back().at(0).value<drafts::Written>().to, u"bea@example.com"_s);
}

void tst_ComposeDrafts::whoWritesOnWithoutAPauseIsKeptAllTheSame()
{
    QElapsedTimer timer;
    timer.start();
    while (m_keeps->isEmpty() && timer.elapsed() < patience) {
        type(u"x"_s);
        QTest::qWait(200);
    }
    QCOMPARE(m_keeps->size(), 1);
    QVERIFY(timer.elapsed() >= 10'000);
}

void tst_ComposeDrafts::aFullDiskIsSaidAndTriedAgain()
{
    type(u"bea@example.com"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_keeps->size(), 1, patience);
    m_window->notKept(Phase::Writing, diskFull());
    QCOMPARE(mark(), u"Not saved: disk full"_s);
    QVERIFY(notice().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_keeps->size(), 2, patience);
    m_window->kept(Phase::Writing, QDateTime::currentDateTime());
    QVERIFY(mark().startsWith(u"Saved"_s));
}

void tst_ComposeDrafts::closingKeepsAndLeaves()
{
    type(u"bea@example.com"_s);
    press(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_keeps->size(), 1);
    QCOMPARE(lastPhase(), Phase::Closed);
    QVERIFY(m_window->isVisible()); // until it is on disk
    m_window->kept(Phase::Closed, QDateTime::currentDateTime());
    QVERIFY(!m_window->isVisible());
    QVERIFY(m_discards->isEmpty());
}

void tst_ComposeDrafts::closingAnUntouchedWindowKeepsNothing()
{
    m_window->setDraft(samples::draft());
    QVERIFY(m_window->close());
    QVERIFY(m_keeps->isEmpty());
}

void tst_ComposeDrafts::whatWasTakenBackIsNotKept()
{
    type(u"b"_s);
    press(Qt::Key_Backspace);
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QVERIFY(m_keeps->isEmpty());
    QCOMPARE(m_discards->size(), 1);
}

void tst_ComposeDrafts::whatCannotBeKeptIsNotClosedUnasked()
{
    type(u"bea@example.com"_s);
    QVERIFY(!m_window->close());
    m_window->notKept(Phase::Closed, diskFull());
    QVERIFY(m_window->isVisible());
    QVERIFY2(notice().contains(u"could not be kept"_s), qPrintable(notice()));
    QCOMPARE(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->text(), u"Keep writing"_s);
    press(Qt::Key_Space);
    QVERIFY(notice().isEmpty());
    QCOMPARE(m_window->written().to, u"bea@example.com"_s);
}

void tst_ComposeDrafts::closingWaitsForACopy()
{
    m_window->attach({u"/a/one.txt"_s});
    QVERIFY(!m_window->close());
    QVERIFY(notice().contains(u"one.txt"_s));
    QVERIFY(m_keeps->isEmpty());
}

void tst_ComposeDrafts::discardAsksFirst()
{
    type(u"bea@example.com"_s);
    QVERIFY(tabTo(u"Discard this mail"_s));
    press(Qt::Key_Space);
    QVERIFY(m_window->isVisible());
    QVERIFY(m_discards->isEmpty());
    QTRY_VERIFY(QApplication::focusWidget()->nextInFocusChain()->isVisible()); // laid out when the loop turns
    QVERIFY(tabTo(u"Discard"_s));
    press(Qt::Key_Space);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_discards->size(), 1);
    QVERIFY(m_keeps->isEmpty());
}

void tst_ComposeDrafts::aKeptDraftComesBackLetterForLetter()
{
    m_window->setWritten(halfWritten(), todayAtNoon());
    QCOMPARE(m_window->written(), halfWritten());
    QCOMPARE(mark(), u"Saved 12:03"_s);
    QVERIFY(!m_window->close()); // it is put away, not forgotten
    QCOMPARE(lastPhase(), Phase::Closed);
    QCOMPARE(m_keeps->back().at(0).value<drafts::Written>(), halfWritten());
}

void tst_ComposeDrafts::aRecoveredDraftSaysSoAndCanGo()
{
    m_window->setWritten(halfWritten(), samples::noon());
    m_window->tellOrigin(u"Recovered: Posthorn ended while this mail was open."_s);
    QVERIFY(notice().startsWith(u"Recovered"_s));
    for (auto *button : m_window->findChildren<QAbstractButton *>()) {
        if (button->text() == u"Discard"_s && m_window->isVisible())
            button->click();
    }
    QCOMPARE(m_discards->size(), 1);
    QVERIFY(!m_window->isVisible());
}

void tst_ComposeDrafts::othersThatWereBegunAreOffered()
{
    m_window->offer({});
    QVERIFY(notice().isEmpty());
    m_window->offer({{.id = u"one"_s, .saved = samples::noon(), .subject = u"R&D"_s},
                     {.id = u"two"_s, .saved = samples::noon(), .to = u"bea@example.com"_s}});
    QVERIFY(!notice().isEmpty());
    const QSignalSpy wanted{m_window.get(), &ui::ComposeWindow::draftWanted};
    const auto actions = m_window->findChild<QMenu *>()->actions();
    QCOMPARE(actions.size(), 2);
    QVERIFY2(actions.front()->text().startsWith(u"R&&D ("_s), qPrintable(actions.front()->text()));
    QVERIFY(actions.back()->text().startsWith(u"bea@example.com"_s));
    actions.back()->trigger();
    QCOMPARE(wanted.front().front().toString(), u"two"_s);
}

QTEST_MAIN(tst_ComposeDrafts)
#include "tst_ComposeDrafts.moc"
