// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/accounts/AccountForm.h"
#include "ui/accounts/AccountsPage.h"
#include "ui/check/CheckPage.h"
#include "ui/outbox/OutboxPage.h"
#include "ui/practice/PracticePage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WelcomePage.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/Sidebar.h"

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

using Signal = void (ui::WelcomePage::*)();
Q_DECLARE_METATYPE(Signal)

class tst_Frame : public QObject
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
};

void tst_Frame::theWelcomeCardsWorkByKeyboard_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Signal>("signal");
    QTest::newRow("account") << u"Add my account"_s << &ui::WelcomePage::addAccountAsked;
    QTest::newRow("practice") << u"Try it without an account"_s << &ui::WelcomePage::practiceAsked;
    QTest::newRow("explain") << u"Explain an error message"_s << &ui::WelcomePage::explainAsked;
}

void tst_Frame::theWelcomeCardsWorkByKeyboard()
{
    QFETCH(QString, name);
    QFETCH(Signal, signal);
    ui::WelcomePage page;
    const QSignalSpy asked{&page, signal};
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(name));
    press(Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
}

void tst_Frame::controlAndANumberGoesToAPage()
{
    using Place = ui::MainWindow::Place;
    ui::MainWindow window;
    window.setPage(Place::Outbox, new ui::OutboxPage(explain::Catalogue::builtIn()));
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

void tst_Frame::theSidebarFoldsWhereItIsNarrow()
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

void tst_Frame::anAccountTypedByKeyboardComesOut()
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

void tst_Frame::tabFollowsTheEye()
{
    const QStringList route{u"Server"_s, u"Port"_s, u"Encryption"_s, u"User name"_s, u"Password"_s};
    ui::AccountForm form;
    QVERIFY(samples::bringUp(form));
    QCOMPARE(tabStops(form), (QStringList{u"Your name"_s, u"Mail address"_s} + route +
                              QStringList{u"Keep it"_s, u"Add account"_s, u"Cancel"_s}));

    ui::MainWindow window;
    auto *page = new ui::CheckPage{explain::Catalogue::builtIn()};
    window.setPage(ui::MainWindow::Place::Check, page);
    page->target()->setAccounts({samples::gmail()});
    page->target()->chooseRoute({u"smtp.example.com"_s, 587, Security::StartTls}, {});
    window.go(ui::MainWindow::Place::Check);
    QVERIFY(samples::bringUp(window));
    QCOMPARE(tabStops(window).mid(7), (QStringList{u"Test connection"_s, u"Test"_s} + route));
}

void tst_Frame::aBadAccountAddressIsNamed()
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

void tst_Frame::removingAnAccountAsksInItsRow()
{
    ui::AccountsPage page;
    page.setAccounts({{.account = samples::gmail()}});
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

QTEST_MAIN(tst_Frame)
#include "tst_Frame.moc"
