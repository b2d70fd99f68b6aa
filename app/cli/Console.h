// SPDX-License-Identifier: MIT
#pragma once
// One document on stdout, prose on stderr.

#include "base/Result.h"

class QIODevice;

namespace posthorn::cli {

class Console
{
public:
    bool quiet = false;
    bool json = false; ///< errors are documents too

    void document(const QByteArray &bytes) const;
    void document(const QString &text) const;
    /// Whatever its size; a Problem when it cannot be read or written to its end.
    [[nodiscard]] Outcome document(QIODevice &source) const;
    void prose(const QString &line) const;
    /// Something to know, and no progress: --quiet does not take it away.
    void remark(const QString &sentence) const;
    /// One clear sentence; with --format json the error envelope on stdout as well.
    void error(const QString &code, const QString &sentence) const;
    /// The sentence of a Problem, from the catalogue.
    void error(const Problem &problem) const;
};

constexpr qsizetype mostInput = qsizetype{64} * 1024 * 1024;
/// All of stdin, or of a file, at most `most` bytes.
[[nodiscard]] Result<QByteArray> readStdin(qsizetype most = mostInput);
[[nodiscard]] Result<QByteArray> readFile(const QString &name, qsizetype most = mostInput);

} // namespace posthorn::cli
