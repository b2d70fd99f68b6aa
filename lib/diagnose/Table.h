// SPDX-License-Identifier: MIT
#pragma once
// Tables of numbers as they are in memory, on the kind of machine that wrote them: those that the program
// carries are used where they lie, so that only what is looked at is ever read.

#include <QByteArray>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

namespace posthorn::diagnose {

template <class Row>
class Table
{
public:
    Table() = default;
    explicit Table(std::vector<Row> rows) : m_made(std::move(rows)), m_rows(m_made) {}
    /// Rows that lie elsewhere, and stay there.
    explicit Table(std::span<const Row> rows) : m_rows(rows) {}
    Table(const Table &) = delete;
    Table(Table &&) noexcept = default; // a vector's rows stay where they are when it moves
    Table &operator=(const Table &) = delete;
    Table &operator=(Table &&) noexcept = default;
    ~Table() = default;

    [[nodiscard]] const Row &operator[](int i) const { return m_rows[static_cast<std::size_t>(i)]; }
    [[nodiscard]] std::span<const Row> rows() const { return m_rows; }
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }

private:
    std::vector<Row> m_made{};
    std::span<const Row> m_rows{};
};

constexpr std::size_t tableEdge = 4; ///< tables begin at multiples of it, and so must the bytes

template <class Row>
void writeTable(QByteArray &out, std::span<const Row> rows)
{
    static_assert(std::has_unique_object_representations_v<Row> && alignof(Row) <= tableEdge);
    const auto size = static_cast<quint32>(rows.size());
    const void *const first = rows.data();
    const void *const count = &size;
    out.append(static_cast<const char *>(count), sizeof size);
    out.append(static_cast<const char *>(first), static_cast<qsizetype>(rows.size_bytes()));
    while (static_cast<std::size_t>(out.size()) % tableEdge != 0)
        out.append('\0');
}

/// Goes through bytes that writeTable() wrote.
class TableReader
{
public:
    [[nodiscard]] static bool canUse(QByteArrayView bytes)
    {
        return reinterpret_cast<quintptr>(bytes.data()) % tableEdge == 0;
    }
    explicit TableReader(QByteArrayView bytes) : m_bytes(bytes) {}

    template <class Row>
    [[nodiscard]] Table<Row> next()
    {
        quint32 size = 0;
        std::memcpy(&size, m_bytes.data() + m_at, sizeof size);
        const void *const first = m_bytes.data() + m_at + sizeof size;
        m_at += static_cast<qsizetype>(sizeof size + size * sizeof(Row));
        m_at += static_cast<qsizetype>((tableEdge - static_cast<std::size_t>(m_at) % tableEdge) % tableEdge);
        return Table<Row>(std::span(static_cast<const Row *>(first), size));
    }
    /// What comes behind the tables.
    [[nodiscard]] QByteArray rest() const
    {
        return QByteArray::fromRawData(m_bytes.data() + m_at, m_bytes.size() - m_at);
    }

private:
    QByteArrayView m_bytes{};
    qsizetype m_at = 0;
};

} // namespace posthorn::diagnose
