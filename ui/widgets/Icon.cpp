// SPDX-License-Identifier: MIT
#include "ui/widgets/Icon.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

class StrokeEngine final : public QIconEngine
{
public:
    StrokeEngine(QString name, Ink ink) : m_name(std::move(name)), m_ink(ink) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto colours = coloursOf(QApplication::palette());
        paintIcon(*painter, m_name, rect, colours.of(mode == QIcon::Disabled ? Ink::Muted : m_ink));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result{size};
        result.fill(Qt::transparent);
        QPainter painter{&result};
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new StrokeEngine{m_name, m_ink}; }

private:
    QString m_name;
    Ink m_ink;
};

} // namespace

QIcon icon(const QString &name, Ink ink)
{
    return QIcon{new StrokeEngine{name, ink}};
}

void paintIcon(QPainter &painter, const QString &name, const QRect &rect, const QColor &colour)
{
    QFile file{u":/icons/%1.svg"_s.arg(name)};
    if (!file.open(QIODevice::ReadOnly))
        return;
    auto drawing = file.readAll();
    drawing.replace("currentColor", colour.name().toLatin1());
    const auto side = std::min(rect.width(), rect.height());
    QRectF square{0, 0, qreal(side), qreal(side)};
    square.moveCenter(QRectF{rect}.center());
    QSvgRenderer{drawing}.render(&painter, square);
}

QString iconNameOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return u"waiting"_s;
    case Tone::Ok:
        return u"ok"_s;
    case Tone::Warn:
        return u"warn"_s;
    case Tone::Fail:
        return u"fail"_s;
    case Tone::Info:
        return u"info"_s;
    }
    Q_UNREACHABLE();
}

} // namespace posthorn::ui
