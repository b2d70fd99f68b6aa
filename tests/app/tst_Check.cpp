// SPDX-License-Identifier: MIT
// A wrong setting mended in the window program, by keyboard alone: the card, its button, and what is kept.
#include "accounts/BookFile.h"
#include "app/gui/Program.h"
#include "practice/RunningServer.h"
#include "ui/Keys.h"
#include "ui/Warnings.h"
#include "ui/accounts/AccountRow.h"
#include "ui/check/CheckPage.h"
#include "ui/check/DoctorPage.h"
#include "ui/check/WayGrid.h"
#include "ui/widgets/Dress.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/PlainLabel.h"

#include <QClipboard>
#include <QFileDialog>

using namespace Qt::StringLiterals;
using namespace posthorn;
using samples::press;
using samples::tabTo;

namespace {

constexpr int patience = 30'000;

QAbstractButton *button(const ui::CheckPage &page, const QString &text)
{
    for (auto *one : page.findChildren<QAbstractButton *>()) {
        if (one->isVisible() && one->text() == text)
            return one;
    }
    return nullptr;
}

class tst_Check : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::dress(*qApp, {}); }
    void init();
    void cleanup() { m_program.reset(); }

    void theRightEncryptionIsOneKeyAway();
    void undoGoesBackToWhatTheAccountSays();

    void thePastIsToldAfterARestart();
    void theDoctorLooksAfterAllAccounts();
    void theLogIsSavedWhereThePersonWants();
    void theReportIsCopied();

private:
    [[nodiscard]] accounts::Account account() const;
    void mend();
    [[nodiscard]] bool says(const QString &words) const;

    RunningServer m_server{u"good"_s};
    QTemporaryDir m_folder{};
    int m_profiles = 0;
    std::unique_ptr<accounts::BookFile> m_book{};
    std::unique_ptr<gui::Program> m_program{};
    ui::CheckPage *m_page = nullptr;
};

/// It speaks TLS from the start, and the account thinks otherwise.
accounts::Account tst_Check::account() const
{
    QFile authority(m_server.caFile());
    const bool opened = authority.open(QIODevice::ReadOnly);
    return {.id = u"work"_s,
            .name = u"Work"_s,
            .identities = {{Mailbox{u"Ann"_s, *Address::parse(u"ann@example.org")}}},
            .endpoint = {u"localhost"_s, m_server.ports().tls, Security::StartTls},
            .connectTo = Endpoint{u"127.0.0.1"_s, m_server.ports().tls, Security::None},
            .trustedPem = opened ? authority.readAll() : QByteArray()};
}

void tst_Check::init()
{
    QTest::failOnWarning(samples::anyWarning());
    const auto profile = app::Profile::open(m_folder.filePath(QString::number(++m_profiles)));
    QVERIFY(profile.ok());
    m_book = std::make_unique<accounts::BookFile>(profile->accountsFile());
    const auto written = m_book->change([this](accounts::AccountBook &book) -> Outcome {
        book.put(account());
        return Done{};
    });
    QVERIFY(written.ok());
    m_program = std::make_unique<gui::Program>(*profile);
    m_program->start({.test = u"Work"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow(), patience);
    m_page = QApplication::activeWindow()->findChild<ui::CheckPage *>();
    QVERIFY(m_page);
}

/// From the silent greeting to a test that works.
void tst_Check::mend()
{
    const QString fix = u"Use port %1 with TLS from the start"_s.arg(m_server.ports().tls);
    QTRY_VERIFY_WITH_TIMEOUT(button(*m_page, fix), patience);
    QVERIFY(m_page->findChild<ui::WayGrid *>());
    QVERIFY(tabTo(fix));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(button(*m_page, u"Keep"_s), patience);
    QVERIFY(!m_page->findChild<ui::FactCard *>());
}

void tst_Check::theRightEncryptionIsOneKeyAway()
{
    mend();
    QVERIFY(tabTo(u"Keep"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(m_book->read()->find(u"work")->endpoint.security, Security::Tls, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!button(*m_page, u"Undo"_s), patience);
    QCOMPARE(m_page->target()->request().accountId, u"work"_s);
    QCOMPARE(m_page->target()->words(), ui::wordsOf(m_book->read()->find(u"work")->endpoint));
}

void tst_Check::undoGoesBackToWhatTheAccountSays()
{
    mend();
    QVERIFY(tabTo(u"Undo"_s));
    press(Qt::Key_Space);
    QVERIFY(m_page->target()->request().change.isEmpty());
    QVERIFY(!button(*m_page, u"Keep"_s));
    QCOMPARE(m_book->read()->find(u"work")->endpoint, account().endpoint);
}

bool tst_Check::says(const QString &words) const
{
    return std::ranges::any_of(m_page->findChildren<ui::PlainLabel *>(), [&words](const auto *label) {
        return label->isVisible() && label->fullText().contains(words);
    });
}

void tst_Check::thePastIsToldAfterARestart()
{
    mend();
    const auto profile = app::Profile::open(m_folder.filePath(QString::number(m_profiles)));
    const check::HistoryFolder histories(profile->checksFolder());
    QTRY_COMPARE_WITH_TIMEOUT(histories.read(u"work"_s)->runs().size(), size_t{2}, patience);
    m_program.reset();
    m_program = std::make_unique<gui::Program>(*profile);
    m_program->start({.test = u"Work"_s}); // its account still has the wrong encryption
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow(), patience);
    m_page = QApplication::activeWindow()->findChild<ui::CheckPage *>();
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Last good before: just now; since then changed: the settings."_s),
                             patience);
}

void tst_Check::theDoctorLooksAfterAllAccounts()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<ui::FactCard *>(), patience); // the test it began with
    press(Qt::Key_7, Qt::ControlModifier);
    const auto *doctor = m_page->window()->findChild<ui::DoctorPage *>();
    QTRY_VERIFY(doctor->isVisible());
    const auto says = [doctor](const QString &words) {
        return doctor->findChildren<ui::HealthRow *>().constLast()->accessibleName().startsWith(words);
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Work: Does not work. "_s), patience);
    QVERIFY(tabTo(u"Check all"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Work: Being tested. "_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"Work: Does not work. "_s), patience);
    QVERIFY(tabTo(u"Test: Work"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY(m_page->isVisible());
}

void tst_Check::theLogIsSavedWhereThePersonWants()
{
    mend();
    QVERIFY(tabTo(u"Save log…"_s));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QFileDialog *>(), patience);
    const QString path = m_folder.filePath(u"log.md"_s);
    m_page->findChild<QFileDialog *>()->selectFile(path);
    QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->window() != m_page->window());
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
    QFile log(path);
    QVERIFY(log.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(log.readAll());
    QVERIFY2(text.contains(u"EHLO "_s), qPrintable(text));
}

void tst_Check::theReportIsCopied()
{
    mend();
    QVERIFY(tabTo(u"Copy report"_s));
    press(Qt::Key_Space);
    const auto text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"## Connection test: localhost:%1"_s.arg(m_server.ports().tls)),
             qPrintable(text));
}

} // namespace

QTEST_MAIN(tst_Check)
#include "tst_Check.moc"
