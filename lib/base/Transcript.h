// SPDX-License-Identifier: MIT
#pragma once
// What was said and done on one connection, with every secret already masked.

#include "base/Problem.h"

#include <QMap>
#include <QVariant>
#include <vector>

namespace posthorn {

struct Line
{
    enum class From { Server, Client, Note };

    qint64 ms = 0; ///< since the start
    From from = From::Note;
    QString text{};

    bool operator==(const Line &) const = default;
};
[[nodiscard]] QLatin1StringView idOf(Line::From from);

enum class StepStatus { Ok, Warning, Failed, NotTested, Skipped, Running };
/// "ok", "warning", "failed", "not_tested", "skipped", "running"
[[nodiscard]] QLatin1StringView idOf(StepStatus status);

/// One stage of a run: how it went and what was seen. Words for it come from explain.
struct Step
{
    Stage stage = Stage::Input;
    StepStatus status = StepStatus::NotTested;
    qint64 ms = 0;
    QMap<QString, QString> evidence{}; ///< e.g. {"address": "127.0.0.1", "protocol": "TLSv1.3"}

    bool operator==(const Step &) const = default;
};

struct Transcript
{
    std::vector<Line> lines{};
    std::vector<Step> steps{}; ///< in the order they were reached
    TlsFacts tls{};
    QStringList capabilitiesBeforeTls{}; ///< EHLO lines without the code, first line left out
    QStringList capabilitiesAfterTls{};
    std::optional<Reply> greeting{};
    QString peer{};      ///< "address:port" that answered
    QString mechanism{}; ///< SASL name used, empty when none was
};

} // namespace posthorn

Q_DECLARE_METATYPE(posthorn::Line)
Q_DECLARE_METATYPE(posthorn::Step)
Q_DECLARE_METATYPE(posthorn::Transcript)
