// SPDX-License-Identifier: MIT
#pragma once
// What a start of the window program asks for.

#include "base/Result.h"
#include "mime/Draft.h"

namespace posthorn::gui {

struct Wish
{
    bool help = false;
    bool version = false;
    QString profile{};
    std::optional<mime::Draft> compose{};
    std::optional<QString> test{};    ///< an account, by name or address
    std::optional<QString> explain{}; ///< a text, which may be empty
    bool outbox = false;
};

[[nodiscard]] Result<Wish> wishFrom(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace posthorn::gui
