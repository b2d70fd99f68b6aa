// SPDX-License-Identifier: MIT
#pragma once
// What a person has written, before it is a message.

#include "base/Address.h"

#include <QByteArray>
#include <QStringList>

namespace posthorn::mime {

enum class Priority { High, Normal, Low };

struct Header
{
    QString name{};
    QString value{};
    bool operator==(const Header &) const = default;
};

struct Draft
{
    std::vector<Mailbox> from{};
    std::optional<Mailbox> sender{};
    std::vector<Mailbox> to{};
    std::vector<Mailbox> cc{};
    std::vector<Mailbox> bcc{}; ///< of the envelope only
    std::vector<Mailbox> replyTo{};
    QString subject{};
    QString text{};
    QString html{};            ///< empty: plain text only
    QStringList attachments{}; ///< paths
    std::vector<Header> headers{};
    Priority priority = Priority::Normal;

    bool operator==(const Draft &) const = default;
};

} // namespace posthorn::mime
