// SPDX-License-Identifier: MIT
#include "providers/Provider.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace posthorn::providers {

namespace {

qsizetype commonStart(QStringView a, QStringView b)
{
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return end - a.begin();
}

/// "outlook" is in "outlook-com", and "gmal" begins as "gmail" does.
bool isLike(QStringView typed, const Provider &provider)
{
    return provider.id.contains(typed) || provider.name.contains(typed, Qt::CaseInsensitive) ||
           commonStart(typed, provider.id) >= std::max<qsizetype>(2, typed.size() / 2);
}

} // namespace

QString heloNameFor(const Provider &provider, QStringView senderDomain)
{
    return provider.heloName == "sender-domain"_L1 ? senderDomain.toString() : provider.heloName;
}

QStringList idsLike(QStringView id, const std::vector<Provider> &providers, qsizetype most)
{
    const QString typed = id.trimmed().toString().toLower();
    QStringList ids;
    for (const Provider &provider : providers) {
        if (!typed.isEmpty() && ids.size() < most && isLike(typed, provider))
            ids.append(provider.id);
    }
    return ids;
}

} // namespace posthorn::providers
