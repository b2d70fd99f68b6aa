// SPDX-License-Identifier: MIT
#pragma once
// What people paste into the fields of a server, made fit where there is only one way to mean it.

#include "base/Transcript.h"
#include "smtp/Plan.h"

namespace posthorn::check {

/// "smtps://mail.example.org:465/" and " mail.example.org:465" hold a host and more.
struct PastedHost
{
    QString host{};
    std::optional<quint16> port{};
    std::optional<Security> security{};

    bool operator==(const PastedHost &) const = default;
};
[[nodiscard]] PastedHost hostWithin(const QString &text);

struct Mended
{
    smtp::Plan plan{};
    QStringList changed{}; ///< host, user, password
    QString doubt{};       ///< an AWS key given for SES: only the person can mend it
};
[[nodiscard]] Mended mended(smtp::Plan plan);
/// How the stage Input went.
[[nodiscard]] Step inputStep(const Mended &mended);

} // namespace posthorn::check
