// SPDX-License-Identifier: MIT
#include "diagnose/Clues.h"
#include "diagnose/Facts.h"
#include "diagnose/Mask.h"
#include "diagnose/Noise.h"
#include "diagnose/Replies.h"
#include "diagnose/Unwrap.h"

using namespace Qt::StringLiterals;

namespace posthorn::diagnose {

Facts extract(QStringView text)
{
    const QString plain = unwrapped(bounded(text));
    const QString shown = masked(plain);
    Facts facts;
    const auto deciding = decidingReply(repliesIn(shown));
    facts.reply = deciding ? std::optional(deciding->first) : acceptingReply(shown);
    // What the server's challenges say is no secret of the person's, so it is read before they are masked.
    facts.words = withoutNoise(shown) + decodedParts(plain);
    readClues(shown, deciding ? deciding->second : shown.size(), facts);
    return facts;
}

} // namespace posthorn::diagnose
