// SPDX-License-Identifier: MIT
#pragma once
// Buttons in a row that go on in the next line where the window is too narrow.

#include <QLayout>
#include <memory>
#include <vector>

namespace posthorn::ui {

class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    enum class Place { Measure, Move };
    int arrange(const QRect &rect, Place place) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items{};
};

} // namespace posthorn::ui
