// SPDX-License-Identifier: MIT
#include "ui/accounts/IdentityForm.h"

#include "ui/widgets/Field.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PrimaryButton.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace posthorn::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int signatureLines = 4;

QPixmap swatch(const QColor &colour)
{
    QPixmap picture(measure::icon, measure::icon);
    picture.fill(colour);
    return picture;
}

/// The marks' colours, which keep their contrast on every ground.
void addColours(QComboBox &choice)
{
    const Colours colours = coloursOf(ownPalette(false));
    choice.addItem(IdentityForm::tr("None"), QString());
    const std::pair<Ink, QString> offered[] = {{Ink::Accent, IdentityForm::tr("Blue")},
                                               {Ink::Ok, IdentityForm::tr("Green")},
                                               {Ink::Brass, IdentityForm::tr("Gold")},
                                               {Ink::Warn, IdentityForm::tr("Brown")},
                                               {Ink::Fail, IdentityForm::tr("Red")}};
    for (const auto &[ink, name] : offered)
        choice.addItem(swatch(colours.of(ink)), name, colours.of(ink).name());
}

void showColour(QComboBox &choice, const QString &colour)
{
    if (choice.findData(colour) == -1) // one that another program chose
        choice.addItem(swatch(QColor(colour)), colour, colour);
    choice.setCurrentIndex(choice.findData(colour));
}

} // namespace

IdentityForm::IdentityForm(const accounts::Account &account, QWidget *parent)
    : QDialog(parent),
      m_before(account),
      m_identities(account.identities),
      m_accountName(new QLineEdit(account.name)),
      m_choice(new QComboBox),
      m_name(new QLineEdit),
      m_address(new QLineEdit),
      m_replyTo(new QLineEdit),
      m_signature(new QPlainTextEdit),
      m_colour(new QComboBox),
      m_remove(plainButton(tr("Remove this sender"), u"remove"_s)),
      m_notice(new Notice({}, Tone::Warn))
{
    build();
    addColours(*m_colour);
    fillChoice(0);
    choose(0);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        if (takeFields())
            choose(index);
        else
            m_choice->setCurrentIndex(m_shown);
    });
}

void IdentityForm::build()
{
    setWindowTitle(tr("Edit account"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::wide, space::large, space::wide, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(tr("Edit account"), Type::Title));
    layout->addWidget(makeFields());
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addWidget(makeButtons());
    m_notice->hide();
    resize(measure::formWidth, sizeHint().height());
}

QWidget *IdentityForm::makeFields()
{
    auto *holder = new QWidget;
    auto *form = makeForm(holder);
    auto *senders = new QWidget;
    auto *row = new FlowLayout(senders);
    auto *add = plainButton(tr("Add a sender"), u"plus"_s);
    row->addWidget(add);
    row->addWidget(m_remove);
    m_replyTo->setPlaceholderText(tr("the address above"));
    m_signature->setTabChangesFocus(true);
    m_signature->setFixedHeight(m_signature->fontMetrics().lineSpacing() * signatureLines + space::large);
    addField(*form, tr("A&ccount name"), *m_accountName);
    addField(*form, tr("&Sender"), *m_choice);
    addField(*form, tr("Your &name"), *m_name);
    addField(*form, tr("Mail &address"), *m_address);
    addField(*form, tr("Answers &go to"), *m_replyTo);
    addField(*form, tr("S&ignature"), *m_signature);
    addField(*form, tr("Co&lour"), *m_colour);
    form->addRow(QString(), senders);
    connect(add, &QPushButton::clicked, this, &IdentityForm::addSender);
    connect(m_remove, &QPushButton::clicked, this, &IdentityForm::removeSender);
    return holder;
}

QWidget *IdentityForm::makeButtons()
{
    auto *buttons = new QDialogButtonBox;
    auto *save = new PrimaryButton(tr("Save"));
    auto *cancel = plainButton(tr("Cancel"));
    save->setDefault(true);
    cancel->setAutoDefault(false);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(save, &QPushButton::clicked, this, &IdentityForm::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

void IdentityForm::refuse(const QString &sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
}

void IdentityForm::submit()
{
    if (!takeFields())
        return;
    accounts::Account after = m_before;
    after.name = m_accountName->text().trimmed();
    after.identities = m_identities;
    if (after.name.isEmpty()) {
        m_accountName->setFocus();
        return refuse(tr("Type a name for the account."));
    }
    Q_EMIT submitted(m_before, after);
}

bool IdentityForm::takeFields()
{
    const QString typed = m_address->text().trimmed();
    const QString answers = m_replyTo->text().trimmed();
    const auto address = Address::parse(typed);
    const auto replyTo = mailboxFromText(answers);
    if (!address || (!replyTo && !answers.isEmpty())) {
        (address ? m_replyTo : m_address)->setFocus();
        refuse(typed.isEmpty() ? tr("Type your mail address.")
                               : tr("“%1” is not a mail address.").arg(address ? answers : typed));
        return false;
    }
    m_notice->hide();
    const accounts::Identity identity{Mailbox{m_name->text().trimmed(), *address}, replyTo,
                                      m_signature->toPlainText(), m_colour->currentData().toString()};
    const auto place = static_cast<std::size_t>(m_shown);
    if (place < m_identities.size())
        m_identities[place] = identity;
    else
        m_identities.push_back(identity);
    fillChoice(m_shown);
    return true;
}

void IdentityForm::choose(int index)
{
    m_shown = index;
    const auto place = static_cast<std::size_t>(index);
    const bool known = place < m_identities.size();
    m_choice->setCurrentIndex(index);
    m_name->setText(known ? m_identities[place].mailbox.name : m_name->text());
    m_address->setText(known ? m_identities[place].mailbox.address.toString() : QString());
    m_replyTo->setText(known && m_identities[place].replyTo ? m_identities[place].replyTo->toString()
                                                            : QString());
    m_signature->setPlainText(known ? m_identities[place].signature : QString());
    showColour(*m_colour, known ? m_identities[place].colour : QString());
    m_remove->setEnabled(m_choice->count() > 1);
}

void IdentityForm::addSender()
{
    if (!takeFields())
        return;
    m_choice->addItem(tr("New sender"));
    choose(m_choice->count() - 1);
    m_address->setFocus();
}

void IdentityForm::removeSender()
{
    if (static_cast<std::size_t>(m_shown) < m_identities.size())
        m_identities.erase(m_identities.begin() + m_shown);
    fillChoice(0);
    choose(0);
}

void IdentityForm::fillChoice(int current)
{
    m_choice->clear();
    for (const auto &identity : m_identities)
        m_choice->addItem(identity.mailbox.toString());
    if (m_identities.empty())
        m_choice->addItem(tr("New sender"));
    m_choice->setCurrentIndex(current);
}

} // namespace posthorn::ui
