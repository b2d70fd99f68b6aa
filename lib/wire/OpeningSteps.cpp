// SPDX-License-Identifier: MIT
#include "wire/OpeningSteps.h"

namespace posthorn::wire {

using namespace Qt::StringLiterals;

Step nameStep(const Opened &opened)
{
    if (opened.addresses.isEmpty())
        return {.stage = Stage::Dns, .status = StepStatus::Skipped};
    Step step{.stage = Stage::Dns, .status = StepStatus::Ok, .ms = opened.dnsMs};
    step.evidence.insert(u"addresses"_s, opened.addresses.join(u", "_s));
    if (!opened.nameServer.isEmpty())
        step.evidence.insert(u"server"_s, opened.nameServer);
    return step;
}

Step connectStep(const Opened &opened)
{
    Step step{.stage = Stage::Connect, .status = StepStatus::Ok, .ms = opened.connectMs};
    step.evidence.insert(u"address"_s, opened.peer);
    if (!opened.proxy.isEmpty())
        step.evidence.insert(u"proxy"_s, opened.proxy);
    if (!opened.lost.isEmpty())
        step.evidence.insert(u"lost"_s, opened.lost.join(u"; "_s));
    return step;
}

QString noteOf(const TlsFacts &tls)
{
    return u"%1 %2, certificate for %3 by %4"_s.arg(
        tls.protocol, tls.cipher, tls.certificate.names.join(u", "_s), tls.certificate.issuer);
}

} // namespace posthorn::wire
