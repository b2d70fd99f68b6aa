// SPDX-License-Identifier: MIT
#pragma once
// Whether the desktop asks for dark or light, by its settings portal. Qt 6.4 does not ask.

#include "ui/widgets/Dress.h"

#include <QDBusVariant>
#include <QObject>

namespace posthorn::gui {

class ColourScheme : public QObject
{
    Q_OBJECT
public:
    /// Asks at once; the answer comes as changed(). Without a portal the scheme stays the palette's own.
    explicit ColourScheme(QObject *parent = nullptr);

    [[nodiscard]] ui::Look::Scheme current() const { return m_current; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void hear(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(const QVariant &value);

    ui::Look::Scheme m_current = ui::Look::Scheme::System;
};

} // namespace posthorn::gui
