#include "dialogs/fieldfaults.h"

#include "widgets/basics.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {

QWidget *FieldFaults::under(QLineEdit *edit, const QString &param)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    QLabel *label = wrappingLabel({}, "blocking", box);
    label->setFont(fontOf(FontKind::Caption));
    label->setObjectName(u"fault-"_s + param);
    label->hide();
    column->addWidget(edit);
    column->addWidget(label);
    m_places.insert(param, {edit, label});
    QObject::connect(edit, &QLineEdit::textEdited, label,
                     [place = m_places.value(param)] { mark(place, {}); });
    return box;
}

void FieldFaults::mark(const Place &place, const QString &text)
{
    if (!place.edit || !place.label)
        return;
    place.label->setText(text);
    place.label->setVisible(!text.isEmpty());
    place.edit->setAccessibleDescription(text);
    place.edit->setProperty("wrong", !text.isEmpty());
    restyle(place.edit);
}

bool FieldFaults::show(const ApiError &error)
{
    clear();
    const auto found = m_places.constFind(error.param);
    if (found == m_places.constEnd() || !found->edit)
        return false;
    mark(*found, error.message);
    found->edit->setFocus();
    return true;
}

void FieldFaults::clear()
{
    for (const Place &place : std::as_const(m_places))
        mark(place, {});
}

} // namespace llm0::ui
