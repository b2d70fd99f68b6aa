// SPDX-License-Identifier: MIT
#pragma once
// A message is measured without encoding what is attached to it: while this lives, each part in base64 holds
// only what does not fill whole lines.

#include "mime/GMimeRef.h"

#include <vector>

namespace posthorn::mime {

class ShortContents
{
public:
    /// Of the parts of `tree`, which outlives it.
    explicit ShortContents(GMimeObject *tree);
    ~ShortContents();
    ShortContents(const ShortContents &) = delete;
    ShortContents &operator=(const ShortContents &) = delete;

    /// What the message would have in addition.
    [[nodiscard]] qint64 leftOut() const { return m_leftOut; }

private:
    struct Part
    {
        Ref<GMimePart> part{};
        Ref<GMimeDataWrapper> whole{};
    };
    void shorten(GMimeObject *object);

    std::vector<Part> m_parts{};
    qint64 m_leftOut = 0;
};

} // namespace posthorn::mime
