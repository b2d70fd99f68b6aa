// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/accounts/AccountForm.h"
#include "ui/accounts/AccountsPage.h"
#include "ui/check/CheckPage.h"
#include "ui/explain/ExplainPage.h"
#include "ui/outbox/OutboxPage.h"
#include "ui/outbox/OutboxRow.h"
#include "ui/practice/MailView.h"
#include "ui/practice/PracticePage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WelcomePage.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/Sidebar.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;
using samples::type;

namespace {

/// The names of what Tab reaches, from the first on.
QStringList tabStops(QWidget &window)
{
    QStringList names;
    for (auto *next = window.nextInFocusChain(); next != &window; next = next->nextInFocusChain()) {
        const auto *button = qobject_cast<QAbstractButton *>(next);
        if (next->isVisible() && (next->focusPolicy() & Qt::TabFocus))
            names += button ? button->text() : next->accessibleName();
    }
    return names;
}

} // namespace

class tst_Pages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(samples::anyWarning()); }
    void theWelcomeCardsWorkByKeyboard_data();
    void theWelcomeCardsWorkByKeyboard();
    void controlAndANumberGoesToAPage();
    void theSidebarFoldsWhereItIsNarrow();
    void anAccountTypedByKeyboardComesOut();
    void aBadAccountAddressIsNamed();
    void tabFollowsTheEye();
    void removingAnAccountAsksInItsRow();
    void theOutboxShowsStatesInWords();
    void whyOpensTheCardAndTheFixNamesItsMail();
    void aSecondPutReplacesTheRow();
    void practiceGoesFromStoppedToInbox();
    void theSourceOfAMailIsShownAsItCame();
    void pastedTextIsAskedAboutAtOnce();
    void theDecidingWordsAreFound();
    void aConnectionInTheTextCanBeTested();
};

void tst_Pages::theWelcomeCardsWorkByKeyboard_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("account") << u"Add my account"_s << QByteArray{SIGNAL(addAccountAsked())};
    QTest::newRow("practice") << u"Try it without an account"_s << QByteArray{SIGNAL(practiceAsked())};
    QTest::newRow("explain") << u"Explain an error message"_s << QByteArray{SIGNAL(explainAsked())};
}

void tst_Pages::theWelcomeCardsWorkByKeyboard()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, signal);
    ui::WelcomePage page;
    const QSignalSpy asked{&page, signal.constData()};
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(name));
    press(Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
}

void tst_Pages::controlAndANumberGoesToAPage()
{
    using Place = ui::MainWindow::Place;
    ui::MainWindow window;
    window.setPage(Place::Outbox, new ui::OutboxPage);
    window.setPage(Place::Practice, new ui::PracticePage);
    const QSignalSpy changed{&window, &ui::MainWindow::placeChanged};
    const QSignalSpy write{&window, &ui::MainWindow::writeAsked};
    QVERIFY(samples::bringUp(window));
    QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(changed.back().front().value<Place>(), Place::Practice);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(changed.back().front().value<Place>(), Place::Outbox);
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(write.size(), 2);
    QCOMPARE(changed.size(), 2);
}

void tst_Pages::theSidebarFoldsWhereItIsNarrow()
{
    ui::MainWindow window;
    window.resize(1000, 600);
    QVERIFY(samples::bringUp(window));
    const auto *sidebar = window.findChild<ui::Sidebar *>();
    const auto open = sidebar->width();
    window.resize(700, 600);
    QTRY_VERIFY(sidebar->width() < open / 2);
    window.resize(1000, 600);
    QTRY_COMPARE(sidebar->width(), open);
}

