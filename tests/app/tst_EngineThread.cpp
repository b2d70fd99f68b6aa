// SPDX-License-Identifier: MIT
#include "app/wiring/EngineThread.h"

#include <QRegularExpression>
#include <QTest>

using namespace posthorn;

/// Says when it goes, and on which thread.
class Guest : public QObject
{
    Q_OBJECT
public:
    explicit Guest(QThread *&goneOn) : m_goneOn(goneOn) {}
    ~Guest() override { m_goneOn = QThread::currentThread(); }

private:
    QThread *&m_goneOn;
};

class tst_EngineThread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void whatWasPostedLastIsStillDone()
    {
        bool isDone = false;
        {
            const app::EngineThread engine;
            engine.post([] { QThread::msleep(50); });
            engine.post([&] { isDone = true; });
        }
        QVERIFY(isDone);
    }

    void aGuestThatIsLetGoLastIsGoneOnItsThread()
    {
        QThread *goneOn = nullptr;
        {
            const app::EngineThread engine;
            auto guest = engine.adopt(std::make_unique<Guest>(goneOn));
            engine.post([] { QThread::msleep(50); });
            engine.post([guest = std::move(guest)] {});
        }
        QVERIFY(goneOn);
        QVERIFY(goneOn != QThread::currentThread());
    }
};

QTEST_GUILESS_MAIN(tst_EngineThread)
#include "tst_EngineThread.moc"
