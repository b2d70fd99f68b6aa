// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/Desk.h"
#include "ui/check/CheckPage.h"

namespace posthorn::gui {

/// Joins the Check page to the connection tests.
class CheckWiring : public QObject
{
    Q_OBJECT
public:
    explicit CheckWiring(const Desk &desk);

    /// Shows the page and tests this account, or this way in.
    void testAccount(const QString &id);
    void propose(const Endpoint &endpoint, const QString &user);
    /// Does what a fix says, on the target of the page, and tests again.
    void apply(const explain::Fix &fix);
    /// The same on this account.
    void applyTo(const QString &accountId, const explain::Fix &fix);

Q_SIGNALS:
    void writeRequested(const QString &accountId);

private:
    void typeAgain();
    void start(const ui::CheckRequest &request);
    void run(const smtp::Plan &plan);
    void keep(const ui::CheckRequest &request);
    void copyReport();
    void remember();
    void tellOfThePast();
    void chooseLog();
    void saveLog(const QString &path);

    Desk m_desk;
    ui::CheckPage *m_page;
    check::CheckReport m_last{};
    QString m_tested{}; ///< the account of the last test; empty: by hand
    QString m_told{};   ///< the account whose past the page tells
};

} // namespace posthorn::gui
