// SPDX-License-Identifier: MIT
#include "ui/accounts/AccountItem.h"

#include "ui/accounts/AccountRow.h"
#include "ui/widgets/Field.h"

#include <QComboBox>

namespace posthorn::ui {

using accounts::SecretHome;

QString wordsOf(const PasswordNote &note)
{
    using State = PasswordNote::State;
    switch (note.state) {
    case State::NotNeeded:
        return AccountRow::tr("No password needed");
    case State::Kept:
        return AccountRow::tr("Kept in %1").arg(note.words);
    case State::NotKept:
        return AccountRow::tr("Asked for when it is needed, then kept");
    case State::Waiting:
        return AccountRow::tr("Waiting for the keychain…");
    case State::InMemory:
        return AccountRow::tr("In memory until Posthorn ends");
    case State::Asked:
        return AccountRow::tr("Kept nowhere");
    case State::Trouble:
        return note.inMemory ? AccountRow::tr("%1 It stays in memory until Posthorn ends.").arg(note.words)
                             : note.words;
    }
    Q_UNREACHABLE();
}

QComboBox *makeHomeChoice(SecretHome chosen)
{
    auto *choice = new QComboBox;
    choice->addItem(AccountRow::tr("In the keychain"), static_cast<int>(SecretHome::Keychain));
    choice->addItem(AccountRow::tr("Until Posthorn ends"), static_cast<int>(SecretHome::Session));
    choice->addItem(AccountRow::tr("Ask each time"), static_cast<int>(SecretHome::Ask));
    choice->setCurrentIndex(choice->findData(static_cast<int>(chosen)));
    return choice;
}

SecretHome homeChosenIn(const QComboBox &choice)
{
    return static_cast<SecretHome>(choice.currentData().toInt());
}

} // namespace posthorn::ui
