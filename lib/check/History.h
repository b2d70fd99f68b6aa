// SPDX-License-Identifier: MIT
#pragma once
// What earlier tests of an account found, in few enough facts to be kept; never a secret.

#include "base/Result.h"
#include "check/CheckReport.h"

namespace posthorn::check {

struct PastRun
{
    QDateTime when{};
    CheckReport::Verdict verdict = CheckReport::Verdict::Untested;
    QString cause{}; ///< empty: it works
    Endpoint endpoint{};
    QString user{};        ///< empty: nobody signed in
    QString address{};     ///< that answered
    QString protocol{};    ///< of TLS
    QString certificate{}; ///< its SHA-256 in hex
    QString issuer{};
    QStringList abilities{}; ///< after TLS
    qint64 ms = 0;

    bool operator==(const PastRun &) const = default;
    [[nodiscard]] bool works() const { return verdict == CheckReport::Verdict::Works; }
};
[[nodiscard]] PastRun pastRunOf(const CheckReport &report);

class History
{
public:
    static constexpr std::size_t most = 30;

    /// BadInput where it is no history.
    [[nodiscard]] static Result<History> parse(const QByteArray &json, const QString &name);
    [[nodiscard]] QByteArray toJson() const;

    /// The oldest goes when there are too many, but never the last good one.
    void add(const PastRun &run);
    /// Oldest first.
    [[nodiscard]] const std::vector<PastRun> &runs() const { return m_runs; }
    [[nodiscard]] const PastRun *last() const;
    /// The last one that worked, leaving the very last run out.
    [[nodiscard]] const PastRun *lastGoodBefore() const;

    bool operator==(const History &) const = default;

private:
    std::vector<PastRun> m_runs{};
};

enum class Change { Server, User, Address, Certificate, Issuer, Protocol, Abilities };
/// What is otherwise than it was. What one of the two did not get to see is not compared.
[[nodiscard]] std::vector<Change> changesBetween(const PastRun &good, const PastRun &now);

} // namespace posthorn::check

Q_DECLARE_METATYPE(posthorn::check::History)
