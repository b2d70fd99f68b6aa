// SPDX-License-Identifier: MIT
#pragma once
// Does a certificate speak for a host? RFC 9525: subjectAltName alone counts, the common name never.

#include <QStringList>

namespace posthorn::wire {

/// The subjectAltName of a certificate, by kind.
struct SubjectNames
{
    QStringList hosts{};     ///< dNSName
    QStringList addresses{}; ///< iPAddress

    bool operator==(const SubjectNames &) const = default;
};

/// `host` is what the person typed: a name, an internationalised name, or an IP literal.
[[nodiscard]] bool speaksFor(const SubjectNames &names, const QString &host);

} // namespace posthorn::wire
