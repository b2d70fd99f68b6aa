// SPDX-License-Identifier: MIT
#include "diagnose/Causes.h"
#include "diagnose/Data.h"
#include "explain/Catalogue.h"
#include "explain/Texts.h"
#include "providers/Provider.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace posthorn;
using explain::Card;
using explain::Catalogue;

static Diagnosis diagnosisOf(const QString &cause, const QString &provider = {},
                             const QMap<QString, QString> &arguments = {})
{
    return {.cause = cause, .provider = provider, .arguments = arguments};
}

static explain::AllTexts english()
{
    QFile file(QStringLiteral(SOURCE_DIR "/resources/explain/en.json"));
    (void)file.open(QIODevice::ReadOnly);
    return explain::textsFromJson(file.readAll(), file.fileName()).value();
}

static const QMap<QString, QString> route{{u"host"_s, u"mail.example.org"_s},
                                          {u"port"_s, u"587"_s},
                                          {u"security"_s, u"starttls"_s},
                                          {u"user"_s, u"ann@example.org"_s},
                                          {u"localPart"_s, u"ann"_s}};

static const explain::Fix *fixOf(const Card &card, const QString &id)
{
    for (const explain::Fix &fix : card.fixes) {
        if (fix.id == id)
            return &fix;
    }
    return nullptr;
}

