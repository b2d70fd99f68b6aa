// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/Account.h"
#include "outbox/QueuedMail.h"

namespace posthorn::app {

/// The way of an account, made that of a queued mail: with its envelope, its wishes, and the name its
/// provider wants to be greeted with.
[[nodiscard]] smtp::Plan routeFor(const outbox::QueuedMail &mail, const accounts::Account &account,
                                  smtp::Plan plan);

} // namespace posthorn::app
