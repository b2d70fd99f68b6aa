// SPDX-License-Identifier: MIT
// Every rule against every own text: none is idle, none can go unnoticed, no two contradict each other.
#include "diagnose/Judge.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class tst_RuleCover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void initTestCase()
    {
        const auto document =
            QJsonDocument::fromJson(contentOf(QStringLiteral(SOURCE_DIR "/resources/diagnose/rules.json")));
        for (const auto &rule : document["rules"_L1].toArray())
            m_rules.insert(rule["id"_L1].toString(), rule.toObject());
        QDirIterator files(QStringLiteral(TEST_DATA "/diagnose"), {u"*.txt"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const auto facts = diagnose::extract(QString::fromUtf8(contentOf(path)));
            m_found.insert(path, diagnose::Judge::builtIn().rulesFor(facts));
        }
        QVERIFY(m_rules.size() > 150 && m_found.size() > 800);
    }

    void everyRuleDecidesSomeText_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : m_rules.keys()) {
            if (!m_rules[id].contains("kinds"_L1) &&
                !m_rules[id].contains("faults"_L1)) // tst_LiveRun has them
                QTest::newRow(qPrintable(id)) << id;
        }
    }
    /// Without it, that text would have another cause, or the same less surely or for another reason.
    void everyRuleDecidesSomeText()
    {
        QFETCH(QString, id);
        QVERIFY2(std::any_of(m_found.begin(), m_found.end(),
                             [&](const QStringList &rules) { return isMissed(id, rules); }),
                 "no text of tests/data/diagnose needs this rule");
    }

    void noTwoRulesContradictEachOther()
    {
        for (const QString &path : m_found.keys()) {
            const QStringList &rules = m_found[path];
            if (rules.size() < 2)
                continue;
            const QJsonObject first = m_rules[rules[0]];
            const QJsonObject second = m_rules[rules[1]];
            QVERIFY2(first["weight"_L1] != second["weight"_L1] || first["cause"_L1] == second["cause"_L1],
                     qPrintable(path + u": "_s + rules[0] + u" and "_s + rules[1]));
        }
    }

private:
    [[nodiscard]] bool isMissed(const QString &id, const QStringList &rules) const
    {
        if (rules.isEmpty() || rules.front() != id)
            return false;
        const auto differs = [&](QLatin1StringView key) {
            return m_rules[rules[1]][key] != m_rules[id][key];
        };
        return rules.size() == 1 || differs("cause"_L1) || differs("confidence"_L1) || differs("also"_L1);
    }

    QMap<QString, QJsonObject> m_rules{};
    QMap<QString, QStringList> m_found{}; ///< by path: the rules that hold, the deciding one first
};

QTEST_GUILESS_MAIN(tst_RuleCover)
#include "tst_RuleCover.moc"
