// SPDX-License-Identifier: MIT
#include "DialogueFile.h"
#include "scenario/Player.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using posthorn::scenario::Act;
using posthorn::scenario::Player;

namespace {

enum class Cut { Whole, Lines, Bytes };

QByteArrayList cut(const QByteArrayList &lines, Cut how)
{
    if (how == Cut::Lines)
        return lines;
    const QByteArray all = lines.join();
    if (how == Cut::Whole)
        return {all};
    QByteArrayList bytes;
    for (const char octet : all)
        bytes.append(QByteArray(1, octet));
    return bytes;
}

std::vector<Act> fly(Player &player, const dialogue::Flight &flight, Cut how)
{
    std::vector<Act> acts;
    if (flight.handshake)
        acts = player.encrypted();
    for (const QByteArray &piece : cut(flight.lines, how)) {
        const std::vector<Act> more = player.take(piece);
        acts.insert(acts.end(), more.begin(), more.end());
    }
    return acts;
}

} // namespace

/// Every file of tests/data/scenario/dialogues, whole, by line and by byte.
class tst_Dialogues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answersAsWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("how");
        const QDir folder(QStringLiteral(TEST_DATA "/scenario/dialogues"));
        for (const QString &name : folder.entryList({u"*.txt"_s}))
            for (const auto &[how, id] :
                 {std::pair(Cut::Whole, "whole"), {Cut::Lines, "by line"}, {Cut::Bytes, "by byte"}})
                QTest::addRow("%s, %s", qPrintable(name), id)
                    << folder.filePath(name) << static_cast<int>(how);
    }

    void answersAsWritten()
    {
        QFETCH(QString, path);
        QFETCH(int, how);
        const dialogue::File file = dialogue::read(path);
        if (file.onlyWhole && static_cast<Cut>(how) != Cut::Whole)
            return;
        Player player(file.scenario);
        QCOMPARE(dialogue::written(player.begin(file.encrypted)), file.flights.front().expected);
        for (std::size_t i = 1; i < file.flights.size(); ++i)
            QCOMPARE(dialogue::written(fly(player, file.flights[i], static_cast<Cut>(how))),
                     file.flights[i].expected);
    }
};

QTEST_GUILESS_MAIN(tst_Dialogues)
#include "tst_Dialogues.moc"
