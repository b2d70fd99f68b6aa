// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

class QVBoxLayout;

namespace posthorn::ui {

/// A whole card that is one button: icon, title, one sentence.
class WelcomeCard : public QAbstractButton
{
    Q_OBJECT
public:
    WelcomeCard(const QString &iconName, const QString &title, const QString &sentence,
                QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
};

} // namespace posthorn::ui
