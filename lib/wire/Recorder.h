// SPDX-License-Identifier: MIT
#pragma once
// Writes down one run as it happens: lines with their time, steps with their duration.

#include "base/Transcript.h"
#include "wire/Redactor.h"

#include <QElapsedTimer>

#include <functional>

namespace posthorn::wire {

class Recorder
{
public:
    /// A line without an end is written down in pieces of this size.
    static constexpr qsizetype longestLine = 65'536;

    struct Listeners
    {
        std::function<void(const Line &)> line{};
        std::function<void(const Step &)> step{};
    };

    Recorder(const Redactor &redactor, Listeners listeners);

    void start();
    [[nodiscard]] qint64 ms() const;

    void heard(QByteArrayView bytes);
    void said(QByteArrayView shown);
    void note(const QString &text);
    /// What lies between two whole lines when all is over.
    void flush();

    /// A stage that has been reached. Its time runs from the last settled step unless it says its own; a
    /// second word on a settled stage adds to the first.
    void reached(Step step);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }
    [[nodiscard]] std::vector<Line> takeLines() { return std::move(m_lines); }
    /// A message is done with: how the connection opened, and what was said since the message before.
    [[nodiscard]] std::vector<Line> endMessage();

private:
    void add(Line::From from, const QString &text);
    void addServerLine(QByteArrayView line);
    void cutPartial();
    void settle(Step &step);
    void turnPage(const Step &step);

    const Redactor &m_redactor;
    Listeners m_listeners;
    QElapsedTimer m_elapsed{};
    qint64 m_settled = 0; ///< when the last step had been settled
    QByteArray m_partial{};
    std::vector<Line> m_lines{};
    std::vector<Step> m_steps{};
    std::optional<std::size_t> m_opening{};   ///< lines before the first message
    std::size_t m_from = 0;                   ///< where the lines of the message at hand begin
    std::optional<std::size_t> m_following{}; ///< where those of the next do, begun behind its terminator
    bool m_isBetween = false;                 ///< the steps of the last message still stand
};

} // namespace posthorn::wire
