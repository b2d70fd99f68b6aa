// SPDX-License-Identifier: MIT
// Seeded random drafts, all of Unicode in every field, read back by an independent reader.
#include "Drafts.h"
#include "Expected.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace posthorn;
using namespace posthorn::mime;

class tst_Unicode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void whatWasWrittenIsRead();
};

namespace {

constexpr int drafts = 200;

/// Letters of many kinds, marks that combine, scripts from right to left, astral characters, specials.
constexpr std::array<std::pair<char32_t, char32_t>, 14> ranges{{{0x20, 0x7e},
                                                                {0x20, 0x7e},
                                                                {0x20, 0x7e},
                                                                {0x22, 0x2e},
                                                                {0xa1, 0x24f},
                                                                {0x300, 0x36f},
                                                                {0x5d0, 0x5ea},
                                                                {0x627, 0x64a},
                                                                {0x200b, 0x200f},
                                                                {0x2066, 0x2069},
                                                                {0x4e00, 0x9fff},
                                                                {0xac00, 0xd7a3},
                                                                {0x1f300, 0x1f64f},
                                                                {0x20000, 0x2a6df}}};

class Author
{
public:
    explicit Author(quint32 seed) : m_chance(seed) {}

    QString text(int most)
    {
        QString text;
        for (int left = static_cast<int>(m_chance.bounded(most)); left > 0; --left)
            text += QString::fromUcs4(&(m_last = character()), 1);
        return text;
    }
    QString lines()
    {
        QString lines;
        for (int left = static_cast<int>(m_chance.bounded(6)); left > 0; --left)
            lines += text(200) + u'\n';
        return lines;
    }
    /// A name as it is kept: nothing around it.
    QString name() { return text(60).trimmed(); }

private:
    char32_t character()
    {
        const auto [first, last] = ranges[m_chance.bounded(static_cast<quint32>(ranges.size()))];
        return first + m_chance.bounded(static_cast<quint32>(last - first + 1));
    }
    QRandomGenerator m_chance;
    char32_t m_last = 0;
};

void addPicture(Draft &draft, Author &author)
{
    AttachedFile picture = *attachBytes(author.text(30) + u".png"_s, author.lines().toUtf8(), "image/png");
    picture.contentId = u'p' + author.name();
    draft.html = u"<p>%1<img src=\"cid:%2\"></p>"_s.arg(author.lines().toHtmlEscaped(),
                                                        picture.contentId.toHtmlEscaped());
    draft.attachments.push_back(picture);
}

Draft randomDraft(quint32 seed)
{
    Author author(seed);
    Draft draft = plainDraft();
    draft.from.front().name = author.name();
    draft.to = {mailbox(u"a@posthorn.test"_s, author.name()), mailbox(u"b@例え.jp"_s, author.name()),
                mailbox(u"c@posthorn.test"_s, author.name())};
    draft.subject = author.text(120).trimmed();
    draft.text = author.lines();
    draft.headers = {{u"X-Own"_s, author.text(80).trimmed()}};
    draft.attachments = {*attachBytes(author.text(100) + u".bin"_s, author.lines().toUtf8())};
    draft.flowed = seed % 2 == 0;
    if (seed % 3 == 0)
        addPicture(draft, author);
    if (seed % 5 == 0) {
        draft.markdown = std::exchange(draft.text, {});
        draft.html.clear();
    }
    return draft;
}

} // namespace

void tst_Unicode::whatWasWrittenIsRead()
{
    QList<QByteArray> messages;
    for (quint32 seed = 0; seed < drafts; ++seed)
        messages.append(bytesOf(*render(randomDraft(seed), fixedStamp())));
    const QJsonArray all = judge(messages);
    QCOMPARE(all.size(), drafts);
    const bool isSecondHere = QFile::exists(secondJudgePackages);
    const QJsonArray allBySecond = isSecondHere ? secondJudge(messages) : QJsonArray();
    QCOMPARE(allBySecond.size(), isSecondHere ? drafts : 0);
    for (quint32 seed = 0; seed < drafts; ++seed) {
        const QJsonObject seen = all.at(seed).toObject();
        const Draft draft = randomDraft(seed);
        QCOMPARE(seen["defects"_L1].toArray(), QJsonArray());
        QCOMPARE(seen["from"_L1].toArray(), asJson(draft.from));
        QCOMPARE(seen["to"_L1].toArray(), asJson(draft.to));
        QCOMPARE(seen["subject"_L1].toString(), draft.subject);
        QCOMPARE(seen["headers"_L1]["X-Own"_L1].toString(), draft.headers.front().value);
        const Bodies bodies = *bodiesOf(draft);
        QCOMPARE(bodiesAmong(seen["leaves"_L1].toArray()), expectedBodies(bodies, draft.flowed));
        QCOMPARE(filesAmong(seen["leaves"_L1].toArray()), expectedFiles(bodies));
        if (draft.markdown.isEmpty() && !draft.flowed && !draft.text.isEmpty())
            QCOMPARE(bodies.plain, draft.text);
        if (isSecondHere) {
            const QJsonObject again = allBySecond.at(seed).toObject();
            QCOMPARE(again["subject"_L1].toString(), draft.subject);
            QCOMPARE(again["to"_L1].toArray(), asJson(draft.to));
            QCOMPARE(filesAmong(again["attachments"_L1].toArray()), expectedFiles(bodies));
        }
        QVERIFY(seen["lines"_L1]["ascii"_L1].toBool());
        QVERIFY(seen["lines"_L1]["crlfOnly"_L1].toBool());
        QVERIFY(seen["lines"_L1]["longest"_L1].toInt() <= 78);
    }
}

QTEST_GUILESS_MAIN(tst_Unicode)
#include "tst_Unicode.moc"
