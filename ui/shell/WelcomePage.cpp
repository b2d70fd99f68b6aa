// SPDX-License-Identifier: MIT
#include "ui/shell/WelcomePage.h"

#include "ui/shell/WelcomeCard.h"
#include "ui/widgets/Mark.h"
#include "ui/widgets/PlainLabel.h"

#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

WelcomePage::WelcomePage(QWidget *parent) : QWidget(parent)
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeColumn());
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void WelcomePage::paintEvent(QPaintEvent *event)
{
    QPainter{this}.fillRect(event->rect(), coloursOf(palette()).surface);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_cards->setDirection(width() < measure::stackBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget *WelcomePage::makeColumn()
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    layout->setSpacing(space::small);
    layout->addStretch(1);
    layout->addWidget(new Mark(u"posthorn"_s, Ink::Brass, measure::hornIcon), 0, Qt::AlignLeading);
    layout->addSpacing(space::small);
    layout->addWidget(
        (new PlainLabel(tr("Welcome to Posthorn"), Type::Title))->fitting(PlainLabel::Fit::Wrap));
    layout->addWidget((new PlainLabel(tr("It sends your mail. When mail does not go out, it says why."),
                                      Type::Body, Ink::Muted))
                          ->fitting(PlainLabel::Fit::Wrap));
    layout->addSpacing(space::large);
    m_cards = new QBoxLayout(QBoxLayout::LeftToRight);
    m_cards->setSpacing(space::large);
    layout->addLayout(m_cards);
    layout->addStretch(2);
    const auto addCard = [this](const QString &icon, const QString &title, const QString &sentence,
                                auto signal) {
        auto *card = new WelcomeCard(icon, title, sentence);
        m_cards->addWidget(card, 1);
        connect(card, &QAbstractButton::clicked, this, signal);
    };
    addCard(u"accounts"_s, tr("Add my account"), tr("Send through the mail account you already have."),
            &WelcomePage::addAccountAsked);
    addCard(u"practice"_s, tr("Try it without an account"),
            tr("A practice server on this computer takes your mail. Nothing leaves the machine."),
            &WelcomePage::practiceAsked);
    addCard(u"explain"_s, tr("Explain an error message"),
            tr("Paste what a mail server or program said, and read what it means."),
            &WelcomePage::explainAsked);
    return column;
}

} // namespace posthorn::ui
