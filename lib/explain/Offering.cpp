// SPDX-License-Identifier: MIT
#include "explain/Card.h"

namespace posthorn::explain {

Card onlyOffering(Card card, bool changes, const QStringList &acts)
{
    std::erase_if(card.fixes, [&](const Fix &fix) {
        if (!fix.url.isEmpty())
            return false;
        return fix.apply.isEmpty() ? !acts.contains(fix.id) : !changes;
    });
    return card;
}

} // namespace posthorn::explain
