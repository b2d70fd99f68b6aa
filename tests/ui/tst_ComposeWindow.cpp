// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/widgets/Notice.h"

#include <QComboBox>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;
using samples::type;

class tst_ComposeWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void aMailWrittenByKeyboardComesOutAsItsDraft();
    void ccAndBccOpenByKeyboardAndAreRead();
    void aBadAddressIsNamedAndGetsTheFocus();
    void noRecipientIsOneSentence();
    void noAccountIsOneSentence();
    void moreThanTwoFindingsAreCounted();
    void aRefusalKeepsEverything();
    void closingWithTextAsksAndKeepsIt();
    void discardCloses();
    void whatWasFilledInByTheProgramAsksNothing();
    void oneIdentityHidesFrom();
    void theChosenSenderSends();

private:
    [[nodiscard]] QStringList notices() const;
    std::unique_ptr<ui::ComposeWindow> m_window{};
    std::unique_ptr<QSignalSpy> m_sent{};
};

void tst_ComposeWindow::init()
{
    QTest::failOnWarning(samples::anyWarning());
    m_window = std::make_unique<ui::ComposeWindow>();
    m_window->setSenders({samples::senders().front()});
    m_sent = std::make_unique<QSignalSpy>(m_window.get(), &ui::ComposeWindow::sendRequested);
    QVERIFY(samples::bringUp(*m_window));
}

QStringList tst_ComposeWindow::notices() const
{
    QStringList result;
    for (const auto *notice : m_window->findChildren<ui::Notice *>()) {
        if (notice->isVisible())
            result += notice->text();
    }
    return result;
}

void tst_ComposeWindow::aMailWrittenByKeyboardComesOutAsItsDraft()
{
    type(u"Bea Curie <bea@example.com>, cleo@example.net"_s);
    press(Qt::Key_Tab);
    type(u"Concert on Friday"_s);
    press(Qt::Key_Tab);
    type(u"Dear Bea,"_s);
    press(Qt::Key_Return);
    type(u"at seven."_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    QCOMPARE(m_sent->front().at(0).toString(), u"gmail"_s);
    auto expected = samples::draft();
    expected.text = u"Dear Bea,\nat seven."_s;
    QCOMPARE(m_sent->front().at(1).value<mime::Draft>(), expected);
    QVERIFY(m_window->isVisible()); // it closes when the mail was taken
    m_window->leave();
    QVERIFY(!m_window->isVisible());
}

void tst_ComposeWindow::ccAndBccOpenByKeyboardAndAreRead()
{
    type(u"bea@example.com"_s);
    QVERIFY(tabTo(u"Show the field Cc"_s));
    press(Qt::Key_Space);
    type(u"cleo@example.net"_s);
    QVERIFY(tabTo(u"Show the field Bcc"_s));
    press(Qt::Key_Space);
    type(u"dora@example.net"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    const auto draft = m_sent->front().at(1).value<mime::Draft>();
    QCOMPARE(draft.cc, std::vector{samples::mailbox(u"cleo@example.net")});
    QCOMPARE(draft.bcc, std::vector{samples::mailbox(u"dora@example.net")});
}

void tst_ComposeWindow::aBadAddressIsNamedAndGetsTheFocus()
{
    type(u"bea@example.com, cleo@"_s);
    press(Qt::Key_Tab);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 0);
    QCOMPARE(notices(), QStringList{u"“cleo@” is not a mail address."_s});
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"To"_s);
    press(Qt::Key_End);
    type(u"example.net"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    QVERIFY(notices().isEmpty());
}

void tst_ComposeWindow::noRecipientIsOneSentence()
{
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(notices(), QStringList{u"Say who gets this mail."_s});
}

void tst_ComposeWindow::noAccountIsOneSentence()
{
    m_window->setSenders({});
    type(u"bea@example.com"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 0);
    QCOMPARE(notices(), QStringList{u"Add an account first: a mail needs a sender."_s});
}

void tst_ComposeWindow::moreThanTwoFindingsAreCounted()
{
    type(u"a, b, c, d"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(notices().size(), 2);
    QVERIFY(notices().back().endsWith(u"And 2 more."_s));
}

void tst_ComposeWindow::aRefusalKeepsEverything()
{
    m_window->setDraft(samples::draft());
    m_window->refuse(u"The disk is full: the mail was not taken."_s);
    QCOMPARE(notices(), QStringList{u"The disk is full: the mail was not taken."_s});
    QCOMPARE(m_window->reading().draft, samples::draft());
}

void tst_ComposeWindow::closingWithTextAsksAndKeepsIt()
{
    type(u"bea@example.com"_s);
    press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(m_window->isVisible());
    QCOMPARE(notices().size(), 1);
    QCOMPARE(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->text(), u"Keep writing"_s);
    press(Qt::Key_Space);
    QVERIFY(notices().isEmpty());
    QCOMPARE(m_window->reading().draft.to, std::vector{samples::mailbox(u"bea@example.com")});
}

void tst_ComposeWindow::discardCloses()
{
    const QSignalSpy closed{m_window.get(), &ui::ComposeWindow::closed};
    type(u"bea@example.com"_s);
    QVERIFY(!m_window->close());
    QVERIFY(tabTo(u"Discard"_s));
    press(Qt::Key_Space);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(closed.size(), 1);
    QCOMPARE(m_sent->size(), 0);
}

void tst_ComposeWindow::whatWasFilledInByTheProgramAsksNothing()
{
    m_window->setDraft(samples::draft());
    QVERIFY(m_window->close());
}

void tst_ComposeWindow::oneIdentityHidesFrom()
{
    QVERIFY(!m_window->findChild<QComboBox *>()->isVisible());
    m_window->setSenders(samples::senders());
    QVERIFY(m_window->findChild<QComboBox *>()->isVisible());
}

void tst_ComposeWindow::theChosenSenderSends()
{
    m_window->setSenders(samples::senders());
    m_window->chooseSender(u"practice"_s);
    type(u"bea@example.com"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    QCOMPARE(m_sent->front().at(0).toString(), u"practice"_s);
    QCOMPARE(m_sent->front().at(1).value<mime::Draft>().from,
             std::vector{samples::mailbox(u"Practice <me@practice.test>")});
}

QTEST_MAIN(tst_ComposeWindow)
#include "tst_ComposeWindow.moc"
