// SPDX-License-Identifier: MIT
#pragma once
// Values as a day's work brings them, for the pictures and the tests of the windows.

#include "accounts/Account.h"
#include "check/CheckReport.h"
#include "explain/Card.h"
#include "outbox/Record.h"
#include "ui/compose/MailHead.h"
#include "ui/practice/InboxItem.h"

namespace posthorn::samples {

[[nodiscard]] QDateTime noon();
[[nodiscard]] Address address(QStringView text);
[[nodiscard]] Mailbox mailbox(QStringView text);

[[nodiscard]] accounts::Account gmail();
[[nodiscard]] accounts::Account practiceAccount();
[[nodiscard]] accounts::Account longNamed();
[[nodiscard]] std::vector<ui::SenderChoice> senders();

[[nodiscard]] std::vector<Step> stages();
/// The steps up to a failed sign-in.
[[nodiscard]] std::vector<Step> reached();
[[nodiscard]] check::CheckReport refusedSignIn();
[[nodiscard]] check::CheckReport working();
[[nodiscard]] Diagnosis refused();
[[nodiscard]] Problem passwordRefused();

[[nodiscard]] std::vector<posthorn::outbox::Record> outboxRecords();
[[nodiscard]] std::vector<ui::InboxItem> inbox();
[[nodiscard]] mime::Draft draft();

} // namespace posthorn::samples
