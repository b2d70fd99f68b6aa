// SPDX-License-Identifier: MIT
#pragma once
// A message that is ready to be written, once or more often, by any one thread at a time.

#include "mime/Bodies.h"
#include "mime/GMimeRef.h"
#include "mime/Message.h"

namespace posthorn::mime {

class Writing
{
public:
    /// Of a draft that was judged already, with whole header fields before those of its own.
    [[nodiscard]] static Result<std::shared_ptr<const Writing>> of(const Draft &draft, const Stamp &stamp,
                                                                   const QByteArray &inFront);

    /// False and errno where it could not be written to its end.
    [[nodiscard]] bool writeTo(GMimeStream *stream) const;
    /// Above 1 MB a message goes to a file: one of 100 MB shall not cost 100 MB of memory.
    [[nodiscard]] bool isLarge() const;
    /// What writeTo() will write, to the octet.
    [[nodiscard]] qint64 size() const;

private:
    Writing(QByteArray header, Bodies bodies, const Draft &draft, const Stamp &stamp);

    QByteArray m_header;
    Bodies m_bodies;
    Ref<GMimeObject> m_tree; ///< reads the bodies
};

} // namespace posthorn::mime
