// SPDX-License-Identifier: MIT
#pragma once
// What a part of a finished message says of itself, and what is in it.

#include "mime/RawMessage.h"

namespace posthorn::mime {

struct PartFacts
{
    QString name{};          ///< of the file; empty where none is said
    bool isAttached = false; ///< "Content-Disposition: attachment"
    QString contentId{};     ///< without its brackets
    QByteArray charset{};
    QByteArray method{}; ///< of a calendar
    bool flowed = false; ///< RFC 3676
    bool delSp = false;
};

/// Names are read in every form there is: RFC 2231 with its continuations, RFC 2047 in a parameter, raw.
[[nodiscard]] PartFacts factsOf(const RawPart &part);

/// Its octets. An encoding nobody knows is left as it stands.
[[nodiscard]] QByteArray decodedContent(const RawPart &part);
/// As text with LF, in whatever charset it came; flowed lines joined.
[[nodiscard]] QString decodedText(const RawPart &part);

} // namespace posthorn::mime
