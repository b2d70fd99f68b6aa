// SPDX-License-Identifier: MIT
#pragma once
// First start: three ways to begin, and nothing else.

#include <QWidget>

class QBoxLayout;

namespace posthorn::ui {

class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

Q_SIGNALS:
    void addAccountAsked();
    void practiceAsked();
    void explainAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeColumn();

    QBoxLayout *m_cards = nullptr;
};

} // namespace posthorn::ui
