// SPDX-License-Identifier: MIT
#include "base/Secret.h"

#include <QRegularExpression>
#include <QTest>
#include <array>
#include <concepts>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

using namespace Qt::StringLiterals;
using posthorn::Secret;

namespace {

/// What stood in the watched array at the moment it was given back.
const void *watched = nullptr;
std::array<char, 6> seenWhenFreed{'u', 'n', 's', 'e', 'e', 'n'};

void giveBack(void *memory) noexcept
{
    if (memory && memory == watched) {
        std::memcpy(seenWhenFreed.data(), memory, seenWhenFreed.size());
        watched = nullptr;
    }
    std::free(memory);
}

} // namespace

// The array forms of this program alone: they let the test look at memory while it is still ours.
void *operator new[](std::size_t size)
{
    if (void *memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}
void operator delete[](void *memory) noexcept
{
    giveBack(memory);
}
void operator delete[](void *memory, std::size_t) noexcept
{
    giveBack(memory);
}

template <class T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};
static_assert(Printable<QByteArray> && !Printable<Secret>);
static_assert(!std::equality_comparable<Secret>);
static_assert(!std::convertible_to<Secret, QByteArray> && !std::convertible_to<QByteArrayView, Secret>);

class tst_Secret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void holdsACopyOfItsBytes()
    {
        QByteArray source("corn\0et", 7);
        const Secret secret(source);
        posthorn::wipe(source);
        QCOMPARE(secret.size(), 7);
        QVERIFY(secret.bytes() == QByteArrayView("corn\0et", 7));
    }

    void copiesShareOneBufferThatOutlivesTheFirst()
    {
        auto first = std::make_unique<Secret>("cornet");
        const Secret second(*first);
        QVERIFY(second.bytes().data() == first->bytes().data());
        first.reset();
        QVERIFY(second.bytes() == "cornet");
    }

    void emptyIsEmpty()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QByteArrayView()).isEmpty());
        QVERIFY(Secret("").bytes().isEmpty());
        QVERIFY(!Secret("x").isEmpty());
        QVERIFY(Secret().equals(Secret("")));
    }

    void isComparedByContent()
    {
        QVERIFY(Secret("cornet").equals(Secret("cornet")));
        QVERIFY(!Secret("cornet").equals(Secret("corneT")));
        QVERIFY(!Secret("cornet").equals(Secret("Cornet")));
        QVERIFY(!Secret("cornet").equals(Secret("cornets")));
        QVERIFY(!Secret("cornet").equals(Secret()));
    }

    void wipeEmptiesAndLeavesOtherHoldersAlone()
    {
        QByteArray mine = QByteArray(3, 'x');
        const QByteArray theirs = mine;
        posthorn::wipe(mine);
        QVERIFY(mine.isEmpty());
        QCOMPARE(theirs, QByteArray("xxx"));
    }

    void memoryIsOverwritten()
    {
        std::array<char, 4> memory{'a', 'b', 'c', 'd'};
        posthorn::wipe(std::span(memory).first(3));
        QCOMPARE(memory, (std::array<char, 4>{0, 0, 0, 'd'}));
    }

    void bufferIsOverwrittenWhenTheLastCopyGoes()
    {
        auto first = std::make_unique<Secret>("cornet");
        auto second = std::make_unique<Secret>(*first);
        watched = first->bytes().data();
        first.reset();
        QVERIFY(watched); // still there for the second
        second.reset();
        QVERIFY(!watched);
        QCOMPARE(seenWhenFreed, (std::array<char, 6>{}));
    }

    void wipeTakesLiteralsAndRawData()
    {
        QByteArray literal = "literal"_ba;
        posthorn::wipe(literal); // read-only memory: writing to it would crash
        QVERIFY(literal.isEmpty());
        static const char raw[] = "raw";
        QByteArray view = QByteArray::fromRawData(raw, 3);
        posthorn::wipe(view);
        QVERIFY(view.isEmpty());
        QCOMPARE(raw[0], 'r');
        QByteArray empty;
        posthorn::wipe(empty);
        QVERIFY(empty.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Secret)
#include "tst_Secret.moc"
