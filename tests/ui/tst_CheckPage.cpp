// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/check/CheckPage.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/Verbatim.h"

#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;
using samples::type;

class tst_CheckPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void aRouteTypedByKeyboardIsAskedFor();
    void aMissingServerIsNamedAndGetsTheFocus();
    void thePortFollowsTheEncryptionUntilItIsTouched();
    void anAccountIsAskedForByItsId();
    void stopIsReachableByKeyboardWhileItRuns();
    void stepsShowTheirState();
    void aFailedStepOpensItsCardUnderItsRow();
    void successHidesWhatWasNotReached();
    void aNewRunForgetsTheOldCard();

private:
    [[nodiscard]] ui::CheckRequest lastRequest() const;
    [[nodiscard]] QStringList visibleRows() const;
    std::unique_ptr<ui::CheckPage> m_page{};
    std::unique_ptr<QSignalSpy> m_asked{};
};

void tst_CheckPage::init()
{
    QTest::failOnWarning(samples::anyWarning());
    m_page = std::make_unique<ui::CheckPage>(explain::Catalogue::builtIn());
    m_asked = std::make_unique<QSignalSpy>(m_page.get(), &ui::CheckPage::checkRequested);
    m_page->resize(760, 900);
    QVERIFY(samples::bringUp(*m_page));
    m_page->setFocus();
}

ui::CheckRequest tst_CheckPage::lastRequest() const
{
    return m_asked->back().front().value<ui::CheckRequest>();
}

QStringList tst_CheckPage::visibleRows() const
{
    QStringList result;
    for (const auto *row : m_page->findChildren<ui::StepRow *>()) {
        if (row->isVisible())
            result += row->accessibleName();
    }
    return result;
}

void tst_CheckPage::aRouteTypedByKeyboardIsAskedFor()
{
    m_page->target()->setFocus();
    QVERIFY(tabTo(u"Server"_s));
    type(u" smtp.example.com "_s);
    QVERIFY(tabTo(u"Port"_s));
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::SelectAll);
    type(u"465"_s);
    QVERIFY(tabTo(u"User name"_s));
    type(u"ada"_s);
    QVERIFY(tabTo(u"Password"_s));
    type(u"very secret"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_asked->size(), 1);
    const auto route = lastRequest().route;
    QCOMPARE(route.endpoint, (Endpoint{u"smtp.example.com"_s, 465, Security::Tls})); // the port proposed TLS
    QCOMPARE(route.user, u"ada"_s);
    QVERIFY(route.secret.equals(Secret{QByteArrayView{"very secret"}}));
    QVERIFY(lastRequest().accountId.isEmpty());
}

void tst_CheckPage::aMissingServerIsNamedAndGetsTheFocus()
{
    QVERIFY(tabTo(u"Test connection"_s));
    press(Qt::Key_Space);
    QCOMPARE(m_asked->size(), 0);
    QCOMPARE(m_page->findChild<ui::Notice *>()->text(), u"Type the name of the server."_s);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Server"_s);
    type(u"smtp example"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_page->findChild<ui::Notice *>()->text(),
             u"A server's name has no blanks in it: “smtp example”."_s);
}

void tst_CheckPage::thePortFollowsTheEncryptionUntilItIsTouched()
{
    QVERIFY(tabTo(u"Server"_s));
    type(u"smtp.example.com"_s);
    QVERIFY(tabTo(u"Encryption"_s));
    press(Qt::Key_Down); // TLS from the start
    QVERIFY(tabTo(u"User name"_s));
    press(Qt::Key_Return);
    QCOMPARE(lastRequest().route.endpoint.port, quint16{465});
    QVERIFY(tabTo(u"Port"_s));
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::SelectAll);
    type(u"2525"_s);
    QVERIFY(tabTo(u"Encryption"_s));
    press(Qt::Key_Up);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    QCOMPARE(lastRequest().route.endpoint, (Endpoint{u"smtp.example.com"_s, 2525, Security::StartTls}));
}

void tst_CheckPage::anAccountIsAskedForByItsId()
{
    m_page->target()->setAccounts({samples::gmail(), samples::practiceAccount()});
    m_page->target()->chooseAccount(u"practice"_s);
    QVERIFY(tabTo(u"Test connection"_s));
    press(Qt::Key_Space);
    QCOMPARE(lastRequest().accountId, u"practice"_s);
    m_page->target()->setAccounts({samples::practiceAccount()});
    QCOMPARE(m_page->target()->request().accountId, u"practice"_s);
}

void tst_CheckPage::stopIsReachableByKeyboardWhileItRuns()
{
    const QSignalSpy stopped{m_page.get(), &ui::CheckPage::stopRequested};
    QVERIFY(tabTo(u"Test connection"_s));
    m_page->begin(samples::stages());
    QCOMPARE(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->text(), u"Stop"_s);
    press(Qt::Key_Space);
    QCOMPARE(stopped.size(), 1);
    m_page->finish(samples::refusedSignIn());
    QCOMPARE(qobject_cast<QAbstractButton *>(QApplication::focusWidget())->text(), u"Test again"_s);
}

void tst_CheckPage::stepsShowTheirState()
{
    m_page->begin(samples::stages());
    m_page->showStep({.stage = Stage::Dns, .status = StepStatus::Running});
    QVERIFY(visibleRows().front().startsWith(u"Name: running."_s));
    QVERIFY(visibleRows().back().startsWith(u"Sender: waiting."_s));
    m_page->showStep(samples::reached().front());
    QVERIFY(visibleRows().front().startsWith(u"Name: done."_s));
    QVERIFY(visibleRows().front().contains(u"142.250.27.108"_s));
}

void tst_CheckPage::aFailedStepOpensItsCardUnderItsRow()
{
    m_page->begin(samples::stages());
    const auto report = samples::refusedSignIn();
    m_page->finish(report);
    const auto *card = m_page->findChild<ui::FactCard *>();
    QVERIFY(card);
    const auto rows = m_page->findChildren<ui::StepRow *>();
    const auto auth = std::ranges::find(rows, Stage::Auth, &ui::StepRow::stage);
    const auto sender = std::ranges::find(rows, Stage::Sender, &ui::StepRow::stage);
    QTRY_VERIFY((*auth)->geometry().bottom() < card->geometry().top()); // laid out when the loop turns
    QTRY_VERIFY(card->geometry().bottom() < (*sender)->geometry().top());
    QVERIFY((*sender)->accessibleName().contains(u"not reached"_s));
    QCOMPARE(card->findChild<ui::Verbatim *>()->toPlainText(), report.problem->reply->verbatim());
}

void tst_CheckPage::successHidesWhatWasNotReached()
{
    const QSignalSpy write{m_page.get(), &ui::CheckPage::writeRequested};
    m_page->target()->setAccounts({samples::gmail()});
    m_page->begin(samples::stages());
    m_page->finish(samples::working());
    QCOMPARE(visibleRows().filter(u"Sender"_s).size(), 0);
    QVERIFY(!m_page->findChild<ui::FactCard *>());
    QVERIFY(tabTo(u"Write a mail"_s));
    press(Qt::Key_Space);
    QCOMPARE(write.front().front().toString(), u"gmail"_s);
}

void tst_CheckPage::aNewRunForgetsTheOldCard()
{
    m_page->begin(samples::stages());
    m_page->finish(samples::refusedSignIn());
    m_page->begin(samples::stages());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!m_page->findChild<ui::FactCard *>());
}

QTEST_MAIN(tst_CheckPage)
#include "tst_CheckPage.moc"
