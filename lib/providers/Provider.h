// SPDX-License-Identifier: MIT
#pragma once
// The table of mail providers: data from resources/providers, matched by domain or host.

#include "base/Endpoint.h"
#include "base/Limits.h"
#include "base/Result.h"

#include <QHash>
#include <QStringList>
#include <vector>

namespace posthorn::providers {

/// What was read in one place and not confirmed, or contradicted, in another.
struct Doubt
{
    QString about{}; ///< the key of the table: "limits.perDay", "signIn"
    QString because{};

    bool operator==(const Doubt &) const = default;
};

/// Sentences are in English.
struct Provider
{
    QString id{};
    QString name{};
    QStringList domains{}; ///< "*.x.y" stands for every domain right below x.y
    QStringList mxSuffixes{};
    std::vector<Endpoint> endpoints{}; ///< best first
    QStringList hostPatterns{};        ///< further SMTP hosts; "*" stands for one label
    QString userNameForm{};            ///< "email", "local-part", "account", "fixed:apikey"
    QStringList signIn{};              ///< "app-password", "oauth2", "password"
    QString appPasswordUrl{};
    QString helpUrl{};
    QString heloName{}; ///< where the usual one is refused: a name, or "sender-domain"
    Limits limits{};
    QString enableFirst{}; ///< what to switch on before anything works
    QString deadEnd{};     ///< why no other program can send through it at all
    QStringList traps{};   ///< what makes people fail
    std::vector<Doubt> doubts{};
    QString notes{};
    QString source{}; ///< where this was read
};

/// What to greet this provider's server with; empty: as any other.
[[nodiscard]] QString heloNameFor(const Provider &provider, QStringView senderDomain);
/// Up to `most` ids that someone may have meant by `id`.
[[nodiscard]] QStringList idsLike(QStringView id, const std::vector<Provider> &providers, qsizetype most);

class Table
{
public:
    [[nodiscard]] static Result<Table> parse(const QByteArray &json, const QString &name);
    /// The table this program carries.
    [[nodiscard]] static const Table &builtIn();

    [[nodiscard]] const Provider *byId(QStringView id) const;
    [[nodiscard]] const Provider *byDomain(QStringView domain) const;
    [[nodiscard]] const Provider *byHost(QStringView smtpHost) const;
    [[nodiscard]] const std::vector<Provider> &all() const { return m_providers; }

private:
    void index();

    std::vector<Provider> m_providers{};
    QHash<QString, std::size_t> m_byId{};
    QHash<QString, std::size_t> m_byDomain{};
    QHash<QString, std::size_t> m_byHost{};
};

} // namespace posthorn::providers
