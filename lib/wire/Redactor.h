// SPDX-License-Identifier: MIT
#pragma once
// Masks the secret wherever a server says it back: as it is, and inside any base64.

#include "base/Delivery.h"
#include "base/Secret.h"

#include <QByteArrayList>

namespace posthorn::wire {

class Redactor
{
public:
    /// A shorter secret is not looked for: masking it would shred every line and hide nothing.
    static constexpr qsizetype shortest = 4;

    explicit Redactor(const Secret &secret);
    ~Redactor();
    Redactor(const Redactor &) = delete;
    Redactor &operator=(const Redactor &) = delete;

    [[nodiscard]] QByteArray masked(QByteArray bytes) const;
    /// How many octets of the secret, as it is or in base64, may stand on one side of a cut; 0 when there is
    /// nothing to mask.
    [[nodiscard]] qsizetype reach() const;
    void mask(QString &text) const;
    void mask(Reply &reply) const;
    void mask(Problem &problem) const;
    void mask(Delivery &delivery) const;

private:
    Secret m_secret;
    QByteArrayList m_encoded{}; ///< what base64 makes of it at each of the three alignments
};

} // namespace posthorn::wire
