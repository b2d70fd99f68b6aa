// SPDX-License-Identifier: MIT
#pragma once
// What the page shows of an account.

#include "accounts/Account.h"

class QComboBox;

namespace posthorn::ui {

/// Where a password is, as far as anybody knows without asking for it.
struct PasswordNote
{
    enum class State { NotNeeded, Kept, NotKept, Waiting, InMemory, Asked, Trouble };

    State state = State::NotNeeded;
    QString words{};       ///< Kept: the keychain's name; Trouble: the sentence about it
    bool inMemory = false; ///< beside a trouble: at hand until the program ends
};

struct AccountItem
{
    accounts::Account account{};
    PasswordNote password{};
    bool isDefault = false;
    bool amongOthers = false; ///< so that the order and the default mean something
};

/// "Kept in GNOME Keyring"
[[nodiscard]] QString wordsOf(const PasswordNote &note);
/// The three places a password can live in; the item's data is a SecretHome.
[[nodiscard]] QComboBox *makeHomeChoice(accounts::SecretHome chosen);
[[nodiscard]] accounts::SecretHome homeChosenIn(const QComboBox &choice);

} // namespace posthorn::ui
