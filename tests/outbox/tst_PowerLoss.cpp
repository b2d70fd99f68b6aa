// SPDX-License-Identifier: MIT
// The power fails after any step of queuing: what a disk may then hold is a whole mail or none, and once
// queuing has answered it is the mail.
#include "Mails.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using namespace posthorn::outbox;
using namespace posthorn::test;

namespace {

/// What of the things that were not synced has reached the disk all the same.
enum class Kept { Nothing, Names, Everything };

/// A disk in memory: what is written, and what of it would be there after a power loss.
struct Disk
{
    struct File
    {
        QByteArray written{};
        QByteArray synced{};
    };

    std::vector<File> files{};
    QHash<QByteArray, std::size_t> names{};
    QHash<QByteArray, std::size_t> syncedNames{};

    [[nodiscard]] bool writeTo(const QString &folder, Kept kept) const
    {
        const auto &seen = kept == Kept::Nothing ? syncedNames : names;
        for (auto it = seen.begin(); it != seen.end(); ++it) {
            const File &file = files[it.value()];
            const QString name = QFileInfo(QString::fromUtf8(it.key())).fileName();
            if (!overwrite(folder + u'/' + name, kept == Kept::Everything ? file.written : file.synced))
                return false;
        }
        return true;
    }
};

/// Real calls, and the disk as it is after each of them.
class WatchedOps : public files::FileOps
{
public:
    int create(const QByteArray &path) override
    {
        const int fd = FileOps::create(path);
        m_disk.names[path] = m_fds[fd] = m_disk.files.size();
        m_disk.files.emplace_back();
        return after(fd);
    }
    qint64 write(int fd, QByteArrayView bytes) override
    {
        const qint64 put = FileOps::write(fd, bytes.first(std::min(bytes.size(), qsizetype{200})));
        m_disk.files[m_fds[fd]].written += bytes.first(put);
        return after(put);
    }
    int sync(int fd) override
    {
        if (m_fds.contains(fd))
            m_disk.files[m_fds[fd]].synced = m_disk.files[m_fds[fd]].written;
        return after(FileOps::sync(fd));
    }
    int close(int fd) override
    {
        m_fds.remove(fd);
        return FileOps::close(fd);
    }
    int rename(const QByteArray &from, const QByteArray &to) override
    {
        m_disk.names[to] = m_disk.names.take(from);
        return after(FileOps::rename(from, to));
    }
    int syncFolder(const QByteArray &path) override
    {
        m_disk.syncedNames = m_disk.names;
        return after(FileOps::syncFolder(path));
    }

    [[nodiscard]] const std::vector<Disk> &moments() const { return m_moments; }

private:
    template <class R>
    R after(R result)
    {
        m_moments.push_back(m_disk);
        return result;
    }

    Disk m_disk{};
    QHash<int, std::size_t> m_fds{};
    std::vector<Disk> m_moments{};
};

/// How many whole mails an outbox finds on that disk; -1 when something is broken.
int mailsOn(const Disk &disk, Kept kept, const QString &ledger)
{
    const QTemporaryDir folder;
    if (!QDir(folder.path()).mkpath(u"outbox/msg"_s) ||
        !QFile::copy(ledger, folder.filePath(u"outbox/state.sqlite"_s)) ||
        !disk.writeTo(folder.filePath(u"outbox/msg"_s), kept))
        return -1;
    const auto box = openOutbox(folder);
    if (!box || !box->look(noon) || !box->takeRemarks().empty())
        return -1;
    const auto records = box->all();
    for (const Record &record : *records) {
        const auto mail = box->pairs().read(record.id);
        if (!mail || record.state != State::Queued || !box->pairs().message(*mail, record.pending()))
            return -1;
    }
    return static_cast<int>(records->size());
}

} // namespace

class tst_PowerLoss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void afterAnyStepThereIsAWholeMailOrNone_data()
    {
        QTest::addColumn<int>("kept");
        QTest::newRow("nothing that was not synced is kept") << int(Kept::Nothing);
        QTest::newRow("names are kept, contents are not") << int(Kept::Names);
        QTest::newRow("everything is kept") << int(Kept::Everything);
    }
    void afterAnyStepThereIsAWholeMailOrNone()
    {
        QFETCH(int, kept);
        const QTemporaryDir folder;
        WatchedOps ops;
        {
            auto box = Outbox::open(folder.filePath(u"outbox"_s), noon, ops);
            QVERIFY(box.ok() && queueLetter(*box.value(), u"a"_s).ok());
        }
        const QString ledger = folder.filePath(u"outbox/state.sqlite"_s);
        QVERIFY(ops.moments().size() >= 10);
        for (const Disk &moment : ops.moments()) {
            const int mails = mailsOn(moment, static_cast<Kept>(kept), ledger);
            QVERIFY(mails == 0 || mails == 1);
        }
        QCOMPARE(mailsOn(ops.moments().front(), static_cast<Kept>(kept), ledger), 0);
        QCOMPARE(mailsOn(ops.moments().back(), static_cast<Kept>(kept), ledger), 1);
    }
};

QTEST_GUILESS_MAIN(tst_PowerLoss)
#include "tst_PowerLoss.moc"