void tst_Pages::anAccountTypedByKeyboardComesOut()
{
    ui::AccountForm form;
    const QSignalSpy done{&form, &ui::AccountForm::submitted};
    QVERIFY(samples::bringUp(form));
    type(u"Ada Byron"_s);
    press(Qt::Key_Tab);
    type(u"ada@example.com"_s);
    press(Qt::Key_Tab);
    type(u"smtp.example.com"_s);
    QVERIFY(tabTo(u"Password"_s));
    type(u"secret"_s);
    press(Qt::Key_Return);
    QCOMPARE(form.findChild<ui::Notice *>()->text(), QString{});
    QCOMPARE(done.size(), 1);
    const auto account = done.front().at(0).value<accounts::Account>();
    QCOMPARE(account.identities.front().mailbox, samples::mailbox(u"Ada Byron <ada@example.com>"));
    QCOMPARE(account.user, u"ada@example.com"_s); // proposed from the address
    QCOMPARE(account.endpoint, (Endpoint{u"smtp.example.com"_s, 587, Security::StartTls}));
    QVERIFY(done.front().at(1).value<Secret>().equals(Secret{QByteArrayView{"secret"}}));
    QVERIFY(account.id.isEmpty());
}

void tst_Pages::tabFollowsTheEye()
{
    const QStringList route{u"Server"_s, u"Port"_s, u"Encryption"_s, u"User name"_s, u"Password"_s};
    ui::AccountForm form;
    QVERIFY(samples::bringUp(form));
    QCOMPARE(tabStops(form), (QStringList{u"Your name"_s, u"Mail address"_s} + route +
                              QStringList{u"Add account"_s, u"Cancel"_s}));

    ui::MainWindow window;
    auto *page = new ui::CheckPage{explain::Catalogue::builtIn()};
    window.setPage(ui::MainWindow::Place::Check, page);
    page->target()->setAccounts({samples::gmail()});
    page->target()->chooseRoute({u"smtp.example.com"_s, 587, Security::StartTls}, {});
    window.go(ui::MainWindow::Place::Check);
    QVERIFY(samples::bringUp(window));
    QCOMPARE(tabStops(window).mid(6), (QStringList{u"Test connection"_s, u"Test"_s} + route));
}

void tst_Pages::aBadAccountAddressIsNamed()
{
    ui::AccountForm form;
    const QSignalSpy done{&form, &ui::AccountForm::submitted};
    QVERIFY(samples::bringUp(form));
    press(Qt::Key_Tab);
    type(u"ada@"_s);
    press(Qt::Key_Return);
    QCOMPARE(done.size(), 0);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Mail address"_s);
}

void tst_Pages::removingAnAccountAsksInItsRow()
{
    ui::AccountsPage page;
    page.setAccounts({samples::gmail()});
    const QSignalSpy removed{&page, &ui::AccountsPage::removeAsked};
    page.resize(760, 600);
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(u"Remove: "_s));
    press(Qt::Key_Space);
    QCOMPARE(removed.size(), 0);
    QCOMPARE(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->text(), u"Keep it"_s);
    QVERIFY(tabTo(u"Remove it"_s));
    press(Qt::Key_Space);
    QCOMPARE(removed.front().front().toString(), u"gmail"_s);
}

void tst_Pages::theOutboxShowsStatesInWords()
{
    ui::OutboxPage page;
    for (const auto &entry : samples::outbox(explain::Catalogue::builtIn()))
        page.put(entry);
    QStringList names;
    for (const auto *row : page.findChildren<ui::OutboxRow *>())
        names += row->accessibleName();
    QCOMPARE(names.size(), 4);
    QCOMPARE(names.filter(u"In doubt"_s).size(), 1);
    QCOMPARE(names.filter(u"Not sent. Gmail did not accept this password"_s).size(), 1);
    QCOMPARE(page.pending(), 3);
}

void tst_Pages::whyOpensTheCardAndTheFixNamesItsMail()
{
    ui::OutboxPage page;
    page.put(samples::outbox(explain::Catalogue::builtIn()).at(2));
    page.resize(760, 900);
    const QSignalSpy fixed{&page, &ui::OutboxPage::fixChosen};
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(u"Why"_s));
    press(Qt::Key_Space);
    QCOMPARE(page.findChildren<ui::FactCard *>().size(), 1);
    QVERIFY(tabTo(explain::Catalogue::builtIn().card(samples::refused()).fixes.front().text));
    press(Qt::Key_Space);
    QCOMPARE(fixed.front().front().toString(), u"3"_s);
}

