// SPDX-License-Identifier: MIT
#pragma once
// The options of a command as a table: what is parsed, what --help says, and the example beside each.

#include "base/Result.h"

#include <QMultiMap>
#include <vector>

namespace posthorn::app {

struct Option
{
    const char *name = "";
    const char *value = ""; ///< what stands for the value in the help; empty: a switch
    const char *meaning = "";
    const char *example = "";
};

class Options
{
public:
    /// Reads `--name value`, `--name=value`, switches and operands; `--` ends the options. BadInput names
    /// what is unknown, lacks a value or has one too many.
    [[nodiscard]] static Result<Options> parse(const std::vector<Option> &table,
                                               const QStringList &arguments);

    [[nodiscard]] bool has(const char *name) const;
    [[nodiscard]] QString value(const char *name, const QString &otherwise = {}) const;
    [[nodiscard]] QStringList values(const char *name) const;
    [[nodiscard]] const QStringList &operands() const { return m_operands; }

private:
    QMultiMap<QString, QString> m_values{};
    QStringList m_operands{};
};

/// The help of a table, aligned.
[[nodiscard]] QString helpFor(const std::vector<Option> &table);

} // namespace posthorn::app
