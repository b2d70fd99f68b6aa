// SPDX-License-Identifier: MIT
// The window program from its first start to the first mail, by keyboard alone. Runs offscreen and, where
// there is an X server with a window manager, in real windows.
#include "app/gui/Program.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/widgets/Dress.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

namespace {

constexpr int patience = 20'000;

template <class W>
W *visibleNamed(const QString &accessibleName)
{
    for (QWidget *widget : QApplication::allWidgets()) {
        auto *wanted = qobject_cast<W *>(widget);
        if (wanted && wanted->isVisible() && wanted->accessibleName() == accessibleName)
            return wanted;
    }
    return nullptr;
}

ui::ComposeWindow *composeWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<ui::ComposeWindow *>(widget);
        if (window && window->isVisible())
            return window;
    }
    return nullptr;
}

/// To whatever has the keyboard, as a person does.
void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void chooseByKeyboard(const QString &button)
{
    auto *found = visibleNamed<QAbstractButton>(button);
    QVERIFY2(found, qPrintable(button));
    for (int i = 0; i < 50 && QApplication::focusWidget() != found; ++i)
        QTest::keyClick(QApplication::activeWindow(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), found);
    press(Qt::Key_Space);
}

QAbstractButton *buttonSaying(const QString &text)
{
    for (auto *button :
         composeWindow() ? composeWindow()->findChildren<QAbstractButton *>() : QList<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

QListWidget *inbox()
{
    return visibleNamed<QListWidget>(u"Mail the practice server took"_s);
}

/// TCP connections that this program has an end of.
int connections()
{
    QFile table(u"/proc/self/net/tcp"_s);
    if (!table.open(QIODevice::ReadOnly))
        return -1;
    QSet<QByteArray> established;
    for (const QByteArray &line : table.readAll().split('\n')) {
        const auto columns = line.simplified().split(' ');
        if (columns.size() > 9 && columns.at(3) == "01")
            established.insert("socket:[" + columns.at(9) + ']');
    }
    int count = 0;
    for (const QFileInfo &file : QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System))
        count += established.contains(file.symLinkTarget().section(u'/', -1).toLatin1()) ? 1 : 0;
    return count;
}

} // namespace

class tst_FirstMail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::dress(*qApp, {}); }
    /// A person without an account has the window to write in before them.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_folder.emplace();
        m_profile.emplace(app::Profile::open(m_folder->path() + u"/profile"_s).value());
        m_program.emplace(*m_profile);
        m_program->start({});
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow(), patience);
        m_window = QApplication::activeWindow();
        chooseByKeyboard(u"Try it without an account"_s);
        beginToWrite();
    }

    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

    void aFirstMailIsWrittenByKeyboardAndFoundInThePracticeInbox()
    {
        writeTo(u"bob@example.net"_s);
        press(Qt::Key_Return, Qt::ControlModifier);

        QTRY_VERIFY_WITH_TIMEOUT(!composeWindow(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(inbox() && inbox()->count() == 1, patience);
        auto *text = visibleNamed<QPlainTextEdit>(u"Text of the mail"_s);
        inbox()->setCurrentRow(0);
        QTRY_VERIFY_WITH_TIMEOUT((text = visibleNamed<QPlainTextEdit>(u"Text of the mail"_s)), patience);
        QTRY_VERIFY_WITH_TIMEOUT(text->toPlainText().contains(u"Hello Bob"_s), patience);
    }

    void theSecondMailFindsItsConnectionReady()
    {
        writeTo(u"bob@example.net"_s);
        QCOMPARE(connections(), 0);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(inbox() && inbox()->count() == 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 0, patience);
        QVERIFY(!composeWindow());
        m_window->activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), m_window, patience);
        QTest::keyClick(m_window, Qt::Key_N, Qt::ControlModifier);
        beginToWrite();
        writeTo(u"bob@example.net"_s);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 2, patience); // both ends are here
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(inbox() && inbox()->count() == 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 0, patience);
    }

    void aBadAddressIsNamedAndTheTextStays()
    {
        type(u"not an address"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(100);
        QVERIFY(composeWindow());
        QCOMPARE(composeWindow()->reading().findings.size(), 1U);
        QCOMPARE(composeWindow()->reading().findings.front().arguments.value(u"text"_s), u"not an address"_s);
        composeWindow()->leave();
    }

    void whatLooksWrongIsAskedBeforeAnythingLeaves()
    {
        type(u"bob@gmial.com"_s);
        press(Qt::Key_Tab);
        press(Qt::Key_Tab);
        type(u"Hello Bob"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(buttonSaying(u"Use bob@gmail.com"_s), patience);
        QVERIFY(buttonSaying(u"Send anyway"_s));
        QVERIFY(composeWindow()->grab().save(QStringLiteral(BINARY_DIR "/findings.png")));
        buttonSaying(u"Use bob@gmail.com"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!buttonSaying(u"Use bob@gmail.com"_s), patience);
        buttonSaying(u"Send anyway"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!composeWindow(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(inbox() && inbox()->count() == 1, patience);
    }

private:
    static void beginToWrite()
    {
        QTRY_VERIFY_WITH_TIMEOUT(composeWindow(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), composeWindow(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::focusWidget(), patience);
    }

    static void writeTo(const QString &address)
    {
        type(address);
        press(Qt::Key_Tab);
        type(u"First mail"_s);
        press(Qt::Key_Tab);
        type(u"Hello Bob"_s);
    }

    std::optional<QTemporaryDir> m_folder{};
    std::optional<app::Profile> m_profile{};
    std::optional<gui::Program> m_program{};
    QWidget *m_window = nullptr;
};

QTEST_MAIN(tst_FirstMail)
#include "tst_FirstMail.moc"
