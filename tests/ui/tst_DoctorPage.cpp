// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/check/DoctorPage.h"
#include "ui/widgets/PrimaryButton.h"

#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;

class tst_DoctorPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void eachAccountSaysHowItIs();
    void allAreCheckedByOneKeyAndStoppedByAnother();
    void oneIsTestedByKeyboard();
    void theKeyboardStaysWhereItIs();
    void withoutAccountsThereIsOneThingToDo();

private:
    [[nodiscard]] QStringList sentences() const;
    std::unique_ptr<ui::DoctorPage> m_page{};
};

void tst_DoctorPage::init()
{
    QTest::failOnWarning(samples::anyWarning());
    m_page = std::make_unique<ui::DoctorPage>(explain::Catalogue::builtIn());
    m_page->resize(760, 700);
    QVERIFY(samples::bringUp(*m_page));
    m_page->show(samples::healths(), samples::noon());
    m_page->setFocus();
}

QStringList tst_DoctorPage::sentences() const
{
    QStringList all;
    for (const auto *row : m_page->findChildren<ui::HealthRow *>()) {
        if (row->isVisible())
            all += row->accessibleName();
    }
    return all;
}

void tst_DoctorPage::eachAccountSaysHowItIs()
{
    const auto all = sentences();
    QCOMPARE(all.size(), 4);
    QCOMPARE(all[0], u"ada.byron@gmail.com: Does not work. The server's certificate ran out, 12 min ago"_s);
    QCOMPARE(all[1], u"Practice: Works. Tested without signing in, 3 h ago"_s);
    QVERIFY2(all[2].endsWith(u": Being tested. "_s), qPrintable(all[2]));
    QVERIFY2(all[3].endsWith(u": Not tested yet. "_s), qPrintable(all[3]));
}

void tst_DoctorPage::allAreCheckedByOneKeyAndStoppedByAnother()
{
    const QSignalSpy all{m_page.get(), &ui::DoctorPage::checkAllAsked};
    const QSignalSpy stopped{m_page.get(), &ui::DoctorPage::stopAsked};
    auto resting = samples::healths();
    resting[2].now = ui::Health::Now::Resting;
    m_page->show(resting, samples::noon());
    QVERIFY(tabTo(u"Check all"_s));
    press(Qt::Key_Space);
    QCOMPARE(all.size(), 1);
    m_page->show(samples::healths(), samples::noon());
    QCOMPARE(qobject_cast<QPushButton *>(QApplication::focusWidget())->text(), u"Stop"_s);
    press(Qt::Key_Space);
    QCOMPARE(stopped.size(), 1);
}

void tst_DoctorPage::oneIsTestedByKeyboard()
{
    const QSignalSpy asked{m_page.get(), &ui::DoctorPage::testAsked};
    QVERIFY(tabTo(u"Test: Practice"_s));
    press(Qt::Key_Space);
    QCOMPARE(asked.front().front().toString(), u"practice"_s);
}

void tst_DoctorPage::theKeyboardStaysWhereItIs()
{
    QVERIFY(tabTo(u"Test: Practice"_s));
    m_page->show(samples::healths(), samples::noon());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Test: Practice"_s);
}

void tst_DoctorPage::withoutAccountsThereIsOneThingToDo()
{
    const QSignalSpy asked{m_page.get(), &ui::DoctorPage::addAsked};
    m_page->show({}, samples::noon());
    QVERIFY(!tabTo(u"Check all"_s));
    QVERIFY(tabTo(u"Add my account"_s));
    press(Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(tst_DoctorPage)
#include "tst_DoctorPage.moc"
