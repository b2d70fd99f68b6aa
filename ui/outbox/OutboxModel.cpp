// SPDX-License-Identifier: MIT
#include "ui/outbox/OutboxModel.h"

#include "ui/widgets/Icon.h"
#include "ui/widgets/Strokes.h"

#include <QPainter>
#include <algorithm>

namespace posthorn::ui {

using namespace Qt::StringLiterals;
using outbox::Record;

OutboxModel::OutboxModel(const explain::Catalogue &words, QObject *parent)
    : QAbstractListModel(parent), m_words(words)
{
}

void OutboxModel::setRecords(std::vector<Record> records, QDate today)
{
    beginResetModel();
    m_today = today;
    m_records = std::move(records);
    endResetModel();
}

void OutboxModel::put(const Record &record)
{
    const auto index = indexOf(record.id);
    if (record.state == outbox::State::Cancelled)
        return remove(record.id);
    if (index.isValid()) {
        m_records[placeOf(index.row())] = record;
        return Q_EMIT dataChanged(index, index);
    }
    beginInsertRows({}, 0, 0);
    m_records.push_back(record);
    endInsertRows();
}

void OutboxModel::remove(const QString &id)
{
    const auto index = indexOf(id);
    if (!index.isValid())
        return;
    beginRemoveRows({}, index.row(), index.row());
    m_records.erase(m_records.begin() + static_cast<std::ptrdiff_t>(placeOf(index.row())));
    endRemoveRows();
}

QModelIndex OutboxModel::indexOf(const QString &id) const
{
    const auto found = std::ranges::find(m_records.rbegin(), m_records.rend(), id, &Record::id);
    return found == m_records.rend() ? QModelIndex()
                                     : index(static_cast<int>(std::distance(m_records.rbegin(), found)));
}

OutboxEntry OutboxModel::entryAt(const QModelIndex &index) const
{
    return index.isValid() ? entryOf(m_records[placeOf(index.row())], m_words, m_today) : OutboxEntry{};
}

const Record *OutboxModel::recordOf(const QString &id) const
{
    const auto index = indexOf(id);
    return index.isValid() ? &m_records[placeOf(index.row())] : nullptr;
}

int OutboxModel::count(bool (*which)(const Record &)) const
{
    return static_cast<int>(std::ranges::count_if(m_records, which));
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == EntryRole)
        return QVariant::fromValue(entryAt(index));
    if (role == Qt::DisplayRole)
        return subjectLine(entryAt(index));
    if (role != Qt::AccessibleTextRole)
        return {};
    const auto entry = entryAt(index);
    return tr("%1, %2. %3. %4").arg(subjectLine(entry), stateLine(entry), recipientLine(entry), entry.reason);
}

namespace {

struct Line
{
    QString text{};
    Type type = Type::Body;
    QColor colour{};
};

/// Answers how wide it became.
int paintLine(QPainter &painter, const QRect &place, const Line &line, Qt::Alignment alignment)
{
    painter.setFont(fontOf(line.type));
    painter.setPen(line.colour);
    const auto shown = painter.fontMetrics().elidedText(line.text, Qt::ElideRight, place.width());
    painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter), shown);
    return painter.fontMetrics().horizontalAdvance(shown);
}

int lineHeight()
{
    return QFontMetrics{fontOf(Type::Strong)}.height() + space::tiny;
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Colours &colours)
{
    const auto chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen)
        paintBox(painter, option.rect, colours.selected, {}, 0);
    if (chosen && option.state.testFlag(QStyle::State_HasFocus))
        paintRing(painter, option.rect, colours.accent);
}

void paintWords(QPainter &painter, QRect line, const OutboxEntry &entry, const Colours &colours)
{
    const auto ink = colours.of(inkOf(toneOf(entry.state)));
    const auto used = paintLine(painter, line, {stateLine(entry), Type::Caption, ink}, Qt::AlignTrailing);
    auto first = line;
    first.setWidth(line.width() - used - space::small);
    if (painter.layoutDirection() == Qt::RightToLeft)
        first.translate(used + space::small, 0);
    paintLine(painter, first, {subjectLine(entry), Type::Strong, colours.text}, Qt::AlignLeading);
    line.translate(0, lineHeight());
    paintLine(painter, line, {recipientLine(entry), Type::Body, colours.muted}, Qt::AlignLeading);
    line.translate(0, lineHeight());
    paintLine(painter, line, {entry.reason, Type::Body, colours.text}, Qt::AlignLeading);
}

} // namespace

void OutboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto colours = coloursOf(option.palette);
    const auto entry = index.data(OutboxModel::EntryRole).value<OutboxEntry>();
    painter->save();
    painter->setLayoutDirection(option.direction);
    paintGround(*painter, option, colours);
    const auto inner = option.rect.adjusted(space::medium, space::small, -space::medium, -space::small);
    auto mark = QRect{inner.topLeft(), QSize{measure::icon, lineHeight()}};
    auto line = QRect{inner.left() + measure::icon + space::small, inner.top(),
                      inner.width() - measure::icon - space::small, lineHeight()};
    if (option.direction == Qt::RightToLeft) {
        mark.moveRight(inner.right());
        line.moveLeft(inner.left());
    }
    paintIcon(*painter, iconOf(entry.state), mark, colours.of(inkOf(toneOf(entry.state))));
    paintWords(*painter, line, entry, colours);
    painter->restore();
}

QSize OutboxDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {measure::listWidth / 2, 3 * lineHeight() + 2 * space::small};
}

} // namespace posthorn::ui
