// SPDX-License-Identifier: MIT
#include "app/cli/AccountsReport.h"

#include "report/Json.h"

using namespace Qt::StringLiterals;

namespace posthorn::cli {

namespace {

using report::Json;

Json identityJson(const accounts::Identity &identity)
{
    return report::object(
        {{"name", identity.mailbox.name},
         {"address", identity.mailbox.address.toString()},
         {"reply_to", report::orNull(identity.replyTo ? identity.replyTo->toString() : QString())},
         {"signature", report::orNull(identity.signature)},
         {"colour", report::orNull(identity.colour)}});
}

Json accountJson(const Listed &listed)
{
    const accounts::Account &account = listed.account;
    std::vector<Json> identities;
    for (const auto &identity : account.identities)
        identities.push_back(identityJson(identity));
    return report::object({{"id", account.id},
                           {"name", account.name},
                           {"default", listed.isDefault},
                           {"identities", identities},
                           {"host", account.endpoint.host},
                           {"port", int{account.endpoint.port}},
                           {"security", idOf(account.endpoint.security)},
                           {"user", report::orNull(account.user)},
                           {"auth", idOf(account.auth)},
                           {"secret", report::orNull(listed.secret)},
                           {"kept_by", report::orNull(account.keptBy)}});
}

QString wordsOfSecret(const Listed &listed)
{
    if (listed.secret == "stored"_L1)
        return u"password in the keychain"_s;
    if (listed.secret == "session"_L1)
        return u"password kept while the window program runs"_s;
    if (listed.secret == "ask"_L1)
        return u"password asked for each time"_s;
    if (listed.secret == "locked"_L1)
        return u"password in a locked keychain"_s;
    return listed.secret.isEmpty() ? u"no password needed"_s : u"no password at hand"_s;
}

QString accountText(const Listed &listed)
{
    const accounts::Account &account = listed.account;
    QStringList addresses;
    for (const auto &identity : account.identities)
        addresses.append(identity.mailbox.toString());
    QString text = account.name + (listed.isDefault ? u" (default)\n"_s : u"\n"_s);
    text += u"  %1\n"_s.arg(addresses.join(u", "_s));
    text += u"  %1, %2"_s.arg(authority(account.endpoint.host, account.endpoint.port),
                              QString(idOf(account.endpoint.security)));
    text += account.user.isEmpty() ? u"\n"_s : u", user %1\n"_s.arg(account.user);
    return text + u"  %1\n"_s.arg(wordsOfSecret(listed));
}

} // namespace

QByteArray accountsJson(const std::vector<Listed> &accounts)
{
    std::vector<Json> items;
    items.reserve(accounts.size());
    for (const Listed &listed : accounts)
        items.push_back(accountJson(listed));
    return report::document(report::object({{"schema", "posthorn.accounts/1"_L1}, {"accounts", items}}));
}

QString accountsText(const std::vector<Listed> &accounts)
{
    if (accounts.empty())
        return u"No account yet; posthorn-cli accounts add makes one.\n"_s;
    QString text;
    for (const Listed &listed : accounts)
        text += accountText(listed);
    return text;
}

} // namespace posthorn::cli
