// SPDX-License-Identifier: MIT
#include "app/gui/ColourScheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace posthorn::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto settings = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto colourScheme = "color-scheme"_L1;

/// The portal wraps the value of `Read` in a second variant.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

ColourScheme::ColourScheme(QObject *parent) : QObject(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // QtDBus learns its own types with the first message; until then it connects no slot that takes one.
    QDBusMetaType::typeToSignature(QMetaType::fromType<QDBusVariant>());
    bus.connect(service, path, settings, u"SettingChanged"_s, this,
                SLOT(hear(QString, QString, QDBusVariant)));
    ask();
}

void ColourScheme::ask()
{
    auto call = QDBusMessage::createMethodCall(service, path, settings, u"Read"_s);
    call << QString(appearance) << QString(colourScheme);
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            take(QVariant::fromValue(reply.value()));
    });
}

void ColourScheme::hear(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space == appearance && key == colourScheme)
        take(value.variant());
}

/// 1 asks for dark, 2 for light, anything else for nothing.
void ColourScheme::take(const QVariant &value)
{
    const auto wish = unwrapped(value).toUInt();
    const auto scheme = wish == 1   ? ui::Look::Scheme::Dark
                        : wish == 2 ? ui::Look::Scheme::Light
                                    : ui::Look::Scheme::System;
    if (scheme == m_current)
        return;
    m_current = scheme;
    Q_EMIT changed();
}

} // namespace posthorn::gui
