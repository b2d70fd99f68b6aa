// SPDX-License-Identifier: MIT
#pragma once
// Drafts of every shape of message.

#include "Drafts.h"

namespace posthorn::mime {

inline QString rows(const QString &row, int count)
{
    return row.repeated(count);
}

struct Shape
{
    const char *name = "";
    Draft draft{};
};

inline Draft with(Draft draft, void (*change)(Draft &))
{
    change(draft);
    return draft;
}

inline std::vector<Shape> textShapes()
{
    const Draft plain = plainDraft();
    return {
        {"plain", plain},
        {"empty-text", with(plain, [](Draft &d) { d.text.clear(); })},
        {"no-subject", with(plain, [](Draft &d) { d.subject.clear(); })},
        {"text-without-last-line-break", with(plain, [](Draft &d) { d.text = u"one\r\ntwo\rthree"_s; })},
        {"text-with-dots-and-from",
         with(plain, [](Draft &d) { d.text = u".\n..\nFrom here\n-- \nAlice\n"_s; })},
        {"latin-text", with(plain, [](Draft &d) { d.text = u"Grüße aus Köln = schön\n"_s; })},
        {"japanese-text", with(plain, [](Draft &d) { d.text = u"お元気ですか。\n手紙を書きます。\n"_s; })},
        {"long-paragraph",
         with(plain, [](Draft &d) { d.text = rows(u"One paragraph is one line. "_s, 60) + u'\n'; })},
    };
}

inline std::vector<Shape> peopleShapes()
{
    const Draft plain = plainDraft();
    return {
        {"unicode-header",
         with(plain,
              [](Draft &d) {
                  d.from = {mailbox(u"jan@例え.jp"_s, u"Jan Müller, “M”"_s)};
                  d.subject =
                      u"Grüße 😀 und eine längere Zeile, die gefaltet werden muss: 手紙手紙手紙手紙手紙"_s;
              })},
        {"several-authors", with(plain,
                                 [](Draft &d) {
                                     d.from.push_back(mailbox(u"carol@posthorn.test"_s, u"Carol"_s));
                                     d.replyTo = {mailbox(u"team@posthorn.test"_s, u"The \"Team\""_s)};
                                 })},
        {"sender-beside-the-author",
         with(plain, [](Draft &d) { d.sender = mailbox(u"office@posthorn.test"_s, u"Office"_s); })},
        {"cc-and-bcc", with(plain,
                            [](Draft &d) {
                                d.cc = {mailbox(u"carol@posthorn.test"_s), mailbox(u"dan@posthorn.test"_s)};
                                d.bcc = {mailbox(u"secret@posthorn.test"_s, u"Hidden"_s)};
                            })},
        {"bcc-alone", with(plain,
                           [](Draft &d) {
                               d.to.clear();
                               d.bcc = {mailbox(u"secret@posthorn.test"_s)};
                           })},
        {"quoted-local-part",
         with(plain, [](Draft &d) { d.to = {mailbox(u"\"a b@c\"@posthorn.test"_s, u"Odd, very"_s)}; })},
        {"utf8-local-part", with(plain, [](Draft &d) { d.to = {mailbox(u"jürgen@例え.jp"_s)}; })},
    };
}

inline std::vector<Shape> fieldShapes()
{
    const Draft plain = plainDraft();
    return {
        {"high-priority", with(plain, [](Draft &d) { d.priority = Priority::High; })},
        {"low-priority", with(plain, [](Draft &d) { d.priority = Priority::Low; })},
        {"own-headers", with(plain,
                             [](Draft &d) {
                                 d.headers = {
                                     {u"X-Campaign"_s, u"Frühling 2027"_s},
                                     {u"List-Unsubscribe"_s, u"<https://lists.posthorn.test/leave/"_s +
                                                                 rows(u"0123456789"_s, 9) +
                                                                 u">, <mailto:leave@posthorn.test>"_s}};
                             })},
        {"typed-encoded-word", with(plain, [](Draft &d) { d.subject = u"=?utf-8?q?fake?="_s; })},
        {"subject-of-one-long-word", with(plain, [](Draft &d) { d.subject = rows(u"x"_s, 1200); })},
    };
}

inline std::vector<Shape> htmlShapes()
{
    const Draft plain = plainDraft();
    return {
        {"html", with(plain,
                      [](Draft &d) {
                          d.text.clear();
                          d.html = u"<p>Grüße &amp; <b>more</b></p><ul><li>one<li>two</ul>"_s;
                      })},
        {"html-with-own-text", with(plain, [](Draft &d) { d.html = u"<p>Good <i>morning</i>.</p>"_s; })},
    };
}

inline std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (const auto &some : {textShapes(), peopleShapes(), fieldShapes(), htmlShapes()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace posthorn::mime
