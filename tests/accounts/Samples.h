// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/Account.h"

namespace posthorn::accounts {

inline Account sampleAccount()
{
    return {
        .id = QStringLiteral("0b9c3f5e-8a55-4a3e-9f5c-6d8c9c2d1a01"),
        .name = QStringLiteral("Work"),
        .identities = {{.mailbox = {.name = QStringLiteral("Alice Ärmel"),
                                    .address = *Address::parse(u"alice@posthorn.test")}}},
        .endpoint = {.host = QStringLiteral("mail.posthorn.test"), .port = 465, .security = Security::Tls},
        .user = QStringLiteral("alice@posthorn.test")};
}

/// No member has its default.
inline Account fullAccount()
{
    Account account = sampleAccount();
    account.id = QStringLiteral("0b9c3f5e-8a55-4a3e-9f5c-6d8c9c2d1a02");
    account.name = QStringLiteral("手紙");
    account.identities.push_back({.mailbox = {.address = *Address::parse(u"\"a b\"@xn--r8jz45g.jp")},
                                  .replyTo = mailboxFromText(u"\"Desk, Front\" <desk@posthorn.test>"),
                                  .signature = QStringLiteral("-- \nAlice\n\tpost \"horn\""),
                                  .colour = QStringLiteral("#1d5fa8")});
    account.connectTo = Endpoint{.host = QStringLiteral("::1"), .port = 2525, .security = Security::None};
    account.auth = AuthMethod::ScramSha256;
    account.secretHome = SecretHome::Session;
    account.keptBy = QStringLiteral("GNOME Keyring");
    account.heloName = QStringLiteral("mail.example");
    account.trustedPem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    account.allowCleartextAuth = true;
    account.practice = true;
    return account;
}

} // namespace posthorn::accounts
