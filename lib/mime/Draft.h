// SPDX-License-Identifier: MIT
#pragma once
// What a person has written, before it is a message.

#include "base/Address.h"
#include "mime/AttachedFile.h"

#include <QStringList>

namespace posthorn::mime {

enum class Priority { High, Normal, Low };

/// What is kept of a draft's HTML.
enum class HtmlRule {
    Clean,              ///< what mail programs show alike, and no picture that lies elsewhere
    WithRemotePictures, ///< the same, and the person agreed to pictures from the web and within links (data:)
    AsIs                ///< a finished page from a file of the person's own
};

struct Header
{
    QString name{};
    QString value{};
    bool operator==(const Header &) const = default;
};

struct Draft
{
    std::vector<Mailbox> from{}; ///< several authors: the sender is the first, where none is named
    std::optional<Mailbox> sender{};
    std::vector<Mailbox> to{};
    std::vector<Mailbox> cc{};
    std::vector<Mailbox> bcc{}; ///< of the envelope only
    std::vector<Mailbox> replyTo{};
    QString subject{};
    QString text{}; ///< beside HTML: what shows where there is none; empty there: made from the HTML
    QString html{}; ///< empty: plain text only
    HtmlRule htmlRule = HtmlRule::Clean;
    QString markdown{};  ///< in place of text and HTML: goes as the one and makes the other
    QString calendar{};  ///< an iCalendar object; its METHOD goes into the content type
    bool flowed = false; ///< RFC 3676 for the plain text
    std::vector<AttachedFile> attachments{};
    QString inReplyTo{};      ///< a message id with its angle brackets
    QStringList references{}; ///< the ids of the thread so far, oldest first
    std::vector<Header> headers{};
    Priority priority = Priority::Normal;
    bool readReceipt = false; ///< asked of the recipient, for the sender (RFC 8098)

    bool operator==(const Draft &) const = default;
};

} // namespace posthorn::mime
