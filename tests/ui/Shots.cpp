// SPDX-License-Identifier: MIT
#include "Shots.h"

#include "Samples.h"
#include "review/Kinds.h"
#include "ui/accounts/AccountForm.h"
#include "ui/accounts/AccountsPage.h"
#include "ui/accounts/IdentityForm.h"
#include "ui/accounts/PasswordAsk.h"
#include "ui/check/CheckPage.h"
#include "ui/check/DoctorPage.h"
#include "ui/compose/ComposeWindow.h"
#include "ui/explain/ExplainPage.h"
#include "ui/outbox/OutboxPage.h"
#include "ui/practice/PracticePage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WelcomePage.h"

#include <QLineEdit>
#include <QPushButton>

namespace posthorn::samples {

using namespace Qt::StringLiterals;
using ui::MainWindow;
using Place = MainWindow::Place;
using Owned = std::unique_ptr<QWidget>;

namespace {

constexpr QSize usual{1000, 680};
constexpr QSize narrow{640, 720};
constexpr QSize wide{1440, 900};

template <class Page, class Fill>
Shot inWindow(const QString &name, QSize size, Place place, std::function<Page *()> make, Fill fill)
{
    return {name, size, [=] {
                auto window = std::make_unique<MainWindow>();
                auto *page = make();
                window->setPage(place, page);
                window->setCount(Place::Outbox, name.endsWith(u"empty"_s) ? 0 : 3);
                window->go(place);
                fill(*page);
                return Owned{std::move(window)};
            }};
}

template <class Page, class Fill>
Shot page(const QString &name, QSize size, Place place, Fill fill)
{
    return inWindow<Page>(
        name, size, place, [] { return new Page; }, fill);
}

template <class Fill>
Shot checkPage(const QString &name, QSize size, const explain::Catalogue &words, Fill fill)
{
    return inWindow<ui::CheckPage>(
        name, size, Place::Check, [&words] { return new ui::CheckPage(words); }, fill);
}

Owned welcome()
{
    auto window = std::make_unique<MainWindow>();
    window->setWelcome(new ui::WelcomePage);
    window->welcome();
    return window;
}

template <class Fill>
Shot write(const QString &name, QSize size, Fill fill)
{
    return {name, size, [=] {
                auto window = std::make_unique<ui::ComposeWindow>(explain::Catalogue::builtIn());
                window->setSenders(senders());
                fill(*window);
                return Owned{std::move(window)};
            }};
}

void startRun(ui::CheckPage &page)
{
    page.target()->setAccounts({gmail(), practiceAccount()});
    page.begin(stages());
    for (const auto &step : reached())
        page.showStep(step);
}

void addChecks(std::vector<Shot> &shots, const explain::Catalogue &words)
{
    const auto refusal = [](ui::CheckPage &page) {
        startRun(page);
        page.finish(refusedSignIn());
    };
    shots.push_back(checkPage(u"check-start"_s, usual, words, [](auto &) {}));
    shots.push_back(checkPage(u"check-typed-in"_s, narrow, words, [](ui::CheckPage &page) {
        page.target()->setAccounts({gmail()});
        page.target()->chooseRoute(longNamed().endpoint, u"ada"_s);
        page.refuse(u"A server's name has no blanks in it: “smtp example”."_s);
    }));
    shots.push_back(checkPage(u"check-running"_s, usual, words, [](ui::CheckPage &page) {
        startRun(page);
        page.showStep({.stage = Stage::Auth, .status = StepStatus::Running});
    }));
    shots.push_back(checkPage(u"check"_s, {1000, 820}, words, refusal));
    shots.push_back(checkPage(u"check-narrow"_s, {640, 900}, words, refusal));
    shots.push_back(checkPage(u"check-works"_s, usual, words, [](ui::CheckPage &page) {
        startRun(page);
        page.finish(working());
    }));
    shots.push_back(checkPage(u"check-other-way"_s, usual, words, [](ui::CheckPage &page) {
        startRun(page);
        page.finish(otherWay());
        page.compare(past(), noon());
    }));
}

void addDoctor(std::vector<Shot> &shots, const explain::Catalogue &words)
{
    const auto add = [&](const QString &name, QSize size, const std::vector<ui::Health> &all) {
        shots.push_back(inWindow<ui::DoctorPage>(
            name, size, Place::Doctor, [&words] { return new ui::DoctorPage(words); },
            [all](ui::DoctorPage &page) { page.show(all, noon()); }));
    };
    add(u"doctor-empty"_s, usual, {});
    add(u"doctor"_s, usual, healths());
    add(u"doctor-narrow"_s, narrow, healths());
}

void attachSamples(ui::ComposeWindow &window)
{
    mime::Draft result = draft();
    result.attachments = {mime::attachBytes(u"Programme of the concert, third and last version.pdf"_s,
                                            QByteArray(1'240'000, 'x'))
                              .value(),
                          mime::attachBytes(u"hall.png"_s, QByteArray(880'000, 'x')).value(),
                          mime::attachBytes(u"seats.csv"_s, QByteArray(1'200, 'x')).value()};
    auto limited = senders().front();
    limited.largestMail = qint64{25'000'000};
    window.setSenders({limited});
    window.setDraft(result);
    window.attach({u"/home/ada/recording.flac"_s});
}

void addDrafts(std::vector<Shot> &shots)
{
    const Problem full{.kind = Problem::Kind::DiskFull, .subject = u"/home/ada/.local/share/posthorn"_s};
    const ui::Written begun{.to = u"Bea Curie <bea@"_s, .subject = u"Concert"_s, .text = u"Dear Bea,"_s};
    shots.push_back(write(u"write-attachments"_s, {720, 600}, attachSamples));
    shots.push_back(write(u"write-attachments-narrow"_s, {560, 560}, attachSamples));
    shots.push_back(write(u"write-recovered"_s, {640, 560}, [begun](ui::ComposeWindow &window) {
        window.setWritten(begun, noon());
        window.tellOrigin(u"Recovered: Posthorn ended while this mail was open."_s);
    }));
    shots.push_back(write(u"write-not-saved"_s, {640, 560}, [begun, full](ui::ComposeWindow &window) {
        window.setWritten(begun, noon());
        window.notKept(drafts::Phase::Closed, full);
    }));
    shots.push_back(write(u"write-others"_s, {640, 560}, [](ui::ComposeWindow &window) {
        window.offer({{.id = u"1"_s, .saved = noon(), .subject = u"Concert"_s},
                      {.id = u"2"_s, .saved = noon(), .to = u"cleo@example.net"_s}});
    }));
}

void addOutbox(std::vector<Shot> &shots, const explain::Catalogue &words)
{
    const auto make = [&words] { return new ui::OutboxPage(words); };
    const auto shot = [&](const QString &name, QSize size, const QString &id) {
        shots.push_back(inWindow<ui::OutboxPage>(name, size, Place::Outbox, make, [id](ui::OutboxPage &page) {
            if (id.isEmpty())
                return;
            page.setRecords(outboxRecords(), noon().date());
            page.open(id);
        }));
    };
    shot(u"outbox-empty"_s, usual, {});
    shot(u"outbox"_s, usual, u"4"_s);
    shot(u"outbox-in-doubt"_s, usual, u"2"_s);
    shot(u"outbox-waiting"_s, wide, u"3"_s);
    shot(u"outbox-narrow"_s, {640, 900}, u"4"_s);
    shots.push_back(
        inWindow<ui::OutboxPage>(u"outbox-all-sent"_s, usual, Place::Outbox, make, [](ui::OutboxPage &page) {
            page.findChild<QPushButton *>(u"allSent"_s)->click();
            page.setSent({outboxRecords().front()}, noon().date());
        }));
}

void addMails(std::vector<Shot> &shots, const explain::Catalogue &words)
{
    addOutbox(shots, words);
    shots.push_back(write(u"write-empty"_s, {640, 560}, [](auto &) {}));
    shots.push_back(
        write(u"write"_s, {720, 560}, [](ui::ComposeWindow &window) { window.setDraft(draft()); }));
    shots.push_back(write(u"write-bad-address"_s, {720, 560}, [](ui::ComposeWindow &window) {
        window.setDraft(draft());
        window.findChild<QLineEdit *>()->setText(u"bea@, cleo@example..net, dora"_s);
        window.submit();
    }));
    shots.push_back(write(u"write-findings"_s, {720, 620}, [](ui::ComposeWindow &window) {
        window.setDraft(draft());
        window.findChild<QLineEdit *>()->setText(u"Bea Curie <bea@gmial.com>"_s);
        window.clears(
            {review::found("address.mistyped"_L1, Finding::Field::To,
                           {{u"address"_s, u"bea@gmial.com"_s}, {u"suggestion"_s, u"bea@gmail.com"_s}}),
             review::found("attachment.forgotten"_L1, Finding::Field::Attachments,
                           {{u"word"_s, u"attached"_s}}),
             review::found("subject.none"_L1, Finding::Field::Subject)});
    }));
    addDrafts(shots);
}

void addPractice(std::vector<Shot> &shots)
{
    const practice::Ports ports{40025, 40587, 40465};
    const auto fill = [ports](ui::PracticePage &page) {
        page.setPorts(ports);
        for (const auto &mail : inbox())
            page.addMail(mail);
    };
    shots.push_back(page<ui::PracticePage>(u"practice-stopped"_s, usual, Place::Practice, [](auto &) {}));
    shots.push_back(page<ui::PracticePage>(u"practice-empty"_s, usual, Place::Practice,
                                           [ports](ui::PracticePage &page) { page.setPorts(ports); }));
    shots.push_back(page<ui::PracticePage>(u"practice"_s, usual, Place::Practice, fill));
    shots.push_back(page<ui::PracticePage>(u"practice-narrow"_s, narrow, Place::Practice, fill));
}

void addExplain(std::vector<Shot> &shots, const explain::Catalogue &words)
{
    const auto fill = [&words](ui::ExplainPage &page) {
        page.setText(
            u"smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted. "
            u"For more information, go to\\n5.7.8  https://support.google.com/mail/?p=BadCredentials')"_s);
        page.show(refused(), explain::onlyOffering(words.card(refused()), false));
    };
    shots.push_back(page<ui::ExplainPage>(u"explain-empty"_s, usual, Place::Explain, [](auto &) {}));
    shots.push_back(page<ui::ExplainPage>(u"explain"_s, usual, Place::Explain, fill));
    shots.push_back(
        page<ui::ExplainPage>(u"explain-unknown"_s, usual, Place::Explain, [&words](ui::ExplainPage &page) {
            page.setText(u"SMTP Error: Something went wrong"_s);
            page.show(Diagnosis{.quoted = u"Something went wrong"_s},
                      explain::onlyOffering(words.card(Diagnosis{}), false));
        }));
    shots.push_back(page<ui::ExplainPage>(u"explain-narrow"_s, {640, 900}, Place::Explain, fill));
}

void addAccounts(std::vector<Shot> &shots, const explain::Catalogue &words)
{
    shots.push_back({u"password"_s, {480, 320}, [] { return Owned{new ui::PasswordAsk{longNamed()}}; }});
    const auto fill = [&words](ui::AccountsPage &page) {
        using State = ui::PasswordNote::State;
        page.setAccounts({{.account = gmail(),
                           .password = {.state = State::Kept, .words = u"GNOME Keyring"_s},
                           .isDefault = true,
                           .amongOthers = true},
                          {.account = practiceAccount()},
                          {.account = longNamed(),
                           .password = {.state = State::Trouble,
                                        .words = words.sentence({.kind = Problem::Kind::KeychainLocked,
                                                                 .subject = longNamed().name})},
                           .amongOthers = true}});
    };
    shots.push_back(page<ui::AccountsPage>(u"accounts-empty"_s, usual, Place::Accounts, [](auto &) {}));
    shots.push_back(page<ui::AccountsPage>(u"accounts"_s, wide, Place::Accounts, fill));
    shots.push_back(page<ui::AccountsPage>(u"accounts-narrow"_s, narrow, Place::Accounts, fill));
    shots.push_back({u"account-form"_s, {560, 480}, [] { return Owned{new ui::AccountForm}; }});
    shots.push_back({u"account-edit"_s, {560, 520}, [] { return Owned{new ui::IdentityForm{gmail()}}; }});
}

} // namespace

std::vector<Shot> allShots(const explain::Catalogue &words)
{
    std::vector<Shot> shots{{u"welcome"_s, usual, welcome}, {u"welcome-narrow"_s, narrow, welcome}};
    addMails(shots, words);
    addAccounts(shots, words);
    addChecks(shots, words);
    addDoctor(shots, words);
    addExplain(shots, words);
    addPractice(shots);
    return shots;
}

} // namespace posthorn::samples
