// SPDX-License-Identifier: MIT
#include "app/gui/Desk.h"

#include "ui/accounts/PasswordAsk.h"

#include <QDesktopServices>

namespace posthorn::gui {

void planWithPassword(const Desk &desk, QWidget *parent, const QString &accountId, Stage until,
                      const std::function<void(const Result<smtp::Plan> &)> &answer)
{
    const QPointer<QWidget> still(parent);
    desk.accounts.planFor(
        accountId, until, [desk, still, accountId, until, answer](const Result<smtp::Plan> &plan) {
            const auto account = desk.accounts.find(accountId);
            if (!still)
                return;
            if (plan || plan.problem().kind != Problem::Kind::SecretUnavailable || !account)
                return answer(plan);
            auto *ask = new ui::PasswordAsk(*account, still);
            ask->setAttribute(Qt::WA_DeleteOnClose);
            QObject::connect(ask, &ui::PasswordAsk::given, &desk.accounts, [=](const Secret &secret) {
                desk.accounts.keepSecret(accountId, secret);
                desk.accounts.planFor(accountId, until, answer);
            });
            ask->open();
        });
}

void openLink(const QUrl &url)
{
    if (url.scheme() == QLatin1StringView("https"))
        QDesktopServices::openUrl(url);
}

} // namespace posthorn::gui
