// SPDX-License-Identifier: MIT
#pragma once
// A Plan as JSON and back: the way of a mail that waits. Secrets stay out: the password, the key of a client
// certificate.

#include "base/Result.h"
#include "smtp/Plan.h"

#include <QJsonObject>

namespace posthorn::outbox {

/// Where to and how: everything but the envelope, the stage, and what is secret.
[[nodiscard]] QJsonObject routeJson(const smtp::Plan &plan);
[[nodiscard]] Outcome readRoute(const QJsonObject &json, smtp::Plan &plan);

/// What the mail itself wants, whichever way it goes.
[[nodiscard]] QJsonObject wishesJson(const smtp::Plan &plan);
[[nodiscard]] Outcome readWishes(const QJsonObject &json, smtp::Plan &plan);

} // namespace posthorn::outbox
