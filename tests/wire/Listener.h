// SPDX-License-Identifier: MIT
#pragma once
// Keeps what a Wire announces, in order.

#include "wire/Wire.h"

namespace posthorn {

struct Listener
{
    explicit Listener(wire::Wire &wire)
    {
        QObject::connect(&wire, &wire::Wire::opening, &wire,
                         [this](Stage stage) { opening.push_back(stage); });
        QObject::connect(&wire, &wire::Wire::opened, &wire, [this](const auto &how) { opened = how; });
        QObject::connect(&wire, &wire::Wire::encrypted, &wire, [this](const auto &how) { encrypted = how; });
        QObject::connect(&wire, &wire::Wire::received, &wire, [this](const auto &bytes) {
            afterFailure = afterFailure || failed.has_value();
            received += bytes;
        });
        QObject::connect(&wire, &wire::Wire::failed, &wire, [this](const Problem &problem) {
            ++failures;
            failed = problem;
        });
    }

    std::vector<Stage> opening{};
    std::optional<wire::Opened> opened{};
    std::optional<TlsFacts> encrypted{};
    QByteArray received{};
    std::optional<Problem> failed{};
    int failures = 0;
    bool afterFailure = false; ///< bytes came after failed(), which must never be
};

} // namespace posthorn
