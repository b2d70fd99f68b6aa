// SPDX-License-Identifier: MIT
#pragma once
// What a page holds beside its text.

#include <QString>
#include <vector>

namespace posthorn::mime {

struct Link
{
    QString text{}; ///< as a reader sees it
    QString target{};

    bool operator==(const Link &) const = default;
};

struct HtmlFacts
{
    std::vector<Link> links{};
    int pictures = 0;
    int tables = 0;  ///< of data; those that only place things say role="presentation"
    int colours = 0; ///< elements that are given one
};

[[nodiscard]] HtmlFacts factsOfHtml(const QString &html);

} // namespace posthorn::mime
