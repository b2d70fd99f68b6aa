// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/outbox/OutboxPage.h"
#include "ui/outbox/OutboxRow.h"
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
    void whyOpensTheCardAndTheFixNamesItsMail();
    void aSecondPutReplacesTheRow();
    void practiceGoesFromStoppedToInbox();
    void theSourceOfAMailIsShownAsItCame();
};

void tst_MailPages::theOutboxShowsStatesInWords()
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

void tst_MailPages::whyOpensTheCardAndTheFixNamesItsMail()
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

void tst_MailPages::aSecondPutReplacesTheRow()
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
