// SPDX-License-Identifier: MIT
#include "Samples.h"

#include <algorithm>

namespace posthorn::samples {

using namespace Qt::StringLiterals;

namespace {

Step step(Stage stage, StepStatus status, qint64 ms, QMap<QString, QString> evidence = {})
{
    return {.stage = stage, .status = status, .ms = ms, .evidence = std::move(evidence)};
}

} // namespace

Problem passwordRefused()
{
    Problem problem{.stage = Stage::Auth, .kind = Problem::Kind::AuthRefused};
    problem.reply =
        Reply{.code = 535,
              .enhanced = EnhancedCode{5, 7, 8},
              .lines = {u"535-5.7.8 Username and Password not accepted. For more information, go to"_s,
                        u"535 5.7.8  https://support.google.com/mail/?p=BadCredentials"_s}};
    problem.target = u"smtp.gmail.com:587"_s;
    return problem;
}

namespace {

std::vector<Line> conversation()
{
    using From = Line::From;
    return {{31, From::Server, u"220 smtp.gmail.com ESMTP"_s},
            {32, From::Client, u"EHLO [127.0.0.1]"_s},
            {71, From::Server, u"250-smtp.gmail.com at your service"_s},
            {71, From::Server, u"250 STARTTLS"_s},
            {72, From::Client, u"STARTTLS"_s},
            {110, From::Server, u"220 2.0.0 Ready to start TLS"_s},
            {165, From::Client, u"AUTH PLAIN ********"_s},
            {377, From::Server, u"535 5.7.8 Username and Password not accepted"_s}};
}

} // namespace

QDateTime noon()
{
    return {QDate{2026, 3, 2}, QTime{12, 3}};
}

Address address(QStringView text)
{
    return Address::parse(text).value();
}

Mailbox mailbox(QStringView text)
{
    return mailboxFromText(text).value();
}

accounts::Account gmail()
{
    return {.id = u"gmail"_s,
            .name = u"ada.byron@gmail.com"_s,
            .identities = {{mailbox(u"Ada Byron <ada.byron@gmail.com>")}},
            .endpoint = {u"smtp.gmail.com"_s, 587, Security::StartTls},
            .user = u"ada.byron@gmail.com"_s};
}

accounts::Account practiceAccount()
{
    return {.id = u"practice"_s,
            .name = u"Practice"_s,
            .identities = {{mailbox(u"Practice <me@practice.test>")}},
            .endpoint = {u"localhost"_s, 40587, Security::StartTls},
            .user = u"me@practice.test"_s,
            .practice = true};
}

accounts::Account longNamed()
{
    return {.id = u"long"_s,
            .name = u"newsletter-and-announcements@department-of-mathematics.university.example.org"_s,
            .identities = {{mailbox(
                u"\"Office of the Dean, Department of Mathematics\" "
                u"<newsletter-and-announcements@department-of-mathematics.university.example.org>")}},
            .endpoint = {u"outgoing-mail-relay-01.department-of-mathematics.university.example.org"_s, 465,
                         Security::Tls},
            .user = u"announcements"_s};
}

std::vector<ui::SenderChoice> senders()
{
    return {{u"gmail"_s, gmail().identities.front().mailbox, false},
            {u"practice"_s, practiceAccount().identities.front().mailbox, true}};
}

std::vector<Step> stages()
{
    std::vector<Step> result;
    result.reserve(std::size(allStages));
    for (const auto stage : allStages)
        result.push_back(step(stage, StepStatus::NotTested, 0));
    result[0].status = StepStatus::Ok;
    result[1].status = StepStatus::Skipped;
    return result;
}

std::vector<Step> reached()
{
    return {
        step(Stage::Dns, StepStatus::Ok, 12, {{u"addresses"_s, u"142.250.27.108, 2a00:1450:4025:401::6c"_s}}),
        step(Stage::Connect, StepStatus::Ok, 31,
             {{u"address"_s, u"142.250.27.108:587"_s}, {u"port"_s, u"587"_s}}),
        step(Stage::Greeting, StepStatus::Ok, 40, {{u"text"_s, u"220 smtp.gmail.com ESMTP"_s}}),
        step(Stage::Tls, StepStatus::Ok, 55, {{u"protocol"_s, u"TLSv1.3"_s}}),
        step(Stage::Certificate, StepStatus::Ok, 1,
             {{u"subject"_s, u"smtp.gmail.com"_s},
              {u"issuer"_s, u"Google Trust Services"_s},
              {u"names"_s, u"smtp.gmail.com"_s},
              {u"not_after"_s, u"2026-05-03T08:00:00Z"_s}}),
        step(Stage::Capabilities, StepStatus::Ok, 9,
             {{u"size"_s, u"35882577"_s}, {u"mechanisms"_s, u"PLAIN XOAUTH2"_s}}),
        step(Stage::Auth, StepStatus::Failed, 212, {{u"problem"_s, u"auth-refused"_s}})};
}

check::CheckReport refusedSignIn()
{
    check::CheckReport report{
        .target = gmail().endpoint, .user = gmail().user, .started = noon(), .elapsedMs = 361};
    report.verdict = check::CheckReport::Verdict::Fails;
    report.diagnosis = refused();
    report.problem = passwordRefused();
    report.stage = Stage::Auth;
    report.steps = stages();
    for (const auto &done : reached())
        report.steps[static_cast<size_t>(done.stage)] = done;
    report.transcript.lines = conversation();
    return report;
}

check::CheckReport otherWay()
{
    auto report = refusedSignIn();
    report.verdict = check::CheckReport::Verdict::Temporary;
    report.problem = Problem{.stage = Stage::Connect, .kind = Problem::Kind::TimedOut};
    report.stage = Stage::Connect;
    report.diagnosis = Diagnosis{.cause = u"net.timeout"_s, .stage = Stage::Connect};
    report.diagnosis->arguments = {{u"host"_s, report.target.host}, {u"port"_s, u"587"_s}};
    report.steps = stages();
    report.steps[static_cast<size_t>(Stage::Dns)] = reached().front();
    report.steps[static_cast<size_t>(Stage::Connect)] = step(Stage::Connect, StepStatus::Failed, 8000, {});
    report.suggestion = Endpoint{report.target.host, 465, Security::Tls};
    const Endpoint last{report.target.host, 2525, Security::StartTls};
    for (const Family family : {Family::V4, Family::V6}) {
        report.alternatives.push_back(
            {.endpoint = *report.suggestion, .family = family, .furthest = Stage::Capabilities, .ms = 41});
        report.alternatives.push_back({.endpoint = last, .family = family, .cause = u"net.timeout"_s});
    }
    std::ranges::stable_sort(report.alternatives, {}, [](const auto &way) { return way.endpoint.port; });
    return report;
}

check::CheckReport working()
{
    auto report = refusedSignIn();
    report.verdict = check::CheckReport::Verdict::Works;
    report.diagnosis.reset();
    report.problem.reset();
    report.stage.reset();
    report.steps[static_cast<size_t>(Stage::Auth)] =
        step(Stage::Auth, StepStatus::Ok, 88, {{u"mechanism"_s, u"PLAIN"_s}, {u"user"_s, report.user}});
    return report;
}

check::History past()
{
    check::PastRun good{.when = noon().addDays(-1).addSecs(-3600),
                        .verdict = check::CheckReport::Verdict::Works,
                        .endpoint = gmail().endpoint,
                        .user = gmail().user,
                        .certificate = u"aa11"_s,
                        .issuer = u"Google Trust Services"_s};
    check::PastRun expired = good;
    expired.when = noon().addSecs(qint64{-12} * 60);
    expired.verdict = check::CheckReport::Verdict::Fails;
    expired.cause = u"tls.cert-expired"_s;
    expired.certificate = u"bb22"_s;
    expired.issuer = u"Somebody else"_s;
    check::History history;
    history.add(good);
    history.add(expired);
    return history;
}

std::vector<ui::Health> healths()
{
    const auto of = [](const accounts::Account &account) {
        return ui::Health{.accountId = account.id, .name = account.name, .endpoint = account.endpoint};
    };
    std::vector all{of(gmail()), of(practiceAccount()), of(longNamed()), of(gmail())};
    all[0].last = *past().last();
    all[1].last = past().runs().front();
    all[1].last->user.clear();
    all[1].last->when = noon().addSecs(qint64{-3} * 3600);
    all[2].now = ui::Health::Now::Running;
    all[3].accountId = u"other"_s;
    all[3].name = u"Club"_s;
    return all;
}

Diagnosis refused()
{
    Diagnosis diagnosis{
        .cause = u"auth.bad-credentials"_s, .confidence = Confidence::Certain, .stage = Stage::Auth};
    diagnosis.provider = u"gmail"_s;
    diagnosis.code = 535;
    diagnosis.quoted = u"5.7.8 Username and Password not accepted"_s;
    diagnosis.arguments = {
        {u"host"_s, u"smtp.gmail.com"_s}, {u"port"_s, u"587"_s}, {u"user"_s, gmail().user}};
    return diagnosis;
}

} // namespace posthorn::samples
