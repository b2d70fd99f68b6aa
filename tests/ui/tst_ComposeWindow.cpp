// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "review/Kinds.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/widgets/Notice.h"

#include <QComboBox>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;
using samples::type;

static QString wordsOf(const QString &id, const QMap<QString, QString> &arguments = {})
{
    return explain::inOneLine(explain::Catalogue::builtIn().words({.id = id, .arguments = arguments}));
}

static Finding mistyped()
{
    return review::found("address.mistyped"_L1, Finding::Field::To,
                         {{u"address"_s, u"bea@gmial.com"_s}, {u"suggestion"_s, u"bea@gmail.com"_s}});
}

static Finding noSubject()
{
    return review::found("subject.none"_L1, Finding::Field::Subject);
}

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
    void whatIsAskedWaitsForSendAnyway();
    void whatWasSettledIsNotAskedAgain();
    void whatWasOnlyCountedIsAskedNext();
    void aMistypedAddressIsCorrectedByOneClick();
    void manyRecipientsMoveToBccByOneClick();
    void whatStopsHasNoSendAnyway();
    void hintsHoldNothingUp();
    void aRefusalKeepsEverything();
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
    m_window = std::make_unique<ui::ComposeWindow>(explain::Catalogue::builtIn());
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
    QCOMPARE(notices(), QStringList{wordsOf(u"address.bad"_s, {{u"text"_s, u"cleo@"_s}})});
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
    QCOMPARE(notices(), QStringList{wordsOf(u"recipient.none"_s)});
}

void tst_ComposeWindow::noAccountIsOneSentence()
{
    m_window->setSenders({});
    type(u"bea@example.com"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 0);
    QCOMPARE(notices(), QStringList{wordsOf(u"sender.none"_s)});
}

void tst_ComposeWindow::moreThanTwoFindingsAreCounted()
{
    type(u"a, b, c, d"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(notices().size(), 2);
    QVERIFY(notices().back().endsWith(u"And 2 more."_s));
}

void tst_ComposeWindow::whatIsAskedWaitsForSendAnyway()
{
    m_window->setDraft(samples::draft());
    QVERIFY(!m_window->clears({noSubject()}));
    QCOMPARE(notices(), QStringList{wordsOf(u"subject.none"_s)});
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Subject"_s);
    QCOMPARE(m_sent->size(), 0);
    QVERIFY(tabTo(u"Send anyway"_s));
    press(Qt::Key_Space);
    QCOMPARE(m_sent->size(), 1);
    QVERIFY(m_window->clears({noSubject()}));
}

void tst_ComposeWindow::whatWasSettledIsNotAskedAgain()
{
    m_window->setDraft(samples::draft());
    QVERIFY(!m_window->clears({noSubject()}));
    QVERIFY(tabTo(u"Send anyway"_s));
    press(Qt::Key_Space);
    QVERIFY(!m_window->clears({noSubject(), mistyped()}));
    QCOMPARE(notices().size(), 1); // the new one alone
}

void tst_ComposeWindow::whatWasOnlyCountedIsAskedNext()
{
    m_window->setDraft(samples::draft());
    const std::vector all{mistyped(), noSubject(), review::found("text.none"_L1, Finding::Field::Text)};
    QVERIFY(!m_window->clears(all));
    QVERIFY(notices().back().endsWith(u"And 1 more."_s));
    QVERIFY(tabTo(u"Send anyway"_s));
    press(Qt::Key_Space);
    QVERIFY(!m_window->clears(all));
    QCOMPARE(notices(), QStringList{wordsOf(u"text.none"_s)});
}

void tst_ComposeWindow::aMistypedAddressIsCorrectedByOneClick()
{
    type(u"Bea <bea@gmial.com>; cleo@example.net"_s);
    QVERIFY(!m_window->clears({mistyped(), noSubject()}));
    QCOMPARE(notices().size(), 2);
    QVERIFY(tabTo(u"Use bea@gmail.com"_s));
    press(Qt::Key_Space);
    QCOMPARE(m_window->reading().draft.to,
             (std::vector{samples::mailbox(u"Bea <bea@gmail.com>"), samples::mailbox(u"cleo@example.net")}));
    QCOMPARE(notices(), QStringList{wordsOf(u"subject.none"_s)});
    QCOMPARE(m_sent->size(), 0);
}

void tst_ComposeWindow::manyRecipientsMoveToBccByOneClick()
{
    type(u"a@example.net, b@example.net"_s);
    const auto many = review::found("recipients.public"_L1, Finding::Field::To, {{u"count"_s, u"2"_s}});
    QVERIFY(!m_window->clears({many}));
    QVERIFY(tabTo(u"Move all to Bcc"_s));
    press(Qt::Key_Space);
    const auto draft = m_window->reading().draft;
    QVERIFY(draft.to.empty());
    QCOMPARE(draft.bcc,
             (std::vector{samples::mailbox(u"a@example.net"), samples::mailbox(u"b@example.net")}));
    QVERIFY(notices().isEmpty());
}

void tst_ComposeWindow::whatStopsHasNoSendAnyway()
{
    const auto bad = review::found("address.bad"_L1, Finding::Field::Cc, {{u"text"_s, u"x"_s}});
    QVERIFY(!m_window->clears({noSubject(), bad}));
    QCOMPARE(notices().front(), wordsOf(u"address.bad"_s, {{u"text"_s, u"x"_s}}));
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Cc"_s);
    QVERIFY(!tabTo(u"Send anyway"_s));
}

void tst_ComposeWindow::hintsHoldNothingUp()
{
    QVERIFY(m_window->clears({review::found("text.attachment-alone"_L1, Finding::Field::Text)}));
    QVERIFY(notices().isEmpty());
}

void tst_ComposeWindow::aRefusalKeepsEverything()
{
    m_window->setDraft(samples::draft());
    m_window->refuse(u"The disk is full: the mail was not taken."_s);
    QCOMPARE(notices(), QStringList{u"The disk is full: the mail was not taken."_s});
    QCOMPARE(m_window->reading().draft, samples::draft());
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
