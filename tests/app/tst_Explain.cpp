// SPDX-License-Identifier: MIT
// The Explain page in the whole window program: a file in, an answer out, a connection to test.
#include "app/gui/Program.h"
#include "ui/check/CheckPage.h"
#include "ui/widgets/Dress.h"
#include "ui/widgets/Notice.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr int patience = 20'000;

QPushButton *buttonSaying(const ui::ExplainPage &page, const QString &text)
{
    for (auto *button : page.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

class tst_Explain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::dress(*qApp, {}); }
    void init();
    void cleanup() { m_program.reset(); }

    void aDroppedBounceIsExplainedAndCopied();
    void aFileThatIsNoTextIsRefusedByName();
    void secretsOfAFileAreNeverShown();
    void theServerOfTheTextIsFilledIn();
    void sixtyFourKilobytesHoldNobodyUp();

private:
    void drop(const QByteArray &content, const QString &name = u"bounce.eml"_s);

    QTemporaryDir m_folder{};
    int m_profiles = 0;
    std::unique_ptr<gui::Program> m_program{};
    ui::ExplainPage *m_page = nullptr;
};

void tst_Explain::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    const auto profile = app::Profile::open(m_folder.filePath(QString::number(++m_profiles)));
    QVERIFY(profile.ok());
    m_program = std::make_unique<gui::Program>(*profile);
    m_program->start({.explain = QString()});
    m_page = nullptr;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *page = window->findChild<ui::ExplainPage *>())
            m_page = page;
    }
    QVERIFY(m_page);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isVisible(), patience);
}

void tst_Explain::drop(const QByteArray &content, const QString &name)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    Q_EMIT m_page->fileDropped(file.fileName());
}

void tst_Explain::aDroppedBounceIsExplainedAndCopied()
{
    drop("Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; bob@example.net\nAction: failed\n"
         "Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\n");
    QTRY_VERIFY_WITH_TIMEOUT(buttonSaying(*m_page, u"Copy answer"_s), patience);
    buttonSaying(*m_page, u"Copy answer"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"full"_s));
    QVERIFY(buttonSaying(*m_page, u"Copied"_s));
}

void tst_Explain::aFileThatIsNoTextIsRefusedByName()
{
    drop(QByteArray("\x7f"
                    "ELF\0\0",
                    6),
         u"picture.bin"_s);
    const auto *notice = m_page->findChild<ui::Notice *>();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), patience);
    QVERIFY2(notice->text().contains(u"picture.bin"_s), qPrintable(notice->text()));
    QVERIFY(m_page->text().isEmpty());
}

void tst_Explain::secretsOfAFileAreNeverShown()
{
    drop("reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: 'aHVudGVyMg==\\r\\n'\nreply: b'535 no\\r\\n'\n");
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->text().isEmpty(), patience);
    QVERIFY(!m_page->text().contains(u"aHVudGVyMg"_s));
}

void tst_Explain::theServerOfTheTextIsFilledIn()
{
    m_page->setText(u"Failed to authenticate on mail.example.org:465 with username \"ann\": 535 no"_s);
    QTRY_VERIFY_WITH_TIMEOUT(buttonSaying(*m_page, u"Test this connection"_s), patience);
    buttonSaying(*m_page, u"Test this connection"_s)->click();
    auto *check = m_page->window()->findChild<ui::CheckPage *>();
    QTRY_VERIFY_WITH_TIMEOUT(check->isVisible(), patience);
    const auto route = check->target()->request().route;
    QCOMPARE(route.endpoint, (Endpoint{u"mail.example.org"_s, 465, Security::Tls}));
    QCOMPARE(route.user, u"ann"_s);
}

/// The text is judged on the engine's thread; here only what shows it may take time.
void tst_Explain::sixtyFourKilobytesHoldNobodyUp()
{
    const QString line =
        u"May 02 09:15:42 mail postfix/smtp[811]: 550 5.1.1 <bob@example.net>: User unknown\n"_s;
    const QString text = line.repeated(qsizetype{64} * 1024 / line.size());
    QElapsedTimer timer;
    timer.start();
    m_page->setText(text);
    const auto taken = timer.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(buttonSaying(*m_page, u"Copy answer"_s), patience);
    QVERIFY2(taken < 500, qPrintable(QString::number(taken)));
}

} // namespace

QTEST_MAIN(tst_Explain)
#include "tst_Explain.moc"
