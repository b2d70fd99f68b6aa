// SPDX-License-Identifier: MIT
// What is typed into a password field is for nobody's eyes or ears.
#include "Samples.h"
#include "ui/Warnings.h"
#include "ui/accounts/AccountForm.h"
#include "ui/accounts/IdentityForm.h"
#include "ui/accounts/PasswordAsk.h"
#include "ui/widgets/Dress.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace posthorn;
using namespace Qt::StringLiterals;
using accounts::SecretHome;

namespace {

const QString canary = QStringLiteral("canary-7f3Q");

/// All that a screen reader could get hold of.
QString heard(QAccessibleInterface *thing)
{
    QString text;
    for (const auto kind :
         {QAccessible::Name, QAccessible::Value, QAccessible::Description, QAccessible::Help})
        text += thing->text(kind) + u'\n';
    if (auto *words = thing->textInterface())
        text += words->text(0, words->characterCount()) + u'\n';
    for (int i = 0; i < thing->childCount(); ++i)
        text += heard(thing->child(i));
    return text;
}

QLineEdit *fieldOf(QWidget &form, const QString &name)
{
    for (auto *field : form.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == name)
            return field;
    }
    return nullptr;
}

void click(QWidget &form, const QString &text)
{
    for (auto *button : form.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button->click();
    }
    QFAIL(qPrintable(text));
}

} // namespace

class tst_PasswordFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::dress(*qApp, {}); }
    void init() { QTest::failOnWarning(samples::anyWarning()); }

    void whatIsTypedIsNotInTheAccessibilityTree_data()
    {
        QTest::addColumn<bool>("onThePage");
        QTest::newRow("asked on the page") << true;
        QTest::newRow("with a new account") << false;
    }
    void whatIsTypedIsNotInTheAccessibilityTree()
    {
        QFETCH(const bool, onThePage);
        std::unique_ptr<QWidget> form = std::make_unique<ui::AccountForm>();
        if (onThePage)
            form = std::make_unique<ui::PasswordAsk>(accounts::sampleAccount());
        form->show();
        auto *field = fieldOf(*form, u"Password"_s);
        QVERIFY(field);
        QTest::keyClicks(field, canary);
        QCOMPARE(field->text(), canary);
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QVERIFY(field->inputMethodHints().testFlags(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText));
        const QString all = heard(QAccessible::queryAccessibleInterface(form.get()));
        QVERIFY(all.contains(u"Password"_s));
        QVERIFY(!all.contains(canary));
    }
    void thePasswordComesWithItsHomeAndLeavesTheField()
    {
        ui::PasswordAsk ask(accounts::sampleAccount());
        ask.show();
        QSignalSpy given(&ask, &ui::PasswordAsk::given);
        click(ask, u"Sign in"_s);
        QCOMPARE(given.size(), 0); // nothing was typed
        auto *home = ask.findChild<QComboBox *>();
        QCOMPARE(ui::homeChosenIn(*home), SecretHome::Keychain);
        home->setCurrentIndex(home->findText(u"Ask each time"_s));
        QTest::keyClicks(fieldOf(ask, u"Password"_s), canary);
        click(ask, u"Sign in"_s);
        QCOMPARE(given.size(), 1);
        QVERIFY(given[0][0].value<Secret>().equals(Secret(canary.toUtf8())));
        QCOMPARE(given[0][1].value<SecretHome>(), SecretHome::Ask);
        QVERIFY(fieldOf(ask, u"Password"_s)->text().isEmpty());
    }
    void aSenderIsEditedAndAnotherOneAdded()
    {
        ui::IdentityForm form(accounts::sampleAccount());
        form.show();
        QSignalSpy submitted(&form, &ui::IdentityForm::submitted);
        fieldOf(form, u"Answers go to"_s)->setText(u"not an address"_s);
        click(form, u"Save"_s);
        QCOMPARE(submitted.size(), 0);
        fieldOf(form, u"Answers go to"_s)->setText(u"Desk <desk@posthorn.test>"_s);
        form.findChild<QPlainTextEdit *>()->setPlainText(u"Alice\nPosthorn"_s);
        click(form, u"Add a sender"_s);
        fieldOf(form, u"Mail address"_s)->setText(u"sales@posthorn.test"_s);
        click(form, u"Save"_s);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted[0][0].value<accounts::Account>(), accounts::sampleAccount());
        const auto after = submitted[0][1].value<accounts::Account>().identities;
        QCOMPARE(after.size(), 2U);
        QCOMPARE(after[0].mailbox, accounts::sampleAccount().identities[0].mailbox);
        QCOMPARE(after[0].replyTo->toString(), u"Desk <desk@posthorn.test>"_s);
        QCOMPARE(after[0].signature, u"Alice\nPosthorn"_s);
        QCOMPARE(after[1].mailbox.address.toString(), u"sales@posthorn.test"_s);
    }
};

QTEST_MAIN(tst_PasswordFields)
#include "tst_PasswordFields.moc"
