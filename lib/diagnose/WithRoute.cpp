// SPDX-License-Identifier: MIT
#include "diagnose/Facts.h"

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

Facts withRoute(Facts facts, const Endpoint &endpoint, const QString &user, const QString &provider)
{
    facts.arguments[u"host"_s] = endpoint.host;
    facts.arguments[u"port"_s] = QString::number(endpoint.port);
    facts.arguments[u"security"_s] = idOf(endpoint.security);
    if (!user.isEmpty())
        facts.arguments[u"user"_s] = user;
    if (const qsizetype at = user.lastIndexOf(u'@'); at > 0)
        facts.arguments[u"localPart"_s] = user.first(at);
    if (facts.provider.isEmpty())
        facts.provider = provider;
    return facts;
}

} // namespace posthorn::diagnose
