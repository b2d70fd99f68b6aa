// SPDX-License-Identifier: MIT
#pragma once
// Where this person's accounts and practice files are kept.

#include "base/Result.h"

namespace posthorn::app {

struct Profile
{
    QString folder{};

    /// `given`, else $POSTHORN_PROFILE, else the XDG data folder. The folder exists and can be written
    /// afterwards.
    [[nodiscard]] static Result<Profile> open(const QString &given);

    [[nodiscard]] QString accountsFile() const { return folder + QStringLiteral("/accounts.json"); }
    [[nodiscard]] QString draftsFolder() const { return folder + QStringLiteral("/drafts"); }
    [[nodiscard]] QString checksFolder() const { return folder + QStringLiteral("/checks"); }
    [[nodiscard]] QString outboxFolder() const { return folder + QStringLiteral("/outbox"); }
    [[nodiscard]] QString practiceFolder() const { return folder + QStringLiteral("/practice"); }
};

} // namespace posthorn::app