class tst_Catalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyCauseHasACardAndNothingElseHas()
    {
        QSet<QString> known;
        for (const diagnose::Cause &cause : diagnose::causes())
            known.insert(cause.id);
        const QStringList written = Catalogue::builtIn().causes();
        QCOMPARE(QSet<QString>(written.begin(), written.end()), known);
    }

    void everyCardIsWholeWithAndWithoutArguments_data()
    {
        QTest::addColumn<QString>("cause");
        for (const diagnose::Cause &cause : diagnose::causes())
            QTest::newRow(qPrintable(cause.id)) << cause.id;
    }
    void everyCardIsWholeWithAndWithoutArguments()
    {
        QFETCH(QString, cause);
        static const QRegularExpression gap(u"[{}\\[\\]|]"_s);
        for (const auto &arguments : {QMap<QString, QString>{}, route}) {
            for (const QString &provider :
                 {QString(), u"gmail"_s, u"microsoft-365"_s, u"ses-eu-west-1"_s, u"nobody"_s}) {
                const Card card = Catalogue::builtIn().card(diagnosisOf(cause, provider, arguments));
                QVERIFY(!card.title.isEmpty() && !card.why.isEmpty() && !card.steps.isEmpty() &&
                        !card.fixes.empty());
                const QString all = card.title + card.why + card.steps.join(u' ');
                QVERIFY2(!gap.match(all).hasMatch(), qPrintable(all));
                QVERIFY2(card.title.front().isUpper() || card.title.front().isDigit() ||
                             card.title.startsWith(u"mail."_s) || card.title.startsWith(u"i"_s),
                         qPrintable(card.title));
            }
        }
    }

    void gmailHasWordsOfItsOwn()
    {
        const Card card =
            Catalogue::builtIn().card(diagnosisOf(u"auth.bad-credentials"_s, u"gmail"_s, route));
        QCOMPARE(card.title, u"Gmail did not accept this password"_s);
        QCOMPARE(fixOf(card, u"app-password"_s)->url, QUrl(u"https://myaccount.google.com/apppasswords"_s));
    }

    void aRegionOfSesSpeaksAsSes()
    {
        const Card card =
            Catalogue::builtIn().card(diagnosisOf(u"auth.bad-credentials"_s, u"ses-eu-west-1"_s));
        QCOMPARE(card.title, u"Amazon SES did not accept these credentials"_s);
    }

    void theWrongModeOffersTheOtherOneOnTheSamePort()
    {
        const Card card = Catalogue::builtIn().card(diagnosisOf(u"tls.wrong-mode"_s, {}, route));
        const explain::Fix *fix = fixOf(card, u"use-other-mode"_s);
        QVERIFY(fix);
        QCOMPARE(fix->apply.security, Security::Tls);
        QCOMPARE(fix->text, u"Use TLS from the start on port 587"_s);
        QVERIFY(!fixOf(card, u"use-587"_s));
    }

    void whatCannotBeAppliedIsNotOffered()
    {
        const Card card = Catalogue::builtIn().card(diagnosisOf(u"tls.wrong-mode"_s));
        QVERIFY(!fixOf(card, u"use-other-mode"_s));
        QVERIFY(fixOf(card, u"use-465"_s));
        QVERIFY(
            !fixOf(Catalogue::builtIn().card(diagnosisOf(u"auth.bad-credentials"_s)), u"try-local-part"_s));
    }

    void thePortInUseIsNotProposedAgain()
    {
        auto on465 = route;
        on465[u"port"_s] = u"465"_s;
        const Card card = Catalogue::builtIn().card(diagnosisOf(u"net.timeout"_s, {}, on465));
        QVERIFY(!fixOf(card, u"use-465"_s));
        QCOMPARE(fixOf(card, u"use-587"_s)->apply.port, quint16{587});
    }

    void anUnknownCauseIsExplainedAsUnknown()
    {
        QCOMPARE(Catalogue::builtIn().card(diagnosisOf(u"net.magic"_s)).title,
                 Catalogue::builtIn().card(diagnosisOf(u"unknown"_s)).title);
    }

    void aYesOfTheServerIsNoRefusal()
    {
        Diagnosis accepted = diagnosisOf(u"unknown"_s);
        accepted.code = 250;
        QCOMPARE(Catalogue::builtIn().card(accepted).title, u"This answer is no refusal"_s);
        QVERIFY(Catalogue::builtIn().card(accepted).why.contains(u"(answer 250)"));
        accepted.code = 550;
        QVERIFY(Catalogue::builtIn().card(accepted).title != u"This answer is no refusal"_s);
    }

    void aGuessIsToldAsOne()
    {
        const QString doubt = Catalogue::builtIn().heading(u"possible"_s);
        Diagnosis diagnosis = diagnosisOf(u"rcpt.unknown"_s);
        QVERIFY(Catalogue::builtIn().card(diagnosis).why.endsWith(doubt));
        QCOMPARE(Catalogue::builtIn().card(diagnosis).title,
                 u"Perhaps this recipient does not exist there"_s);
        diagnosis.confidence = Confidence::Likely;
        QCOMPARE(Catalogue::builtIn().card(diagnosis).title, u"This recipient does not exist there"_s);
        QVERIFY(!Catalogue::builtIn().card(diagnosis).why.contains(doubt));
        QVERIFY(!Catalogue::builtIn().card(diagnosisOf(u"unknown"_s)).why.contains(doubt));
    }

    void whoCanFixItComesFromTheDiagnosis()
    {
        Diagnosis diagnosis = diagnosisOf(u"rcpt.unknown"_s);
        diagnosis.retry = Retry::Later;
        diagnosis.fixableBy = FixableBy::Admin;
        const Card card = Catalogue::builtIn().card(diagnosis);
        QCOMPARE(card.retry, Retry::Later);
        QCOMPARE(card.fixableBy, FixableBy::Admin);
    }

    void everyNamedProviderExists()
    {
        const auto exists = [](const QString &pattern) {
            const auto &all = providers::Table::builtIn().all();
            return std::any_of(all.begin(), all.end(),
                               [&](const auto &p) { return explain::isMeant(pattern, p.id); });
        };
        const explain::AllTexts texts = english();
        for (const QString &pattern : texts.providers.keys())
            QVERIFY2(exists(pattern), qPrintable(pattern));
        for (const explain::CauseTexts &cause : texts.causes) {
            for (const explain::CauseText &variant : cause.variants) {
                for (const QString &pattern : variant.providers)
                    QVERIFY2(exists(pattern), qPrintable(pattern));
            }
        }
    }

    void everyProviderThatATextGivesAwayExists()
    {
        for (const auto &sign : diagnose::builtInData("clues")["providers"_L1].toArray())
            QVERIFY2(providers::Table::builtIn().byId(sign["id"_L1].toString()),
                     qPrintable(sign["id"_L1].toString()));
    }

    void noTextIsALanguageOfItsOwn()
    {
        QCOMPARE(&Catalogue::builtIn(u"en_GB"), &Catalogue::builtIn());
        QCOMPARE(&Catalogue::builtIn(u"tlh"), &Catalogue::builtIn());
    }

    void bytesThatAreNoTextsAreRefused()
    {
        QVERIFY(!Catalogue::parse("{", u"broken.json"_s));
        QVERIFY(!Catalogue::parse(R"({"schema":"posthorn.texts/1","causes":{"x":{}}})", u"poor.json"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Catalogue)
#include "tst_Catalogue.moc"
