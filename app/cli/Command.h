// SPDX-License-Identifier: MIT
#pragma once
// A command of posthorn-cli: its name, its options, what it does.

#include "app/cli/Console.h"
#include "app/cli/Exit.h"
#include "app/wiring/Options.h"

#include <functional>

namespace posthorn::cli {

using app::Option;
using app::Options;

struct Command
{
    const char *name = "";
    const char *usage = "";
    const char *purpose = "";
    const char *exits = ""; ///< the exit codes and what each means
    std::vector<Option> options{};
    std::function<int(const Options &, const Console &)> run{};
};

[[nodiscard]] Command accountsCommand();
[[nodiscard]] Command checkCommand();
[[nodiscard]] Command sendCommand();
[[nodiscard]] Command explainCommand();
[[nodiscard]] Command outboxCommand();
[[nodiscard]] Command practiceCommand();

/// Parses, answers --help and runs; `arguments` begin after the command's name.
[[nodiscard]] int runCommand(const Command &command, const QStringList &arguments);

/// The table with `more` behind it.
[[nodiscard]] std::vector<Option> joined(std::vector<Option> table, const std::vector<Option> &more);
/// "text" or one of `allowed`; BadInput names what is not.
[[nodiscard]] Result<QString> formatFrom(const Options &options, const QStringList &allowed);

} // namespace posthorn::cli
