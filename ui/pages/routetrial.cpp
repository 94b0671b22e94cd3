#include "pages/routetrial.h"

#include "dialogs/routesteps.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace llm0::ui {

RouteTrial::RouteTrial(GatewayLink &link, QWidget *parent)
    : Card(tr("Where does a call go?"), parent)
    , m_model(new QLineEdit(u"gpt-4o"_s, this))
    , m_steps(new RouteSteps(link, this))
{
    setMinimumWidth(320);
    m_model->setObjectName(u"routeModel"_s);
    m_model->setAccessibleName(tr("Model as an app names it"));
    m_model->setPlaceholderText(tr("Model as an app names it"));
    m_model->setClearButtonEnabled(true);
    body()->addWidget(
        wrappingLabel(tr("The way of a call for this model with what is saved now. Another step is "
                         "tried only while nothing was answered yet, inside the same hold."),
                      "secondary"));
    body()->addWidget(m_model);
    body()->addWidget(m_steps);
    body()->addStretch();
    connect(m_model, &QLineEdit::textChanged, this, &RouteTrial::refresh);
}

void RouteTrial::refresh()
{
    m_steps->preview(m_model->text().trimmed());
}

} // namespace llm0::ui
