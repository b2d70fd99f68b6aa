// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

namespace posthorn {

/// A device that may still be written while it is read; readyRead() tells of more.
class GrowingDevice : public QIODevice
{
public:
    /// Where nothing could be read it does not end: it waits.
    [[nodiscard]] virtual bool isComing() const = 0;
};

} // namespace posthorn
