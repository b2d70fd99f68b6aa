// SPDX-License-Identifier: MIT
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "explain/Catalogue.h"
#include "ui/explain/ExplainPage.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::tabTo;
using samples::type;

class tst_ExplainPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(samples::anyWarning()); }
    void pastedTextIsAskedAboutAtOnce();
    void theDecidingWordsAreFound();
    void aConnectionInTheTextCanBeTested();
    void aServerWithoutAPortCanBeTestedToo();
    void aTextThatTellsNothingLeadsToATest();
    void whatIsPastedGoesThroughTheFilterBeforeItIsShown();
    void aDroppedFileIsAskedForAndItsTextStaysAway();
    void theMarkOfALongTextIsScrolledTo();
    void theAnswerCanBeCopied();
};

void tst_ExplainPage::pastedTextIsAskedAboutAtOnce()
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

void tst_ExplainPage::theDecidingWordsAreFound()
{
    using ui::Found;
    QCOMPARE(ui::findWords(u"535 5.7.8 Bad password"_s, u"bad PASSWORD"_s), (Found{10, 12}));
    QCOMPARE(ui::findWords(u"535 5.7.8 Bad\r\n  password here"_s, u"Bad password"_s), (Found{10, 15}));
    QCOMPARE(ui::findWords(u"a (b) c"_s, u"(b) c"_s), (Found{2, 5}));
    QCOMPARE(ui::findWords(u"b'Bad\\npassword'"_s, u"Bad password"_s), (Found{2, 13}));
    QCOMPARE(ui::findWords(u"nothing of it"_s, u"elsewhere"_s), Found{});
    QCOMPARE(ui::findWords(u"anything"_s, u"  "_s), Found{});
}

void tst_ExplainPage::aConnectionInTheTextCanBeTested()
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

void tst_ExplainPage::aServerWithoutAPortCanBeTestedToo()
{
    ui::ExplainPage page;
    const QSignalSpy test{&page, &ui::ExplainPage::checkAsked};
    page.resize(900, 600);
    QVERIFY(samples::bringUp(page));
    auto diagnosis = samples::refused();
    diagnosis.arguments = {{u"host"_s, u"mail.example.org"_s}, {u"user"_s, u"ann"_s}};
    page.show(diagnosis, explain::Catalogue::builtIn().card(diagnosis));
    QVERIFY(tabTo(u"Test this connection"_s));
    press(Qt::Key_Space);
    QCOMPARE(test.front().front().value<Endpoint>(),
             (Endpoint{u"mail.example.org"_s, 587, Security::StartTls}));
    QCOMPARE(test.front().back().toString(), u"ann"_s);
}

void tst_ExplainPage::aTextThatTellsNothingLeadsToATest()
{
    ui::ExplainPage page;
    const QSignalSpy test{&page, &ui::ExplainPage::checkAsked};
    page.resize(900, 600);
    QVERIFY(samples::bringUp(page));
    page.show(Diagnosis{}, explain::Catalogue::builtIn().card(Diagnosis{}));
    QVERIFY(tabTo(u"Test a connection"_s));
    press(Qt::Key_Space);
    QCOMPARE(test.front().front().value<Endpoint>(), Endpoint{});
}

void tst_ExplainPage::whatIsPastedGoesThroughTheFilterBeforeItIsShown()
{
    ui::ExplainPage page;
    page.setFilter([](const QString &text) { return QString(text).replace(u"hunter2"_s, u"***"_s); });
    QVERIFY(samples::bringUp(page));
    auto *field = page.findChild<ui::PasteField *>();
    QGuiApplication::clipboard()->setText(u"AUTH hunter2"_s);
    field->paste();
    QCOMPARE(page.text(), u"AUTH ***"_s);
    field->undo();
    field->redo();
    QCOMPARE(page.text(), u"AUTH ***"_s);
    page.setText(u"again hunter2"_s);
    QCOMPARE(page.text(), u"again ***"_s);
    QVERIFY(!field->document()->isUndoAvailable());
}

void tst_ExplainPage::aDroppedFileIsAskedForAndItsTextStaysAway()
{
    ui::ExplainPage page;
    const QSignalSpy dropped{&page, &ui::ExplainPage::fileDropped};
    QVERIFY(samples::bringUp(page));
    auto *field = page.findChild<ui::PasteField *>();
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(u"/srv/bounce.eml"_s)});
    file.setText(u"file:///srv/bounce.eml"_s);
    const QPointF place = field->viewport()->rect().center();
    QDragEnterEvent enters{place.toPoint(), Qt::CopyAction, &file, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(field->viewport(), &enters);
    QDropEvent drops{place, Qt::CopyAction, &file, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(field->viewport(), &drops);
    QCOMPARE(dropped.front().front().toString(), u"/srv/bounce.eml"_s);
    QVERIFY(page.text().isEmpty());
}

void tst_ExplainPage::theMarkOfALongTextIsScrolledTo()
{
    ui::ExplainPage page;
    page.resize(900, 600);
    QVERIFY(samples::bringUp(page));
    page.setText(u"all is well\n"_s.repeated(300) + u"535 no\n"_s + u"bye\n"_s.repeated(300));
    auto diagnosis = samples::refused();
    diagnosis.quoted = u"535 no"_s;
    page.show(diagnosis, explain::Catalogue::builtIn().card(diagnosis));
    const auto *field = page.findChild<ui::PasteField *>();
    const auto mark = field->extraSelections().constFirst().cursor;
    QVERIFY(field->viewport()->rect().contains(field->cursorRect(mark)));
}

void tst_ExplainPage::theAnswerCanBeCopied()
{
    ui::ExplainPage page;
    const QSignalSpy copy{&page, &ui::ExplainPage::copyRequested};
    page.resize(900, 600);
    QVERIFY(samples::bringUp(page));
    page.show(samples::refused(), explain::Catalogue::builtIn().card(samples::refused()));
    QVERIFY(tabTo(u"Copy answer"_s));
    press(Qt::Key_Space);
    QCOMPARE(copy.size(), 1);
    page.noteCopied();
    QCOMPARE(qobject_cast<QPushButton *>(page.focusWidget())->text(), u"Copied"_s);
}

QTEST_MAIN(tst_ExplainPage)
#include "tst_ExplainPage.moc"
