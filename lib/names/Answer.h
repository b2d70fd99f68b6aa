// SPDX-License-Identifier: MIT
#pragma once
// What the domain name system says to one question, as values.

#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace posthorn::names {

enum class Type { A, Aaaa, Cname, Mx, Srv, Txt };

struct Question
{
    QString name{};
    Type type = Type::A;

    bool operator==(const Question &) const = default;
};

/// Names in records are in ASCII as they came, without the last dot; control octets in them are escaped (RFC
/// 4343).
struct Alias
{
    QString target{};

    bool operator==(const Alias &) const = default;
};
struct Exchange
{
    quint16 preference = 0;
    QString host{}; ///< empty: this domain takes no mail (RFC 7505)

    bool operator==(const Exchange &) const = default;
};
struct Service
{
    quint16 priority = 0;
    quint16 weight = 0;
    quint16 port = 0;
    QString target{}; ///< empty: decidedly no such service (RFC 2782)

    bool operator==(const Service &) const = default;
};
struct Text
{
    QByteArray bytes{}; ///< its strings joined, with nothing between (RFC 7208 §3.3)

    bool operator==(const Text &) const = default;
};

struct Record
{
    QString owner{};
    quint32 ttl = 0; ///< seconds
    std::variant<QHostAddress, Alias, Exchange, Service, Text> data{};

    bool operator==(const Record &) const = default;
};

struct Answer
{
    /// Each is a different fact about a name.
    enum class Outcome {
        Found,
        NoData,       ///< the name exists, but not with this type
        NoSuchName,   ///< NXDOMAIN
        ServerFailed, ///< SERVFAIL
        Refused,      ///< REFUSED
        OtherCode,    ///< any other response code
        TimedOut,
        Unreachable, ///< nobody could be asked
        Malformed,   ///< what came back is no reply to this question
        BadName      ///< it cannot be a name at all; nobody was asked
    };

    Question question{};
    Outcome outcome = Outcome::Unreachable;
    int responseCode = -1; ///< of RFC 1035 §4.1.1; -1 when none came
    std::vector<Record> records{};
    QStringList aliases{}; ///< the chain of CNAMEs that led there
    QString server{};      ///< "address:port" when one alone was asked
    qint64 ms = 0;

    [[nodiscard]] bool found() const { return outcome == Outcome::Found; }
};

/// "NXDOMAIN from 127.0.0.1:53", "no answer", …
[[nodiscard]] QString describe(const Answer &answer);

} // namespace posthorn::names
