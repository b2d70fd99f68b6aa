// SPDX-License-Identifier: MIT
#include "app/gui/ColourScheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using Scheme = ui::Look::Scheme;

/// A settings portal on the test's own session bus; the real one needs a desktop behind it.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    uint wish = 0;

    /// Not the one that ColourScheme listens on: a portal is another client of the bus.
    static QDBusConnection connection()
    {
        return QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
    }

    void setWish(uint value)
    {
        wish = value;
        auto change = QDBusMessage::createSignal(u"/org/freedesktop/portal/desktop"_s,
                                                 u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        change << u"org.freedesktop.appearance"_s << u"color-scheme"_s
               << QVariant::fromValue(QDBusVariant(value));
        connection().send(change);
    }

public Q_SLOTS:
    Q_SCRIPTABLE QDBusVariant Read(const QString &, const QString &) const // NOLINT: the portal's name
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(wish)));
    }
};

class tst_ColourScheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup()
    {
        Portal::connection().unregisterService(u"org.freedesktop.portal.Desktop"_s);
        Portal::connection().unregisterObject(u"/org/freedesktop/portal/desktop"_s);
    }

    void theDesktopsWishIsTakenAndFollowed()
    {
        Portal portal;
        portal.wish = 1;
        offer(portal);
        gui::ColourScheme scheme;
        QTRY_COMPARE(scheme.current(), Scheme::Dark);
        portal.setWish(2);
        QTRY_COMPARE(scheme.current(), Scheme::Light);
        portal.setWish(0);
        QTRY_COMPARE(scheme.current(), Scheme::System);
    }

    void withoutAPortalNothingChanges()
    {
        gui::ColourScheme scheme;
        const QSignalSpy changes(&scheme, &gui::ColourScheme::changed);
        QTest::qWait(300);
        QCOMPARE(scheme.current(), Scheme::System);
        QVERIFY(changes.isEmpty());
    }

private:
    static void offer(Portal &portal)
    {
        auto bus = Portal::connection();
        QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
                                   QDBusConnection::ExportScriptableSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
    }
};

QTEST_GUILESS_MAIN(tst_ColourScheme)
#include "tst_ColourScheme.moc"
