// SPDX-License-Identifier: MIT
#include "mime/KeptHeaders.h"

#include "mime/AddressField.h"

#include <algorithm>
#include <array>

namespace posthorn::mime {

using namespace Qt::StringLiterals;

namespace {

/// What a draft holds in places of their own. A name that ends with a hyphen stands for all that begin so.
constexpr std::array inPlace{"From"_L1,
                             "Sender"_L1,
                             "To"_L1,
                             "Cc"_L1,
                             "Bcc"_L1,
                             "Reply-To"_L1,
                             "Subject"_L1,
                             "Date"_L1,
                             "Message-ID"_L1,
                             "In-Reply-To"_L1,
                             "References"_L1,
                             "MIME-Version"_L1,
                             "Content-"_L1,
                             "X-Priority"_L1,
                             "Importance"_L1,
                             "Disposition-Notification-To"_L1,
                             "X-Posthorn-Draft"_L1};

/// What was added on the way, or says something of programs and machines rather than of the mail.
constexpr std::array notOwn{"Received"_L1,
                            "Received-SPF"_L1,
                            "Return-Path"_L1,
                            "Delivered-To"_L1,
                            "Envelope-To"_L1,
                            "Delivery-Date"_L1,
                            "Resent-"_L1,
                            "Authentication-Results"_L1,
                            "ARC-"_L1,
                            "DKIM-"_L1,
                            "DomainKey-"_L1,
                            "Autocrypt"_L1,
                            "Autocrypt-"_L1,
                            "Feedback-ID"_L1,
                            "Lines"_L1,
                            "Status"_L1,
                            "Priority"_L1,
                            "Return-Receipt-To"_L1,
                            "Thread-Index"_L1,
                            "Thread-Topic"_L1,
                            "User-Agent"_L1,
                            "Mail-Followup-To"_L1,
                            "Fcc"_L1,
                            "Errors-To"_L1,
                            "Precedence"_L1,
                            "List-"_L1,
                            "Require-Recipient-Valid-Since"_L1,
                            "X-Mailer"_L1,
                            "X-MimeOLE"_L1,
                            "X-MSMail-Priority"_L1,
                            "X-MS-"_L1,
                            "X-Microsoft-"_L1,
                            "X-Forefront-"_L1,
                            "X-EOP"_L1,
                            "X-Exchange-"_L1,
                            "X-OriginatorOrg"_L1,
                            "X-Originating-"_L1,
                            "X-Google-"_L1,
                            "X-Gm-"_L1,
                            "X-GM-"_L1,
                            "X-Received"_L1,
                            "X-Forwarded-"_L1,
                            "X-Apple-"_L1,
                            "X-Universally-Unique-Identifier"_L1,
                            "X-Uniform-Type-Identifier"_L1,
                            "X-Mozilla-"_L1,
                            "X-Account-Key"_L1,
                            "X-Identity-Key"_L1,
                            "X-UIDL"_L1,
                            "X-UID"_L1,
                            "X-Status"_L1,
                            "X-Keywords"_L1,
                            "X-Enigmail-"_L1,
                            "X-KMail-"_L1,
                            "X-Evolution-"_L1,
                            "X-Delivered-To"_L1,
                            "X-Original-To"_L1,
                            "X-Envelope-"_L1,
                            "X-Return-Path"_L1,
                            "X-Spam"_L1,
                            "X-Spam-"_L1,
                            "X-Spamd-"_L1,
                            "X-Rspamd-"_L1,
                            "X-Virus-"_L1,
                            "X-Antivirus"_L1,
                            "X-Antivirus-"_L1,
                            "X-AntiAbuse"_L1,
                            "X-Authenticated-Sender"_L1,
                            "X-Sender"_L1,
                            "X-Source"_L1,
                            "X-Source-"_L1,
                            "X-Provags-"_L1,
                            "X-UI-"_L1,
                            "X-ME-"_L1,
                            "X-Proofpoint-"_L1,
                            "X-Mimecast-"_L1,
                            "X-TM-"_L1,
                            "X-SES-"_L1,
                            "X-SG-"_L1,
                            "X-Mailgun-"_L1};

template <std::size_t size>
bool isOneOf(const RawField &field, const std::array<QLatin1StringView, size> &names)
{
    return std::ranges::any_of(names, [&field](QLatin1StringView name) {
        return field.isNamed(name) ||
               (name.endsWith('-'_L1) && QLatin1StringView(field.name).startsWith(name, Qt::CaseInsensitive));
    });
}

template <class Predicate>
std::vector<Header> headersOf(const RawPart &message, Predicate isWanted)
{
    std::vector<Header> headers;
    for (const RawField &field : message.fields) {
        if (!field.name.isEmpty() && isWanted(field))
            headers.push_back({QString::fromLatin1(field.name), decodedWords(field.value())});
    }
    return headers;
}

} // namespace

std::vector<Header> ownHeaders(const RawPart &message)
{
    return headersOf(
        message, [](const RawField &field) { return !isOneOf(field, inPlace) && !isOneOf(field, notOwn); });
}

std::vector<Header> allHeaders(const RawPart &message)
{
    return headersOf(message, [](const RawField &field) { return !isOneOf(field, inPlace); });
}

} // namespace posthorn::mime
