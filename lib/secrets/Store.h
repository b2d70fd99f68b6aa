// SPDX-License-Identifier: MIT
#pragma once
// Where secrets are kept, behind one small interface. Answers come by callback: a keychain may ask the
// person.

#include "base/Result.h"
#include "base/Secret.h"

#include <functional>

namespace posthorn::secrets {

class Store
{
public:
    virtual ~Store() = default;
    /// A Problem is one of isAboutSecret(); it says whether there is none or it cannot be had.
    virtual void read(const QString &account, std::function<void(Result<Secret>)> answer) = 0;
    virtual void write(const QString &account, const Secret &secret, std::function<void(Outcome)> answer) = 0;
    virtual void remove(const QString &account, std::function<void(Outcome)> answer) = 0;
};

/// A password is text without control characters: a terminal, a keychain and a server all cut it elsewhere
/// otherwise. The Problem names what `subject` is.
[[nodiscard]] Outcome checkPassword(const Secret &secret, const QString &subject);

} // namespace posthorn::secrets
