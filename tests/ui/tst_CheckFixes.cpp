// SPDX-License-Identifier: MIT
// What the page of a test offers to do, and what it knows of earlier tests.
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/check/CheckPage.h"
#include "ui/check/WayGrid.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/StepList.h"

#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;

class tst_CheckFixes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void aFixOnAnAccountComesWithTheNextTest();
    void aFixButtonSaysWhichFix();
    void anotherWayInIsOffered();
    void theOtherWaysStandInAGrid();
    void aFixIsUndoneOrKeptByKeyboard();
    void whatIsKeptCanBeWrittenWith();
    void undoPutsTheTypedInWayBack();
    void thePastIsToldBesideTheTest();

private:
    [[nodiscard]] QStringList visibleRows() const;
    [[nodiscard]] bool says(const QString &words) const;
    std::unique_ptr<ui::CheckPage> m_page{};
};

void tst_CheckFixes::init()
{
    QTest::failOnWarning(samples::anyWarning());
    m_page = std::make_unique<ui::CheckPage>(explain::Catalogue::builtIn());
    m_page->resize(760, 900);
    QVERIFY(samples::bringUp(*m_page));
    m_page->setFocus();
}

QStringList tst_CheckFixes::visibleRows() const
{
    QStringList result;
    for (const auto *row : m_page->findChildren<ui::StepRow *>()) {
        if (row->isVisible())
            result += row->accessibleName();
    }
    return result;
}

bool tst_CheckFixes::says(const QString &words) const
{
    return std::ranges::any_of(m_page->findChildren<ui::PlainLabel *>(), [&words](const auto *label) {
        return label->isVisible() && label->fullText().contains(words);
    });
}

void tst_CheckFixes::aFixOnAnAccountComesWithTheNextTest()
{
    m_page->target()->setAccounts({samples::gmail()});
    m_page->target()->apply({.port = 465, .security = Security::Tls});
    m_page->target()->apply({.user = u"ada"_s});
    const QSignalSpy asked{m_page.get(), &ui::CheckPage::checkRequested};
    m_page->submit();
    const auto request = asked.back().front().value<ui::CheckRequest>();
    QCOMPARE(request.accountId, u"gmail"_s);
    QCOMPARE(request.change, (explain::Change{.port = 465, .security = Security::Tls, .user = u"ada"_s}));
    QVERIFY(m_page->target()->words().startsWith(u"ada · smtp.gmail.com:465"_s));
    m_page->target()->setAccounts({samples::gmail(), samples::practiceAccount()}); // its keychain stirred
    QVERIFY(m_page->target()->isChanged());
    QCOMPARE(m_page->target()->request().change.port, quint16{465});
}

void tst_CheckFixes::aFixButtonSaysWhichFix()
{
    const QSignalSpy chosen{m_page.get(), &ui::CheckPage::fixChosen};
    m_page->begin(samples::stages());
    m_page->finish(samples::refusedSignIn());
    const auto fixes = explain::Catalogue::builtIn().card(samples::refused()).fixes;
    QVERIFY(!fixes.empty());
    QVERIFY(tabTo(fixes.front().text));
    QVERIFY(qobject_cast<ui::PrimaryButton *>(QApplication::focusWidget())->isLeading());
    press(Qt::Key_Space);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().front().value<explain::Fix>(), fixes.front());
}

void tst_CheckFixes::anotherWayInIsOffered()
{
    const QSignalSpy chosen{m_page.get(), &ui::CheckPage::fixChosen};
    auto report = samples::refusedSignIn();
    report.suggestion = Endpoint{u"smtp.gmail.com"_s, 465, Security::Tls};
    m_page->begin(samples::stages());
    m_page->finish(report);
    QVERIFY(tabTo(u"Use port 465 with TLS from the start"_s));
    QVERIFY(qobject_cast<ui::PrimaryButton *>(QApplication::focusWidget())->isLeading());
    press(Qt::Key_Space);
    const auto apply = chosen.front().front().value<explain::Fix>().apply;
    QCOMPARE(apply.port.value(), quint16{465});
    m_page->target()->chooseRoute({u"smtp.gmail.com"_s, 587, Security::StartTls}, u"ada"_s);
    m_page->target()->apply(apply);
    QCOMPARE(m_page->target()->request().route.endpoint, *report.suggestion);
}

