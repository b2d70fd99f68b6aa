// SPDX-License-Identifier: MIT
#include "report/CheckCard.h"

#include "base/VisibleText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::report {

namespace {

Endpoint afterwards(const Endpoint &target, const explain::Change &change)
{
    return {change.host.value_or(target.host), change.port.value_or(target.port),
            change.security.value_or(target.security)};
}

/// Tried over each family that the host has, and in vain.
bool isDisproved(const Endpoint &endpoint, const check::CheckReport &report)
{
    const auto leadsThere = [&](const check::Alternative &way) { return way.endpoint == endpoint; };
    const auto worksThere = [&](const check::Alternative &way) { return leadsThere(way) && way.works(); };
    return std::ranges::any_of(report.alternatives, leadsThere) &&
           std::ranges::none_of(report.alternatives, worksThere);
}

QString idFor(const Endpoint &better, const Endpoint &target)
{
    if (better.host != target.host)
        return u"use-name"_s;
    return better.port == target.port ? u"use-other-mode"_s : u"use-%1"_s.arg(better.port);
}

QString textFor(const Endpoint &better, const Endpoint &target, const explain::Catalogue &words)
{
    const bool tls = better.security == Security::Tls;
    const QString id = better.host != target.host ? u"use-name"_s : tls ? u"use-tls"_s : u"use-starttls"_s;
    return words.heading(id)
        .replace("{port}"_L1, QString::number(better.port))
        .replace("{host}"_L1, visibleText(better.host));
}

explain::Fix fixFor(const Endpoint &better, const Endpoint &target, const explain::Catalogue &words)
{
    const bool byName = better.host != target.host;
    explain::Fix fix{.id = idFor(better, target), .text = textFor(better, target, words)};
    if (byName)
        fix.apply.host = better.host;
    if (better.port != target.port)
        fix.apply.port = better.port;
    if (better.security != target.security || better.port != target.port)
        fix.apply.security = better.security;
    return fix;
}

} // namespace

explain::Card checkCard(const check::CheckReport &report, const explain::Catalogue &words)
{
    explain::Card card = words.card(*report.diagnosis);
    std::erase_if(card.fixes, [&](const explain::Fix &fix) {
        const Endpoint there = afterwards(report.target, fix.apply);
        return !fix.apply.isEmpty() && (there == report.suggestion || isDisproved(there, report));
    });
    if (report.suggestion)
        card.fixes.insert(card.fixes.begin(), fixFor(*report.suggestion, report.target, words));
    return card;
}

QString wayOutcome(const check::Alternative &way, const explain::Catalogue &words)
{
    return way.works() ? words.heading(u"way-works"_s) : words.card({.cause = way.cause}).title;
}

QString wayText(const check::Alternative &way)
{
    const QString family = way.family == Family::V6   ? u" · IPv6"_s
                           : way.family == Family::V4 ? u" · IPv4"_s
                                                      : QString();
    QString security = u"not encrypted"_s;
    if (way.endpoint.security != Security::None)
        security = way.endpoint.security == Security::Tls ? u"TLS"_s : u"STARTTLS"_s;
    return u"%1 · %2%3"_s.arg(way.endpoint.port).arg(security, family);
}

} // namespace posthorn::report
