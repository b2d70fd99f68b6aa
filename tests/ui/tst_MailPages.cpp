// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "support/CpuTime.h"
#include "ui/outbox/OutboxPage.h"
#include "ui/practice/MailView.h"
#include "ui/practice/PracticePage.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;

class tst_MailPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(samples::anyWarning()); }
    void theOutboxShowsStatesInWords();
    void theCardIsInViewAndItsFixNamesItsMail();
    void whatCanBeDoneDependsOnTheState_data();
    void whatCanBeDoneDependsOnTheState();
    void aMailInDoubtIsAskedAboutLaterWhenThePersonSaysSo();
    void aSecondPutReplacesTheRowAndACancelledOneLeaves();
    void allSentMailIsSearchedByItsWords();
    void tenThousandMailsAreShownInAFifthOfASecond();
    void practiceGoesFromStoppedToInbox();
    void theSourceOfAMailIsShownAsItCame();
};

namespace {

QStringList visibleButtons(const QWidget &page)
{
    QStringList texts;
    for (const auto *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts += button->text();
    }
    return texts;
}

} // namespace

void tst_MailPages::theOutboxShowsStatesInWords()
{
    ui::OutboxModel model(explain::Catalogue::builtIn());
    model.setRecords(samples::outboxRecords(), samples::noon().date());
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows += model.data(model.index(row), Qt::AccessibleTextRole).toString();
    QCOMPARE(rows.size(), 5);
    QVERIFY(rows.at(0).startsWith(u"Photos from the mountains, Sending. To dora@example.net"_s));
    QVERIFY(rows.at(0).contains(u"and 1 more"_s));
    QVERIFY(rows.at(1).contains(u"Gmail did not accept this password"_s));
    QVERIFY(rows.at(2).contains(u"Waiting · next try at"_s));
    QVERIFY(rows.at(3).contains(u"In doubt"_s));
    QVERIFY(rows.at(4).contains(u"Sent ·"_s));
}

void tst_MailPages::theCardIsInViewAndItsFixNamesItsMail()
{
    ui::OutboxPage page(explain::Catalogue::builtIn());
    page.setRecords(samples::outboxRecords(), samples::noon().date());
    page.resize(900, 900);
    const QSignalSpy fixed{&page, &ui::OutboxPage::fixChosen};
    QVERIFY(samples::bringUp(page));
    page.entry()->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(page.findChildren<ui::FactCard *>().size(), 1);
    QVERIFY(tabTo(explain::Catalogue::builtIn().card(samples::refused()).fixes.front().text));
    press(Qt::Key_Space);
    QCOMPARE(fixed.front().front().toString(), u"4"_s);
}

void tst_MailPages::whatCanBeDoneDependsOnTheState_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("sent") << u"1"_s << QStringList{u"Send again"_s, u"Save as .eml"_s};
    QTest::newRow("in doubt") << u"2"_s << QStringList{u"It arrived"_s, u"Send again"_s, u"Ask later"_s};
    QTest::newRow("waiting") << u"3"_s
                             << QStringList{u"Retry"_s, u"Edit"_s, u"Cancel"_s, u"Test connection"_s};
    QTest::newRow("sending") << u"5"_s << QStringList{u"Edit"_s, u"Cancel"_s};
}

void tst_MailPages::whatCanBeDoneDependsOnTheState()
{
    QFETCH(const QString, id);
    QFETCH(const QStringList, offered);
    ui::OutboxPage page(explain::Catalogue::builtIn());
    page.setRecords(samples::outboxRecords(), samples::noon().date());
    page.resize(900, 900);
    page.show();
    page.open(id);
    auto buttons = visibleButtons(page);
    buttons.removeOne(u"All sent mail"_s);
    QCOMPARE(buttons.first(offered.size()), offered);
    for (const QString &other : {u"Retry"_s, u"It arrived"_s, u"Save as .eml"_s})
        QCOMPARE(buttons.contains(other), offered.contains(other));
}

void tst_MailPages::aMailInDoubtIsAskedAboutLaterWhenThePersonSaysSo()
{
    ui::OutboxPage page(explain::Catalogue::builtIn());
    page.setRecords(samples::outboxRecords(), samples::noon().date());
    page.resize(900, 900);
    const QSignalSpy chosen{&page, &ui::OutboxPage::chosen};
    QVERIFY(samples::bringUp(page));
    page.open(u"2"_s);
    page.entry()->setFocus();
    QVERIFY(tabTo(u"Ask later"_s));
    press(Qt::Key_Space);
    QCOMPARE(chosen.front().back().value<ui::OutboxDetail::Act>(), ui::OutboxDetail::Act::AskLater);
    QVERIFY(!visibleButtons(page).contains(u"Ask later"_s));
    QVERIFY(visibleButtons(page).contains(u"It arrived"_s));
}

void tst_MailPages::aSecondPutReplacesTheRowAndACancelledOneLeaves()
{
    ui::OutboxPage page(explain::Catalogue::builtIn());
    auto record = samples::outboxRecords().back();
    page.put(record);
    QCOMPARE(page.pending(), 1);
    record.state = outbox::State::Sent;
    page.put(record);
    QCOMPARE(page.recordOf(record.id)->state, outbox::State::Sent);
    QCOMPARE(page.pending(), 0);
    record.state = outbox::State::Cancelled;
    page.put(record);
    QVERIFY(!page.recordOf(record.id));
}

void tst_MailPages::allSentMailIsSearchedByItsWords()
{
    ui::OutboxPage page(explain::Catalogue::builtIn());
    page.resize(900, 700);
    QSignalSpy searched{&page, &ui::OutboxPage::searched};
    const QSignalSpy chosen{&page, &ui::OutboxPage::chosen};
    QVERIFY(samples::bringUp(page));
    page.setFocus();
    QVERIFY(tabTo(u"All sent mail"_s));
    press(Qt::Key_Space);
    QCOMPARE(searched.takeFirst().front().toStringList(), QStringList());
    samples::type(u"bea  concert"_s);
    QTRY_COMPARE(searched.size(), 1);
    QCOMPARE(searched.takeFirst().front().toStringList(), QStringList({u"bea"_s, u"concert"_s}));
    page.setSent({samples::outboxRecords().front()}, samples::noon().date());
    QVERIFY(tabTo(u"Save as .eml"_s));
    press(Qt::Key_Space);
    QCOMPARE(chosen.front().front().toString(), u"1"_s);
    QCOMPARE(chosen.front().back().value<ui::OutboxDetail::Act>(), ui::OutboxDetail::Act::Save);
}

void tst_MailPages::tenThousandMailsAreShownInAFifthOfASecond()
{
    std::vector<outbox::Record> records;
    records.reserve(10'000);
    for (int i = 0; i < 10'000; ++i) {
        records.push_back(samples::outboxRecords().at(3));
        records.back().id = QString::number(i);
    }
    qint64 best = 1'000'000;
    for (int run = 0; run < 3; ++run) {
        ui::OutboxPage page(explain::Catalogue::builtIn());
        page.resize(1000, 680);
        page.show();
        const qint64 before = test::cpuMilliseconds();
        page.setRecords(records, samples::noon().date());
        QVERIFY(!page.grab().isNull());
        best = std::min(best, test::cpuMilliseconds() - before);
    }
    qInfo("10 000 mails: %lld ms of processor time", best);
    QVERIFY2(best < 200, qPrintable(QString::number(best)));
}

void tst_MailPages::practiceGoesFromStoppedToInbox()
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

void tst_MailPages::theSourceOfAMailIsShownAsItCame()
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

QTEST_MAIN(tst_MailPages)
#include "tst_MailPages.moc"