void tst_Pages::aSecondPutReplacesTheRow()
{
    ui::OutboxPage page;
    auto entry = samples::outbox(explain::Catalogue::builtIn()).back();
    page.put(entry);
    QCOMPARE(page.pending(), 1);
    entry.state = ui::OutboxEntry::State::Sent;
    page.put(entry);
    QCOMPARE(page.findChildren<ui::OutboxRow *>().size(), 1);
    QCOMPARE(page.pending(), 0);
}

void tst_Pages::practiceGoesFromStoppedToInbox()
{
    ui::PracticePage page;
    const QSignalSpy start{&page, &ui::PracticePage::startRequested};
    page.resize(900, 600);
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(u"Start the practice server"_s));
    press(Qt::Key_Space);
    QCOMPARE(start.size(), 1);
    page.setPorts(practice::Ports{40025, 40587, 40465});
    QVERIFY(tabTo(u"Write a mail"_s));
    for (const auto &mail : samples::inbox())
        page.addMail(mail);
    QCOMPARE(page.count(), 3);
    const auto *list = page.findChild<QListWidget *>();
    QVERIFY(list->isVisible());
    QCOMPARE(list->currentItem()->text(), u"Concert on Friday"_s); // the newest is shown at once
}

void tst_Pages::theSourceOfAMailIsShownAsItCame()
{
    ui::MailView view;
    const auto mail = samples::inbox().at(1);
    view.show(mail);
    const auto *text = view.findChild<QPlainTextEdit *>();
    QCOMPARE(text->toPlainText(), u"<b>Plain</b> stays plain."_s);
    QVERIFY(samples::bringUp(view));
    QVERIFY(tabTo(u"Source"_s));
    press(Qt::Key_Space);
    QVERIFY(text->toPlainText().startsWith(u"From: Practice <me@practice.test>\nTo: "_s));
}

void tst_Pages::pastedTextIsAskedAboutAtOnce()
{
    ui::ExplainPage page;
    QSignalSpy asked{&page, &ui::ExplainPage::textChanged};
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(u"Error, log or bounce"_s));
    type(u"535"_s);
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked.back().front().toString(), u"535"_s);
}

void tst_Pages::theDecidingWordsAreFound()
{
    using ui::Found;
    QCOMPARE(ui::findWords(u"535 5.7.8 Bad password"_s, u"bad PASSWORD"_s), (Found{10, 12}));
    QCOMPARE(ui::findWords(u"535 5.7.8 Bad\r\n  password here"_s, u"Bad password"_s), (Found{10, 15}));
    QCOMPARE(ui::findWords(u"a (b) c"_s, u"(b) c"_s), (Found{2, 5}));
    QCOMPARE(ui::findWords(u"nothing of it"_s, u"elsewhere"_s), Found{});
    QCOMPARE(ui::findWords(u"anything"_s, u"  "_s), Found{});
}

void tst_Pages::aConnectionInTheTextCanBeTested()
{
    ui::ExplainPage page;
    const QSignalSpy test{&page, &ui::ExplainPage::checkAsked};
    page.resize(900, 600);
    QVERIFY(samples::bringUp(page));
    page.setText(u"535 5.7.8 Username and Password not accepted"_s);
    page.show(samples::refused(), explain::Catalogue::builtIn().card(samples::refused()));
    QVERIFY(tabTo(u"Test this connection"_s));
    press(Qt::Key_Space);
    QCOMPARE(test.front().front().value<Endpoint>(),
             (Endpoint{u"smtp.gmail.com"_s, 587, Security::StartTls}));
    QCOMPARE(page.findChild<QPlainTextEdit *>()->extraSelections().size(), 1);
    page.clear();
    QVERIFY(page.findChild<QPlainTextEdit *>()->extraSelections().isEmpty());
}

QTEST_MAIN(tst_Pages)
#include "tst_Pages.moc"
