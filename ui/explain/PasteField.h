// SPDX-License-Identifier: MIT
#pragma once
// Where a text from elsewhere is put: pasted, dropped as text or as a file, or typed. What comes from outside
// goes through a filter first, so that nothing it takes out is ever shown or kept for undoing.

#include <QPlainTextEdit>
#include <functional>

namespace posthorn::ui {

class PasteField : public QPlainTextEdit
{
    Q_OBJECT
public:
    using Filter = std::function<QString(const QString &)>;

    explicit PasteField(QWidget *parent = nullptr);

    void setFilter(const Filter &filter) { m_filter = filter; }
    /// Takes the place of all that is there, filtered; what was there before is forgotten.
    void setText(const QString &text);
    /// Underlines these words, wherever a line break stands for a blank; none clears the mark.
    void mark(const QString &words);

Q_SIGNALS:
    void fileDropped(const QString &path);

protected:
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] QString filtered(const QString &text) const;
    void moveCursorTo(qsizetype place);

    Filter m_filter{};
    bool m_arrived = false; ///< all the text came at once, so its mark may be far below
};

/// Where the words lie in the text, also where a line break stands for a blank; −1 when nowhere.
struct Found
{
    qsizetype start = -1;
    qsizetype length = 0;
    bool operator==(const Found &) const = default;
};
[[nodiscard]] Found findWords(const QString &text, const QString &words);

} // namespace posthorn::ui
