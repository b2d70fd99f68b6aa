// SPDX-License-Identifier: MIT
#pragma once
// From what stands in the fields to a draft, or to what is in the way of one.

#include "base/Finding.h"
#include "drafts/Entry.h"
#include "mime/Draft.h"

namespace posthorn::ui {

using drafts::Written;

struct Reading
{
    mime::Draft draft{};
    std::vector<Finding> findings{}; ///< what could not be read; empty: the draft is whole

    [[nodiscard]] bool isReady() const { return findings.empty(); }
};

[[nodiscard]] Reading read(const Written &written);
/// The other way, for a draft that comes from outside.
[[nodiscard]] Written writtenOf(const mime::Draft &draft);

/// The fields with `address` corrected wherever a person's list has it.
[[nodiscard]] Written corrected(Written written, const QString &address, const QString &correction);
/// Everybody in Bcc, so that nobody sees the others.
[[nodiscard]] Written allHidden(Written written);

} // namespace posthorn::ui
