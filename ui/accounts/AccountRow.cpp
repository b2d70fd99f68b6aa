// SPDX-License-Identifier: MIT
#include "ui/accounts/AccountRow.h"

#include "ui/widgets/Field.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace posthorn::ui {
namespace {

using namespace Qt::StringLiterals;

QString wordOf(Security security)
{
    switch (security) {
    case Security::None:
        return AccountRow::tr("no encryption");
    case Security::StartTls:
        return u"STARTTLS"_s;
    case Security::Tls:
        return AccountRow::tr("TLS from the start");
    }
    Q_UNREACHABLE();
}

/// The colour of an identity, as a dot before its words.
class Dot : public QWidget
{
public:
    explicit Dot(const QColor &colour) : m_colour(colour) { setFixedSize(space::medium, space::medium); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour);
        painter.drawEllipse(rect().adjusted(1, 1, -1, -1));
    }

private:
    QColor m_colour;
};

QHBoxLayout *makeLine()
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    return line;
}

} // namespace

AccountRow::AccountRow(const AccountItem &item, QWidget *parent)
    : CardFrame(item.account.practice ? Tone::Info : Tone::Plain, parent),
      m_name(item.account.name),
      m_buttons(makeButtons(item)),
      m_question(makeQuestion())
{
    if (item.account.practice)
        setWord(tr("Practice: this mail stays on this computer"), u"practice"_s);
    addTitle(item);
    addIdentities(item.account);
    body()->addWidget((new PlainLabel(wordsOf(item.account.endpoint), Type::Body, Ink::Muted))
                          ->fitting(PlainLabel::Fit::Elide));
    addPassword(item);
    body()->addSpacing(space::tiny);
    body()->addWidget(m_buttons);
    body()->addWidget(m_question);
    m_question->hide();
}

void AccountRow::addTitle(const AccountItem &item)
{
    auto *line = makeLine();
    line->addWidget((new PlainLabel(item.account.name, Type::Section))->fitting(PlainLabel::Fit::Elide), 1);
    if (item.isDefault && item.amongOthers)
        line->addWidget(new PlainLabel(tr("Default"), Type::Caption, Ink::Muted));
    body()->addLayout(line);
}

void AccountRow::addIdentities(const accounts::Account &account)
{
    for (const auto &identity : account.identities) {
        if (identity.mailbox.toString() == account.name && identity.colour.isEmpty())
            continue;
        auto *line = makeLine();
        if (!identity.colour.isEmpty())
            line->addWidget(new Dot(QColor(identity.colour)));
        line->addWidget((new PlainLabel(identity.mailbox.toString()))->fitting(PlainLabel::Fit::Elide), 1);
        body()->addLayout(line);
    }
}

void AccountRow::addPassword(const AccountItem &item)
{
    if (item.password.state == PasswordNote::State::NotNeeded)
        return;
    auto *choice = makeHomeChoice(item.account.secretHome);
    nameControl(*choice, tr("Password of %1").arg(m_name));
    connect(choice, &QComboBox::activated, this,
            [this, choice] { Q_EMIT homeChosen(homeChosenIn(*choice)); });
    auto *line = new QWidget;
    auto *flow = new FlowLayout(line);
    auto *label = new PlainLabel(tr("Password"), Type::Body, Ink::Muted);
    label->setMinimumHeight(measure::control);
    flow->addWidget(label);
    flow->addWidget(choice);
    body()->addSpacing(space::tiny);
    body()->addWidget(line);
    if (item.password.state == PasswordNote::State::Trouble)
        return body()->addWidget(new Notice(wordsOf(item.password), Tone::Warn));
    auto *words = new PlainLabel(wordsOf(item.password), Type::Body, Ink::Muted);
    words->setMinimumHeight(measure::control);
    flow->addWidget(words);
}

QWidget *AccountRow::makeButtons(const AccountItem &item)
{
    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons);
    const auto add = [&](const QString &text, const QString &icon, auto &&act) {
        auto *button = plainButton(text, icon);
        button->setAccessibleName(tr("%1: %2").arg(text, m_name));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    add(tr("Test connection"), u"check"_s, [this] { Q_EMIT checkAsked(); });
    add(tr("Write"), u"write"_s, [this] { Q_EMIT writeAsked(); });
    if (!item.account.practice)
        add(tr("Edit"), {}, [this] { Q_EMIT editAsked(); });
    add(tr("Remove"), u"remove"_s, [this] {
        m_buttons->hide();
        m_question->show();
        m_question->findChild<QPushButton *>()->setFocus();
    });
    if (item.amongOthers)
        row->addWidget(makeMore(item));
    return buttons;
}

QWidget *AccountRow::makeMore(const AccountItem &item)
{
    auto *more = plainButton(tr("More"), u"chevron-down"_s);
    more->setAccessibleName(tr("More: %1").arg(m_name));
    auto *menu = new QMenu(more);
    connect(menu->addAction(tr("Make it the default")), &QAction::triggered, this, &AccountRow::defaultAsked);
    menu->actions().front()->setEnabled(!item.isDefault);
    connect(menu->addAction(tr("Move up")), &QAction::triggered, this, [this] { Q_EMIT moveAsked(-1); });
    connect(menu->addAction(tr("Move down")), &QAction::triggered, this, [this] { Q_EMIT moveAsked(1); });
    connect(more, &QPushButton::clicked, menu,
            [menu, more] { menu->popup(more->mapToGlobal(more->rect().bottomLeft())); });
    return more;
}

QWidget *AccountRow::makeQuestion()
{
    auto *question = new QWidget;
    auto *layout = new QVBoxLayout(question);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget((new PlainLabel(tr("Remove %1 and its password from this computer?").arg(m_name)))
                          ->fitting(PlainLabel::Fit::Wrap));
    auto *buttons = new FlowLayout;
    auto *keep = plainButton(tr("Keep it"));
    auto *remove = plainButton(tr("Remove it"), u"remove"_s);
    buttons->addWidget(keep);
    buttons->addWidget(remove);
    layout->addLayout(buttons);
    connect(remove, &QPushButton::clicked, this, &AccountRow::removeAsked);
    connect(keep, &QPushButton::clicked, this, [this] {
        m_question->hide();
        m_buttons->show();
        m_buttons->findChild<QPushButton *>()->setFocus();
    });
    return question;
}

QString wordsOf(const Endpoint &endpoint)
{
    return u"%1 · %2"_s.arg(authority(endpoint.host, endpoint.port), wordOf(endpoint.security));
}

} // namespace posthorn::ui
