// SPDX-License-Identifier: MIT
#include "ui/compose/FindingsBar.h"

#include "ui/compose/NoticeStack.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PrimaryButton.h"

#include <algorithm>

namespace posthorn::ui {

using namespace Qt::StringLiterals;
using Severity = Finding::Severity;

namespace {

bool isGraver(const Finding &finding, const Finding &other)
{
    return finding.severity < other.severity;
}

} // namespace

FindingsBar::FindingsBar(NoticeStack &notices, const explain::Catalogue &words, QObject *parent)
    : QObject(parent), m_notices(notices), m_words(words)
{
}

bool FindingsBar::clears(const std::vector<Finding> &findings)
{
    m_open = findings;
    std::erase_if(m_open, [this](const Finding &finding) {
        return finding.severity == Severity::Hints ||
               std::ranges::find(m_settled, finding) != m_settled.end();
    });
    std::ranges::stable_sort(m_open, isGraver);
    if (m_open.empty()) {
        m_notices.clear();
        return true;
    }
    show();
    Q_EMIT fieldWanted(m_open.front().field);
    return false;
}

void FindingsBar::clear()
{
    m_open.clear();
    m_notices.clear();
}

void FindingsBar::show()
{
    QStringList sentences;
    for (const auto &finding : m_open)
        sentences += explain::inOneLine(m_words.words(finding));
    const auto notices = m_notices.show(sentences);
    for (qsizetype i = 0; i < notices.size(); ++i)
        addFix(*notices.at(i), m_open.at(static_cast<size_t>(i)));
    if (m_open.front().severity == Severity::Stops)
        return;
    auto *send = plainButton(tr("Send anyway"), u"send"_s);
    notices.back()->addButton(send);
    connect(send, &QPushButton::clicked, this, &FindingsBar::settle);
}

QPushButton *FindingsBar::addFix(Notice &notice, const Finding &finding)
{
    QString text;
    if (finding.id == "address.mistyped"_L1)
        text = tr("Use %1").arg(finding.arguments.value(u"suggestion"_s));
    else if (finding.id == "recipients.public"_L1)
        text = tr("Move all to Bcc");
    if (text.isEmpty())
        return nullptr;
    auto *button = plainButton(text);
    notice.addButton(button);
    // A copy of its own, because the button may go, and this function object with it.
    connect(button, &QPushButton::clicked, this, [this, finding] { fix(Finding(finding)); });
    return button;
}

/// What remains is shown again; the mail goes when the person says so.
void FindingsBar::fix(const Finding &finding)
{
    Q_EMIT fixWanted(finding);
    std::erase(m_open, finding);
    if (m_open.empty())
        m_notices.clear();
    else
        show();
}

void FindingsBar::settle()
{
    const auto seen = std::min(m_open.size(), static_cast<size_t>(m_notices.sentences().size()));
    m_settled.insert(m_settled.end(), m_open.begin(), m_open.begin() + static_cast<ptrdiff_t>(seen));
    clear();
    Q_EMIT sendAnyway();
}

} // namespace posthorn::ui
