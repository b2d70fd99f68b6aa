// SPDX-License-Identifier: MIT
#include "accounts/FieldReader.h"
#include "accounts/Json.h"

#include <QRegularExpression>

namespace posthorn::accounts {

using namespace Qt::StringLiterals;

namespace {

Endpoint endpointFrom(const QJsonValue &value, const QString &place, FieldReader &parent)
{
    FieldReader fields(value, place);
    Endpoint endpoint{.host = fields.text("host"_L1), .port = fields.port("port"_L1)};
    const QString security = fields.text("security"_L1);
    if (const auto known = securityFromId(security))
        endpoint.security = *known;
    else
        fields.blame(fields.placeOf("security"_L1), u"\"%1\" is not known"_s.arg(security));
    if (const auto fault = fields.fault())
        parent.blame({}, *fault);
    return endpoint;
}

std::optional<Mailbox> replyToFrom(FieldReader &fields)
{
    const QString text = fields.text("replyTo"_L1, Presence::Optional);
    auto mailbox = mailboxFromText(text);
    if (!text.isEmpty() && !mailbox)
        fields.blame(fields.placeOf("replyTo"_L1), u"\"%1\" is no mail address"_s.arg(text));
    return mailbox;
}

QString colourFrom(FieldReader &fields)
{
    static const QRegularExpression hex(u"^#[0-9a-fA-F]{6}$"_s);
    QString text = fields.text("colour"_L1, Presence::Optional);
    if (!text.isEmpty() && !hex.match(text).hasMatch())
        fields.blame(fields.placeOf("colour"_L1), u"\"%1\" is no colour like #1d5fa8"_s.arg(text));
    return text;
}

std::vector<Identity> identitiesFrom(FieldReader &parent)
{
    std::vector<Identity> identities;
    const QJsonArray array = parent.array("identities"_L1);
    for (qsizetype i = 0; i < array.size(); ++i) {
        FieldReader fields(array.at(i), u"%1[%2]"_s.arg(parent.placeOf("identities"_L1)).arg(i));
        const QString name = fields.text("name"_L1);
        const QString text = fields.text("address"_L1);
        const auto address = Address::parse(text);
        const auto replyTo = replyToFrom(fields);
        const QString signature = fields.lines("signature"_L1, Presence::Optional);
        const QString colour = colourFrom(fields);
        if (address)
            identities.push_back({{.name = name, .address = *address}, replyTo, signature, colour});
        else
            fields.blame(fields.placeOf("address"_L1), u"\"%1\" is no mail address"_s.arg(text));
        if (const auto fault = fields.fault())
            parent.blame({}, *fault);
    }
    return identities;
}

AuthMethod authFrom(FieldReader &fields)
{
    const QString id = fields.text("auth"_L1);
    const auto known = authMethodFromId(id);
    if (!known)
        fields.blame(fields.placeOf("auth"_L1), u"\"%1\" is not known"_s.arg(id));
    return known.value_or(AuthMethod::Auto);
}

SecretHome secretHomeFrom(FieldReader &fields)
{
    const QString id = fields.text("secret"_L1, Presence::Optional);
    const auto known = secretHomeFromId(id);
    if (!known && !id.isEmpty())
        fields.blame(fields.placeOf("secret"_L1), u"\"%1\" is not known"_s.arg(id));
    return known.value_or(SecretHome::Keychain);
}

} // namespace

Result<Account> accountFromJson(const QJsonValue &value, const QString &place, const QString &file)
{
    FieldReader fields(value, place);
    Account account{.id = fields.text("id"_L1), .name = fields.text("name"_L1)};
    account.identities = identitiesFrom(fields);
    account.endpoint = endpointFrom(fields.object("endpoint"_L1), fields.placeOf("endpoint"_L1), fields);
    if (const auto other = fields.object("connectTo"_L1, Presence::Optional); !other.isUndefined())
        account.connectTo = endpointFrom(other, fields.placeOf("connectTo"_L1), fields);
    account.user = fields.text("user"_L1);
    account.auth = authFrom(fields);
    account.secretHome = secretHomeFrom(fields);
    account.keptBy = fields.text("keptBy"_L1, Presence::Optional);
    account.heloName = fields.text("heloName"_L1, Presence::Optional);
    account.trustedPem = fields.lines("trustedPem"_L1, Presence::Optional).toLatin1();
    account.allowCleartextAuth = fields.flag("allowCleartextAuth"_L1, Presence::Optional);
    account.practice = fields.flag("practice"_L1, Presence::Optional);
    if (account.id.isEmpty())
        fields.blame(fields.placeOf("id"_L1), u"is empty"_s);
    if (const auto fault = fields.fault())
        return Problem{.kind = Problem::Kind::BadInput, .words = *fault, .subject = file};
    return account;
}

} // namespace posthorn::accounts
