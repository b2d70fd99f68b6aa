// SPDX-License-Identifier: MIT
#include "review/Addresses.h"

#include "review/Kinds.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::review {

namespace {

using Field = Finding::Field;

/// So many strangers seldom want to be known to each other.
constexpr std::size_t manyPublic = 10;

/// Asks once for each domain, since ten thousand recipients have few.
class Spelling
{
public:
    Spelling(const Domains &domains, const QString &own) : m_domains(domains), m_own(own) {}

    [[nodiscard]] std::optional<QString> meantBy(const QString &domain)
    {
        if (domain == m_own)
            return std::nullopt;
        const auto asked = m_answers.constFind(domain);
        return asked != m_answers.constEnd() ? *asked : *m_answers.insert(domain, m_domains.meantBy(domain));
    }

private:
    const Domains &m_domains;
    QString m_own{};
    QHash<QString, std::optional<QString>> m_answers{};
};

void addMistyped(const std::vector<Mailbox> &people, Field field, Spelling &spelling,
                 std::vector<Finding> &findings)
{
    for (const Mailbox &person : people) {
        if (const auto meant = spelling.meantBy(person.address.domain()))
            findings.push_back(found("address.mistyped"_L1, field,
                                     {{u"address"_s, person.address.toString()},
                                      {u"suggestion"_s, person.address.localPart() + u'@' + *meant}}));
    }
}

void addCounts(const mime::Draft &draft, const Limits &limits, std::vector<Finding> &findings)
{
    const std::size_t open = draft.to.size() + draft.cc.size();
    const std::size_t all = open + draft.bcc.size();
    if (open >= manyPublic)
        findings.push_back(found("recipients.public"_L1,
                                 draft.to.size() >= draft.cc.size() ? Field::To : Field::Cc,
                                 {{u"count"_s, QString::number(open)}}));
    if (limits.recipientsPerMessage && all > static_cast<std::size_t>(*limits.recipientsPerMessage))
        findings.push_back(found("recipients.too-many"_L1, Field::To,
                                 {{u"count"_s, QString::number(all)},
                                  {u"limit"_s, QString::number(*limits.recipientsPerMessage)}}));
}

} // namespace

std::vector<Finding> addressFindings(const mime::Draft &draft, const Limits &limits, const Domains &domains)
{
    std::vector<Finding> findings;
    if (draft.from.empty())
        findings.push_back(found("sender.none"_L1, Field::From));
    if (draft.to.empty() && draft.cc.empty() && draft.bcc.empty())
        findings.push_back(found("recipient.none"_L1, Field::To));
    Spelling spelling(domains, draft.from.empty() ? QString() : draft.from.front().address.domain());
    addMistyped(draft.to, Field::To, spelling, findings);
    addMistyped(draft.cc, Field::Cc, spelling, findings);
    addMistyped(draft.bcc, Field::Bcc, spelling, findings);
    addMistyped(draft.replyTo, Field::ReplyTo, spelling, findings);
    addCounts(draft, limits, findings);
    return findings;
}

} // namespace posthorn::review
