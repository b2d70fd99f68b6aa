// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>
#include <optional>

namespace posthorn::ui {

class Mark;
class PlainLabel;

/// How large the mail will be on its way, and how large it may be: "3.1 of 25 MB".
class SizeMeter : public QWidget
{
    Q_OBJECT
public:
    explicit SizeMeter(QWidget *parent = nullptr);

    /// Hidden for a mail that is small whatever the limit.
    void setBytes(qint64 bytes, std::optional<qint64> limit);
    [[nodiscard]] QString text() const;

private:
    Mark *m_mark;
    PlainLabel *m_words;
};

} // namespace posthorn::ui
