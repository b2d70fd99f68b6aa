// SPDX-License-Identifier: MIT
#include "Inspection.h"
#include "Shots.h"
#include "Warnings.h"
#include "ui/widgets/Dress.h"
#include "ui/widgets/FactCard.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/Verbatim.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace posthorn;
using namespace posthorn::ui;
using namespace Qt::StringLiterals;

class tst_PlainLabel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(samples::anyWarning()); }
    void markupStaysText_data();
    void markupStaysText();
    void controlAndBidiCharactersAreVisible();
    void longWordsFindAPlaceToBreak();
    void anElidedTextIsWholeInItsToolTipAndName();
    void aToolTipIsNeverRichText();
    void anAmpersandFromOutsideIsNoMnemonic();
    void hostileWordsInACardStayText();
    void everyLabelOfEveryPageIsPlain();
    void shownLabelsFollowTheScheme();

private:
    QTemporaryDir m_folder{};
    /// A red picture; a label that opens it grows to its size.
    QString picture()
    {
        const auto path = m_folder.filePath(u"red.png"_s);
        QImage image{300, 300, QImage::Format_RGB32};
        image.fill(Qt::red);
        return image.save(path) ? path : QString{};
    }
};

void tst_PlainLabel::markupStaysText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("picture") << u"<img src=\"file:%1\">"_s;
    QTest::newRow("document") << u"<html><body background='file:%1'><img src='file:%1'></body></html>"_s;
    QTest::newRow("behind a reply") << u"550 5.1.1 no <b>such</b> user <img src=\"%1\">"_s;
}

void tst_PlainLabel::markupStaysText()
{
    QFETCH(QString, text);
    const auto hostile = text.arg(picture());
    QVERIFY(Qt::mightBeRichText(hostile)); // QLabel itself would open the file
    PlainLabel label{hostile};
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), hostile);
    label.setText(hostile + u'.');
    QCOMPARE(label.text(), hostile + u'.');
    QVERIFY(label.sizeHint().height() < 100);
    label.resize(label.sizeHint());
    const auto shown = label.grab().toImage();
    for (int x = 0; x < shown.width(); ++x) {
        for (int y = 0; y < shown.height(); ++y)
            QVERIFY(shown.pixelColor(x, y) != QColor{Qt::red});
    }
}

void tst_PlainLabel::controlAndBidiCharactersAreVisible()
{
    const PlainLabel label{u"gpj.\u202Eexe\x1b[2J"_s};
    QVERIFY(!label.text().contains(QChar{0x202E}));
    QVERIFY(!label.text().contains(QChar{0x1b}));
    QVERIFY(label.text().contains(u"202E"_s));
}

void tst_PlainLabel::longWordsFindAPlaceToBreak()
{
    const auto host = u"outgoing-mail-relay-01.department-of-mathematics.university.example.org"_s;
    PlainLabel label{host};
    label.fitting(PlainLabel::Fit::Wrap);
    QVERIFY(label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(host) / 2);
    QCOMPARE(label.fullText(), host);
    QCOMPARE(label.accessibleName(), host);
    QCOMPARE(breakable(u"a short text"_s), u"a short text"_s);
    const auto smileys = QString{u"😀"_s}.repeated(30);
    QVERIFY(!breakable(smileys).toUcs4().contains(0xD83D)); // no pair is torn apart
}

void tst_PlainLabel::anElidedTextIsWholeInItsToolTipAndName()
{
    PlainLabel label{u"A text that is longer than the sixty pixels it gets"_s};
    label.fitting(PlainLabel::Fit::Elide);
    label.resize(60, 20);
    label.show();
    QVERIFY(label.text().endsWith(u'…'));
    QVERIFY(label.toolTip().contains(label.fullText()));
    QCOMPARE(label.accessibleName(), label.fullText());
    label.resize(600, 20);
    QCOMPARE(label.text(), label.fullText());
    QVERIFY(label.toolTip().isEmpty());
}

void tst_PlainLabel::aToolTipIsNeverRichText()
{
    QTextDocument document;
    document.setHtml(plainToolTip(u"<img src='file:%1'> & more"_s.arg(picture())));
    QVERIFY(!document.toPlainText().contains(QChar::ObjectReplacementCharacter));
    QVERIFY(document.toPlainText().contains(u"<img src='file:"_s));
}

void tst_PlainLabel::anAmpersandFromOutsideIsNoMnemonic()
{
    const QPushButton button{buttonText(u"Ask AT&T"_s)};
    QCOMPARE(button.text(), u"Ask AT&&T"_s);
    QVERIFY(button.shortcut().isEmpty());
}

void tst_PlainLabel::hostileWordsInACardStayText()
{
    const auto hostile = u"<img src=\"file:%1\">"_s.arg(picture());
    explain::Card card{.title = hostile, .why = hostile, .steps = {hostile}};
    card.fixes = {{.id = u"x"_s, .text = hostile, .url = {}}};
    FactCard shown{card, {.words = hostile, .details = hostile}, Tone::Fail};
    const auto findings =
        samples::inspect(shown).filter(u"not plain"_s) + samples::inspect(shown).filter(u"bare"_s);
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
    for (const auto *words : shown.findChildren<Verbatim *>())
        QCOMPARE(words->toPlainText(), hostile);
}

void tst_PlainLabel::everyLabelOfEveryPageIsPlain()
{
    qsizetype labels = 0;
    for (const auto &shot : samples::allShots(explain::Catalogue::builtIn())) {
        const auto window = shot.make();
        for (const auto *label : window->findChildren<QLabel *>()) {
            ++labels;
            QVERIFY2(qobject_cast<const PlainLabel *>(label),
                     qPrintable(shot.name + u": "_s + label->text()));
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
    QVERIFY(labels > 300);
}

void tst_PlainLabel::shownLabelsFollowTheScheme()
{
    QWidget window;
    dress(*qApp, {.scheme = Look::Scheme::Light});
    auto *words = new PlainLabel{u"words"_s, Type::Body, Ink::Text, &window};
    auto *muted = new PlainLabel{u"muted"_s, Type::Caption, Ink::Muted, &window};
    window.show();
    for (const auto scheme : {Look::Scheme::Dark, Look::Scheme::Light}) {
        dress(*qApp, {.scheme = scheme});
        const auto colours = coloursOf(QApplication::palette());
        QTRY_COMPARE(words->palette().color(QPalette::WindowText), colours.text);
        QTRY_COMPARE(muted->palette().color(QPalette::WindowText), colours.muted);
    }
}

QTEST_MAIN(tst_PlainLabel)
#include "tst_PlainLabel.moc"
