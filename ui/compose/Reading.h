// SPDX-License-Identifier: MIT
#pragma once
// From what stands in the fields to a draft, or to what is in the way of one.

#include "mime/Draft.h"

#include <QString>
#include <optional>
#include <vector>

namespace posthorn::ui {

enum class HeadField { From, To, Cc, Bcc, Subject };

struct Written
{
    std::optional<Mailbox> from{};
    QString to{};
    QString cc{};
    QString bcc{};
    QString subject{};
    QString text{};

    bool operator==(const Written &) const = default;
};

struct Finding
{
    HeadField field = HeadField::To;
    QString sentence{};
};

struct Reading
{
    mime::Draft draft{};
    std::vector<Finding> findings{}; ///< empty: the draft can go

    [[nodiscard]] bool isReady() const { return findings.empty(); }
};

[[nodiscard]] Reading read(const Written &written);
/// The other way, for a draft that comes from outside.
[[nodiscard]] Written writtenOf(const mime::Draft &draft);

} // namespace posthorn::ui
