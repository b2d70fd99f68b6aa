// SPDX-License-Identifier: MIT
#pragma once
// A person at the keyboard: keys go to whatever has the focus, and to nothing else.

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

namespace posthorn::samples {

[[nodiscard]] inline bool bringUp(QWidget &window)
{
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

inline void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// Goes on by Tab until the control of this name has the focus; false when it never comes.
[[nodiscard]] inline bool tabTo(const QString &name)
{
    for (int i = 0; i < 60; ++i) {
        if (QApplication::focusWidget() && QApplication::focusWidget()->accessibleName().startsWith(name))
            return true;
        const auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        if (button && button->text() == name)
            return true;
        press(Qt::Key_Tab);
    }
    return false;
}

} // namespace posthorn::samples
