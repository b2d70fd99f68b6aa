// SPDX-License-Identifier: MIT
#pragma once
// What is to be tested: one of the accounts, or a way typed in.

#include "accounts/Account.h"
#include "ui/accounts/RouteForm.h"

class QComboBox;

namespace posthorn::ui {

struct CheckRequest
{
    QString accountId{}; ///< empty: by hand
    Route route{};
    explain::Change change{}; ///< what a fix changed about the account's own way, for this test
};

class TargetChooser : public QWidget
{
    Q_OBJECT
public:
    explicit TargetChooser(QWidget *parent = nullptr);

    /// Keeps the choice, and what a fix changed about it, where the chosen account is still there.
    void setAccounts(const std::vector<accounts::Account> &accounts);
    void chooseAccount(const QString &accountId);
    /// Fills in the way by hand and chooses it.
    void chooseRoute(const Endpoint &endpoint, const QString &user);
    /// What a fix changes: into the fields by hand, or beside the account's own settings until another is
    /// chosen.
    void apply(const explain::Change &change);
    /// A fix has been put in since the way was chosen or settled.
    [[nodiscard]] bool isChanged() const { return m_before.has_value(); }
    /// Takes the fixes back.
    void undo();
    /// They are how it shall be from now on.
    void settle();
    /// Where the way is typed in by hand: its password once more.
    void typeSecretAgain();

    /// The first field.
    [[nodiscard]] QWidget *entry() const;
    [[nodiscard]] CheckRequest request() const;
    [[nodiscard]] QString firstFault();
    /// "me@example.com · smtp.example.com:587 · STARTTLS"
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void submitted();
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QString chosenId() const;
    void showChoice();

    std::vector<accounts::Account> m_accounts{};
    explain::Change m_change{};
    std::optional<Route> m_before{}; ///< by hand: before the first fix
    QComboBox *m_choice;
    RouteForm *m_route;
};

} // namespace posthorn::ui

Q_DECLARE_METATYPE(posthorn::ui::CheckRequest)
