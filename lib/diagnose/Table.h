// SPDX-License-Identifier: MIT
#pragma once
// Tables of numbers as they are in memory: read in one piece, on the kind of machine that wrote them.

#include <QDataStream>
#include <type_traits>
#include <vector>

namespace posthorn::diagnose {

template <class Row>
void writeTable(QDataStream &out, const std::vector<Row> &rows)
{
    static_assert(std::has_unique_object_representations_v<Row>, "a gap in a row would hold anything");
    const void *const bytes = rows.data();
    out << quint32(rows.size());
    out.writeRawData(static_cast<const char *>(bytes), static_cast<int>(rows.size() * sizeof(Row)));
}

template <class Row>
void readTable(QDataStream &in, std::vector<Row> &rows)
{
    quint32 size = 0;
    in >> size;
    rows.resize(size);
    void *const bytes = rows.data();
    in.readRawData(static_cast<char *>(bytes), static_cast<int>(size * sizeof(Row)));
}

} // namespace posthorn::diagnose
