// SPDX-License-Identifier: MIT
#include "app/gui/Desk.h"

#include "ui/accounts/PasswordAsk.h"
#include "ui/widgets/Page.h"
#include "ui/widgets/PrimaryButton.h"

#include <QBoxLayout>
#include <QDesktopServices>

namespace posthorn::gui {

namespace {

using PlanAnswer = std::function<void(const Result<smtp::Plan> &)>;

/// Meanwhile the question holds the one primary button.
void stepBackFor(ui::PasswordAsk *ask, QWidget *parent)
{
    for (auto *other : parent->findChildren<ui::PrimaryButton *>()) {
        if (!other->isLeading() || ask->isAncestorOf(other))
            continue;
        const QIcon icon = other->icon(); // painted for the accent behind it
        other->setLeading(false);
        other->setIcon({});
        QObject::connect(ask, &QObject::destroyed, other, [other, icon] {
            other->setLeading(true);
            other->setIcon(icon);
        });
    }
}

/// At the top of a page, or just above the buttons of a window.
void place(ui::PasswordAsk *ask, QWidget *parent)
{
    for (auto *before : parent->findChildren<ui::PasswordAsk *>()) {
        before->hide();
        before->deleteLater();
    }
    if (auto *page = qobject_cast<ui::Page *>(parent)) {
        page->content()->insertWidget(0, ask);
        page->reveal(ask);
    } else if (auto *box = qobject_cast<QBoxLayout *>(parent->layout())) {
        box->insertWidget(box->count() - 1, ask);
    }
    stepBackFor(ask, parent);
    ask->show();
    ask->takeKeyboard();
}

void askForPassword(const Desk &desk, QWidget *parent, const accounts::Account &account, Stage until,
                    const Problem &why, const PlanAnswer &answer)
{
    const bool wasKept = why.kind != Problem::Kind::SecretUnavailable;
    auto *ask = new ui::PasswordAsk(account, wasKept ? desk.words.sentence(why) : QString());
    QObject::connect(ask, &ui::PasswordAsk::declined, ask, &QObject::deleteLater);
    QObject::connect(ask, &ui::PasswordAsk::given, &desk.accounts,
                     [=, id = account.id](const Secret &secret, accounts::SecretHome home) {
                         ask->hide();
                         ask->deleteLater();
                         desk.accounts.chooseHome(id, home, [=](const Outcome &chosen) {
                             if (!chosen)
                                 return answer(chosen.problem());
                             desk.accounts.keepSecret(id, secret);
                             desk.accounts.planFor(id, until, answer);
                         });
                     });
    place(ask, parent);
}

} // namespace

void planWithPassword(const Desk &desk, QWidget *parent, const QString &accountId, Stage until,
                      const PlanAnswer &answer)
{
    const QPointer<QWidget> still(parent);
    desk.accounts.planFor(accountId, until,
                          [desk, still, accountId, until, answer](const Result<smtp::Plan> &plan) {
                              const auto account = desk.accounts.find(accountId);
                              if (!still)
                                  return;
                              if (plan || !isAboutSecret(plan.problem().kind) || !account)
                                  return answer(plan);
                              askForPassword(desk, still, *account, until, plan.problem(), answer);
                          });
}

void openLink(const QUrl &url)
{
    if (url.scheme() == QLatin1StringView("https"))
        QDesktopServices::openUrl(url);
}

} // namespace posthorn::gui
