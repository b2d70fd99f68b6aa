// SPDX-License-Identifier: MIT
#pragma once
// Values as a day's work brings them, for the pictures and the tests of the windows.

#include "accounts/Account.h"
#include "check/CheckReport.h"
#include "check/History.h"
#include "explain/Card.h"
#include "outbox/Record.h"
#include "ui/check/HealthRow.h"
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
/// A port that does not answer, and what was tried instead.
[[nodiscard]] check::CheckReport otherWay();
[[nodiscard]] check::CheckReport working();
/// A good test yesterday, and one that failed twelve minutes before noon.
[[nodiscard]] check::History past();
/// One that fails, one that works, one under test, one that nobody has tested.
[[nodiscard]] std::vector<ui::Health> healths();
[[nodiscard]] Diagnosis refused();
[[nodiscard]] Problem passwordRefused();

[[nodiscard]] std::vector<posthorn::outbox::Record> outboxRecords();
[[nodiscard]] std::vector<ui::InboxItem> inbox();
[[nodiscard]] mime::Draft draft();

} // namespace posthorn::samples
