// SPDX-License-Identifier: MIT
// What a sender brings along: the signature and where replies go.
#include "Keys.h"
#include "Samples.h"
#include "Warnings.h"
#include "ui/compose/ComposeWindow.h"

#include <QPlainTextEdit>

using namespace posthorn;
using namespace Qt::StringLiterals;
using samples::press;
using samples::type;

class tst_Signature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void theSignatureStandsBelowTheText();
    void itFollowsTheSenderUnlessItWasEdited();
    void whatWasWrittenBeforeIsNotSigned();
    void repliesGoWhereTheSenderWantsThem();

private:
    void twoSigned();
    std::unique_ptr<ui::ComposeWindow> m_window{};
};

void tst_Signature::init()
{
    QTest::failOnWarning(samples::anyWarning());
    m_window = std::make_unique<ui::ComposeWindow>(explain::Catalogue::builtIn());
    m_window->setSenders({samples::senders().front()});
    QVERIFY(samples::bringUp(*m_window));
}

void tst_Signature::twoSigned()
{
    auto senders = samples::senders();
    senders[0].signature = u"Ada\nwrites"_s;
    senders[1].signature = u"Practice"_s;
    m_window->setSenders(senders);
    m_window->setDraft({});
}

void tst_Signature::theSignatureStandsBelowTheText()
{
    twoSigned();
    auto *text = m_window->findChild<QPlainTextEdit *>();
    QCOMPARE(text->toPlainText(), u"\n\n-- \nAda\nwrites"_s);
    text->setFocus();
    type(u"Dear Bea"_s);
    QCOMPARE(text->toPlainText(), u"Dear Bea\n\n-- \nAda\nwrites"_s);
    m_window->setDraft({.text = u"From a link"_s});
    QCOMPARE(text->toPlainText(), u"From a link\n\n-- \nAda\nwrites"_s);
    QVERIFY(m_window->close()); // nobody has written anything
}

void tst_Signature::itFollowsTheSenderUnlessItWasEdited()
{
    twoSigned();
    auto *text = m_window->findChild<QPlainTextEdit *>();
    text->setFocus();
    type(u"Dear Bea"_s);
    m_window->chooseSender(u"practice"_s);
    QCOMPARE(text->toPlainText(), u"Dear Bea\n\n-- \nPractice"_s);
    type(u","_s);
    QCOMPARE(text->toPlainText(), u"Dear Bea,\n\n-- \nPractice"_s);
    press(Qt::Key_End, Qt::ControlModifier);
    type(u"!"_s);
    m_window->chooseSender(u"gmail"_s);
    QCOMPARE(text->toPlainText(), u"Dear Bea,\n\n-- \nPractice!"_s);
    m_window->chooseSender(u"practice"_s);
    QCOMPARE(text->toPlainText(), u"Dear Bea,\n\n-- \nPractice!"_s);
}

void tst_Signature::whatWasWrittenBeforeIsNotSigned()
{
    twoSigned();
    auto *text = m_window->findChild<QPlainTextEdit *>();
    m_window->setDraft(samples::draft());
    QCOMPARE(text->toPlainText(), samples::draft().text);
    m_window->setWritten({.text = u"as it was"_s}, samples::noon());
    QCOMPARE(text->toPlainText(), u"as it was"_s);
}

void tst_Signature::repliesGoWhereTheSenderWantsThem()
{
    auto sender = samples::senders().front();
    sender.replyTo = samples::mailbox(u"office@example.org");
    m_window->setSenders({sender});
    type(u"bea@example.com"_s);
    QCOMPARE(m_window->reading().draft.replyTo, std::vector{*sender.replyTo});
    auto own = samples::draft();
    own.replyTo = {samples::mailbox(u"Bea <bea@example.com>")};
    m_window->setDraft(own);
    QCOMPARE(m_window->reading().draft.replyTo, own.replyTo);
}

QTEST_MAIN(tst_Signature)
#include "tst_Signature.moc"
