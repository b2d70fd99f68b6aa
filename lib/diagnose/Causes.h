// SPDX-License-Identifier: MIT
#pragma once
// What is true of a cause whatever the language: resources/diagnose/causes.json.

#include "base/Diagnosis.h"

#include <chrono>
#include <vector>

namespace posthorn::diagnose {

struct Cause
{
    QString id{};
    Retry retry = Retry::AfterFix;
    Retry whenTemporary = Retry::AfterFix; ///< after a 4xx, when the server itself expects another try
    FixableBy fixableBy = FixableBy::You;
    bool toldByServer = false;                   ///< none but the server can know it
    std::optional<Stage> stage{};                ///< where it usually shows
    std::vector<std::chrono::seconds> backOff{}; ///< waits before the tries to come; the last one repeats

    bool operator==(const Cause &) const = default;
};

/// Every cause of this program, in the order of its file.
[[nodiscard]] const std::vector<Cause> &causes();
[[nodiscard]] const Cause *causeById(QStringView id);

} // namespace posthorn::diagnose
