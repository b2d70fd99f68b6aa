// SPDX-License-Identifier: MIT
#pragma once
// The one place where bytes become a command line. It refuses (never strips) what could end a line early,
// whatever its callers did.

#include "base/Result.h"

#include <QLatin1StringView>

namespace posthorn::smtp {

/// A piece of a command line.
struct Part
{
    enum class Show { Plain, Hidden };

    QByteArray text{};
    QLatin1StringView field{}; ///< what it is, for the Problem
    Show show = Show::Plain;
};
enum class Charset { Ascii, Utf8 };

struct CommandLine
{
    QByteArray bytes{}; ///< with its CRLF
    QByteArray shown{}; ///< the same with secrets masked

    bool operator==(const CommandLine &) const = default;
};

/// BadArgument, naming the field, for C0, DEL, and non-ASCII where `charset` has none.
[[nodiscard]] Result<CommandLine> commandLine(const std::vector<Part> &parts,
                                              Charset charset = Charset::Ascii);
/// BadArgument when `text` holds what no argument may hold.
[[nodiscard]] Outcome checkArgument(QByteArrayView text, QLatin1StringView field, Charset charset);

[[nodiscard]] Result<CommandLine> plainCommand(QLatin1StringView verb);
[[nodiscard]] Result<CommandLine> helloCommand(QLatin1StringView verb, const QString &name);
[[nodiscard]] Result<CommandLine> authCommand(QLatin1StringView mechanism,
                                              const std::optional<QByteArray> &initialResponse);
[[nodiscard]] Result<CommandLine> authAnswer(const QByteArray &base64);

} // namespace posthorn::smtp
