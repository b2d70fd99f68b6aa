// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>
#include <functional>

namespace posthorn::ui {

/// Says what ends with a window before it closes, and lets the person stay.
class Farewell : public QObject
{
    Q_OBJECT
public:
    /// Belongs to `window`. It closes unasked where `words` are empty.
    Farewell(QWidget &window, std::function<QString()> words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(const QString &words);
    void leave();

    QWidget &m_window;
    std::function<QString()> m_words;
    bool m_isAsking = false;
    bool m_isSaid = false;
};

} // namespace posthorn::ui
