// SPDX-License-Identifier: MIT
#pragma once
// One whole answer of a server, as it came.

#include <QString>
#include <QStringList>
#include <optional>

namespace posthorn {

/// RFC 3463: class.subject.detail
struct EnhancedCode
{
    int category = 0;
    int subject = 0;
    int detail = 0;

    bool operator==(const EnhancedCode &) const = default;
    [[nodiscard]] QString toString() const;
};

/// The enhanced code at the start of `text`, if there is one that fits `code`'s class.
[[nodiscard]] std::optional<EnhancedCode> enhancedCodeAt(QStringView text, int code);

struct Reply
{
    int code = 0;
    std::optional<EnhancedCode> enhanced{};
    QStringList lines{}; ///< whole lines, code included, without CRLF

    bool operator==(const Reply &) const = default;
    [[nodiscard]] bool isPositive() const { return code >= 200 && code < 300; }
    [[nodiscard]] bool isIntermediate() const { return code >= 300 && code < 400; }
    [[nodiscard]] bool isTemporary() const { return code >= 400 && code < 500; }
    [[nodiscard]] bool isPermanent() const { return code >= 500 && code < 600; }
    /// As the server sent it, lines joined by LF.
    [[nodiscard]] QString verbatim() const;
    /// The words alone: no codes, lines joined by a blank.
    [[nodiscard]] QString text() const;
};

} // namespace posthorn
