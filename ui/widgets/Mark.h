// SPDX-License-Identifier: MIT
#pragma once
// One icon standing beside text. It can turn while something runs; where the system asks for no motion it
// stands still.

#include "ui/widgets/Tokens.h"

#include <QTimer>
#include <QWidget>

namespace posthorn::ui {

class Mark : public QWidget
{
    Q_OBJECT
public:
    explicit Mark(const QString &icon = {}, Ink ink = Ink::Text, int side = measure::icon,
                  QWidget *parent = nullptr);

    void setIcon(const QString &icon, Ink ink);
    void setTurning(bool turning);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Ink m_ink;
    int m_angle = 0;
    QTimer m_timer{};
};

} // namespace posthorn::ui
