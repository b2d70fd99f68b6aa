// SPDX-License-Identifier: MIT
#include "ui/check/DoctorPage.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PrimaryButton.h"

#include <QVBoxLayout>
#include <algorithm>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

DoctorPage::DoctorPage(const explain::Catalogue &words, QWidget *parent)
    : Page(tr("Doctor"), Width::Reading, parent),
      m_words(words),
      m_all(new PrimaryButton(tr("Check all"))),
      m_stop(plainButton(tr("Stop"), u"stop"_s)),
      m_empty(new EmptyState({.icon = u"doctor"_s,
                              .title = tr("No account to look after"),
                              .sentence = tr("Here stands, for each account, whether it can send."),
                              .button = tr("Add my account")}))
{
    addAction(m_stop);
    addAction(m_all);
    content()->addWidget(m_empty, 1);
    connect(m_all, &QPushButton::clicked, this, &DoctorPage::checkAllAsked);
    connect(m_stop, &QPushButton::clicked, this, &DoctorPage::stopAsked);
    connect(m_empty, &EmptyState::asked, this, &DoctorPage::addAsked);
    show({}, {});
}

QWidget *DoctorPage::entry() const
{
    return m_all->isHidden() ? nullptr : m_all;
}

void DoctorPage::show(const std::vector<Health> &accounts, const QDateTime &now)
{
    const QString keyboard = keyboardName();
    if (m_list) {
        m_list->hide();
        m_list->deleteLater();
    }
    fill(accounts, now);
    showActs(accounts);
    giveKeyboardTo(keyboard);
}

void DoctorPage::fill(const std::vector<Health> &accounts, const QDateTime &now)
{
    m_list = new QWidget;
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    for (const Health &health : accounts) {
        auto *row = new HealthRow(health, m_words, now);
        layout->addWidget(row);
        connect(row, &HealthRow::testAsked, this, [this, id = health.accountId] { Q_EMIT testAsked(id); });
    }
    layout->addStretch(1);
    content()->addWidget(m_list);
    m_list->setVisible(!accounts.empty());
    m_empty->setVisible(accounts.empty());
}

void DoctorPage::showActs(const std::vector<Health> &accounts)
{
    const auto busy = std::ranges::count_if(
        accounts, [](const Health &health) { return health.now != Health::Now::Resting; });
    const auto well = std::ranges::count_if(
        accounts, [](const Health &health) { return health.last && health.last->works(); });
    const bool hadKeyboard = window()->focusWidget() == m_all || window()->focusWidget() == m_stop;
    m_all->setVisible(!accounts.empty() && busy == 0);
    m_stop->setVisible(busy > 0);
    setContext(accounts.empty() ? QString()
                                : tr("%1 of %2 worked when last tested").arg(well).arg(accounts.size()));
    if (hadKeyboard)
        (busy > 0 ? m_stop : static_cast<QPushButton *>(m_all))->setFocus();
}

QString DoctorPage::keyboardName() const
{
    const QWidget *now = window()->focusWidget();
    return m_list && now && m_list->isAncestorOf(now) ? now->accessibleName() : QString();
}

void DoctorPage::giveKeyboardTo(const QString &accessibleName)
{
    for (auto *widget : m_list->findChildren<QPushButton *>()) {
        if (!accessibleName.isEmpty() && widget->accessibleName() == accessibleName)
            return widget->setFocus();
    }
}

} // namespace posthorn::ui