void tst_CheckFixes::theOtherWaysStandInAGrid()
{
    m_page->begin(samples::stages());
    m_page->finish(samples::otherWay());
    const auto *grid = m_page->findChild<ui::WayGrid *>();
    QVERIFY(grid);
    QStringList cells;
    for (const auto *cell : grid->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (cell->accessibleName().contains(u": "_s))
            cells += cell->accessibleName();
    }
    QCOMPARE(cells.size(), 4);
    QVERIFY2(cells.front().startsWith(u"465 · TLS IPv4: Works"_s), qPrintable(cells.front()));
    QVERIFY2(cells.back().startsWith(u"2525 · STARTTLS IPv6: No answer"_s), qPrintable(cells.back()));
}

void tst_CheckFixes::aFixIsUndoneOrKeptByKeyboard()
{
    const QSignalSpy kept{m_page.get(), &ui::CheckPage::keepRequested};
    m_page->target()->setAccounts({samples::gmail()});
    m_page->target()->apply({.port = 465, .security = Security::Tls});
    m_page->begin(samples::stages());
    m_page->finish(samples::otherWay());
    QVERIFY(!tabTo(u"Keep"_s)); // it has not worked
    m_page->begin(samples::stages());
    m_page->finish(samples::working());
    QVERIFY(!tabTo(u"Write a mail"_s)); // it would go the old way
    QVERIFY(tabTo(u"Keep"_s));
    press(Qt::Key_Space);
    QCOMPARE(kept.front().front().value<ui::CheckRequest>().change.port, quint16{465});
    QVERIFY(tabTo(u"Undo"_s));
    press(Qt::Key_Space);
    QVERIFY(m_page->target()->request().change.isEmpty());
    QVERIFY(!tabTo(u"Undo"_s));
    QVERIFY(visibleRows().isEmpty());
}

void tst_CheckFixes::whatIsKeptCanBeWrittenWith()
{
    m_page->target()->setAccounts({samples::gmail()});
    m_page->target()->apply({.port = 465, .security = Security::Tls});
    m_page->begin(samples::stages());
    m_page->finish(samples::working());
    QVERIFY(tabTo(u"Keep"_s));
    m_page->target()->settle();
    QVERIFY(tabTo(u"Test again"_s));
    QVERIFY(tabTo(u"Write a mail"_s));
}

void tst_CheckFixes::undoPutsTheTypedInWayBack()
{
    m_page->target()->chooseRoute({u"smtp.example.com"_s, 587, Security::StartTls}, u"ada"_s);
    m_page->target()->apply({.port = 465, .security = Security::Tls});
    QCOMPARE(m_page->target()->request().route.endpoint.port, quint16{465});
    m_page->target()->undo();
    QCOMPARE(m_page->target()->request().route.endpoint,
             (Endpoint{u"smtp.example.com"_s, 587, Security::StartTls}));
    QVERIFY(!m_page->target()->isChanged());
}

void tst_CheckFixes::thePastIsToldBesideTheTest()
{
    const auto past = samples::past();
    m_page->recall(past, samples::noon());
    QVERIFY(says(u"Last test 12 min ago: The server's certificate ran out"_s));
    m_page->compare(past, samples::noon());
    QVERIFY(says(u"; since then changed: the certificate, its issuer."_s));
    m_page->begin(samples::stages());
    m_page->finish(samples::refusedSignIn());
    QVERIFY(tabTo(u"Details"_s));
    press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Earlier tests"_s);
    press(Qt::Key_Space);
    QVERIFY(says(u"Works"_s));
    m_page->recall({}, samples::noon());
    QVERIFY(!says(u"Last test"_s));
    QVERIFY(!tabTo(u"Earlier tests"_s));
}

QTEST_MAIN(tst_CheckFixes)
#include "tst_CheckFixes.moc"
