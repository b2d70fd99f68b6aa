// SPDX-License-Identifier: MIT
#include "Asking.h"

#include <QTest>

namespace posthorn::test {

std::optional<names::Answer> answerTo(const names::Question &question, const QList<Endpoint> &servers,
                                      std::chrono::milliseconds bound)
{
    std::optional<names::Answer> answer;
    names::Query query(servers);
    QObject::connect(&query, &names::Query::answered, &query,
                     [&answer](const names::Answer &one) { answer = one; });
    query.ask(question, bound);
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
    return answer;
}

} // namespace posthorn::test
