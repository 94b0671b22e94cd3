#include "pages/semanticreview.h"

#include "format/visibletext.h"
#include "models/cachemodel.h"
#include "models/thresholdeffect.h"
#include "widgets/flowrow.h"
#include "widgets/table.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QShortcut>
#include <QSlider>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int leastPermille = 800;
constexpr int usualPermille = 950;
constexpr int mostMarked = 1000;
constexpr int mostFresh = 100;

} // namespace

SemanticReview::SemanticReview(GatewayLink &link, QWidget *parent)
    : Card(tr("Semantic cache: which questions shared an answer"), parent)
    , m_link(link)
    , m_project(new QComboBox(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_value(plainLabel({}, FontKind::Strong, nullptr, this))
    , m_effect(wrappingLabel({}, nullptr, this))
    , m_advice(wrappingLabel({}, "secondary", this))
    , m_useAdvice(smallButton(tr("Take the advice")))
    , m_apply(smallButton(tr("Apply threshold")))
    , m_good(smallButton(tr("Good")))
    , m_bad(smallButton(tr("Bad")))
    , m_unmark(smallButton(tr("Unmark")))
    , m_model(new SemanticPairsModel(this))
    , m_table(new Table(tr("Questions that shared an answer"), this))
    , m_empty(new EmptyState(u"cache"_s, tr("No shared answers yet"),
                             tr("Switch the semantic cache on for a project; what it shares is judged here."),
                             {}, this))
{
    m_project->setAccessibleName(tr("Project"));
    m_project->setObjectName(u"cacheProject"_s);
    m_project->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addAside(m_project);
    buildThreshold();
    buildPairs();
    connect(m_project, &QComboBox::activated, this, [this] {
        m_slider->setValue(threshold());
        loadPairs({});
        loadMarked({});
        loadAdvice();
    });
}

void SemanticReview::buildThreshold()
{
    m_slider->setRange(leastPermille, 1000);
    m_slider->setPageStep(10);
    m_slider->setAccessibleName(tr("Similarity from which an answer is shared"));
    m_slider->setObjectName(u"thresholdSlider"_s);
    m_slider->setMinimumWidth(180);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(plainLabel(tr("Shared from"), FontKind::Body, "secondary"));
    row->addWidget(m_slider, 1);
    row->addWidget(m_value);
    row->addWidget(m_apply);
    row->addWidget(m_useAdvice);
    m_value->setMinimumWidth(44);
    m_effect->setObjectName(u"thresholdEffect"_s);
    body()->addLayout(row);
    body()->addWidget(m_effect);
    body()->addWidget(m_advice);
    m_useAdvice->hide();
    connect(m_slider, &QSlider::valueChanged, this, &SemanticReview::showEffect);
    connect(m_apply, &QPushButton::clicked, this, &SemanticReview::apply);
    connect(m_useAdvice, &QPushButton::clicked, this, [this] {
        if (m_advised)
            m_slider->setValue(*m_advised);
    });
}

void SemanticReview::buildPairs()
{
    m_table->useModel(m_model);
    m_table->setObjectName(u"pairsTable"_s);
    m_table->viewport()->installEventFilter(this);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_empty, 1);
    m_empty->hide();
    auto *row = new FlowRow;
    for (QPushButton *one : {m_good, m_bad, m_unmark})
        row->addWidget(one);
    body()->addLayout(row);
    m_good->setToolTip(u"G"_s);
    m_bad->setToolTip(u"B"_s);
    m_model->onMoreWanted = [this](const QString &cursor) { loadPairs(cursor); };
    connect(m_table, &Table::rowChosen, this, &SemanticReview::showActions);
    connect(m_good, &QPushButton::clicked, this, [this] { mark(u"good"_s); });
    connect(m_bad, &QPushButton::clicked, this, [this] { mark(u"bad"_s); });
    connect(m_unmark, &QPushButton::clicked, this, [this] { mark(u"none"_s); });
    for (const auto &[key, name] : {std::pair{Qt::Key_G, u"good"_s}, std::pair{Qt::Key_B, u"bad"_s}}) {
        auto *shortcut = new QShortcut(QKeySequence(key), m_table);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, name = name] { mark(name); });
    }
    showActions();
}

QString SemanticReview::project() const
{
    return m_project->currentData().toString();
}

int SemanticReview::threshold() const
{
    return m_thresholds.value(project(), usualPermille);
}

void SemanticReview::refresh()
{
    m_link.client().get(u"/projects"_s, this, [this](const Answer &answer) { projectsCame(answer); });
}

void SemanticReview::projectsCame(const Answer &answer)
{
    if (!answer.ok) {
        Q_EMIT loaded(answer);
        return;
    }
    const QString before = project();
    const bool drafted = m_slider->value() != threshold();
    m_project->clear();
    for (const QJsonValue &value : answer.body.value(u"projects"_s).toArray()) {
        const QJsonObject o = value.toObject();
        const QString id = textOf(o, u"id"_s);
        m_project->addItem(visibleText(textOf(o, u"name"_s)), id);
        m_thresholds.insert(id, shareOf(textOf(o, u"semantic_threshold"_s), 3).value_or(usualPermille));
    }
    m_project->setCurrentIndex(std::max(0, m_project->findData(before)));
    if (!drafted || before != project())
        m_slider->setValue(threshold());
    loadPairs({});
    loadMarked({});
    loadAdvice();
    showEffect();
}

void SemanticReview::loadPairs(const QString &cursor)
{
    QUrlQuery query;
    query.addQueryItem(u"project"_s, project());
    query.addQueryItem(u"limit"_s, u"100"_s);
    if (!cursor.isEmpty())
        query.addQueryItem(u"cursor"_s, cursor);
    const int generation = ++m_generation;
    m_link.client().get(u"/cache/pairs"_s, query, this,
                        [this, generation, more = !cursor.isEmpty()](const Answer &answer) {
                            Q_EMIT loaded(answer);
                            if (generation != m_generation || !answer.ok)
                                return;
                            const auto pairs = listOf<SemanticPair>(answer.body, u"pairs"_s);
                            if (more)
                                m_model->appendRows(pairs);
                            else
                                setPairs(pairs);
                            m_model->setNextCursor(textOf(answer.body, u"next_cursor"_s));
                            showEmptiness();
                        });
}

/// The chosen pair stays chosen wherever it stands now.
void SemanticReview::setPairs(const QList<SemanticPair> &pairs)
{
    const SemanticPair *chosen = m_model->at(m_table->currentRow());
    const std::optional<SemanticPair> before = chosen ? std::optional(*chosen) : std::nullopt;
    m_model->setRows(pairs);
    if (const int row = before ? m_model->find(*before) : -1; row >= 0)
        m_table->selectRow(row);
}

void SemanticReview::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    if (!none && m_table->currentRow() < 0)
        m_table->selectRow(0);
    showActions();
}

void SemanticReview::takeFresh()
{
    m_freshWaits = m_table->underMouse();
    if (project().isEmpty() || m_freshWaits)
        return;
    if (m_model->rowCount() == 0)
        return loadPairs({});
    QUrlQuery query;
    query.addQueryItem(u"project"_s, project());
    query.addQueryItem(u"limit"_s, QString::number(mostFresh));
    m_link.client().get(u"/cache/pairs"_s, query, this, [this, id = project()](const Answer &answer) {
        if (!answer.ok || id != project())
            return;
        const auto pairs = listOf<SemanticPair>(answer.body, u"pairs"_s);
        const auto known = std::find_if(pairs.begin(), pairs.end(), [this](const SemanticPair &pair) {
            return m_model->find(pair) >= 0;
        });
        if (known == pairs.end())
            return loadPairs({}); // more than fit in an answer
        m_model->prependRows(pairs.first(std::distance(pairs.begin(), known)),
                             std::numeric_limits<int>::max());
        showEmptiness();
    });
}

bool SemanticReview::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave && m_freshWaits)
        QMetaObject::invokeMethod(this, &SemanticReview::takeFresh, Qt::QueuedConnection);
    return Card::eventFilter(watched, event);
}

/// The marked pairs are what a threshold is judged by.
void SemanticReview::loadMarked(const QString &)
{
    m_marked.clear();
    for (const QString &mark : {u"good"_s, u"bad"_s}) {
        QUrlQuery query;
        query.addQueryItem(u"project"_s, project());
        query.addQueryItem(u"mark"_s, mark);
        query.addQueryItem(u"limit"_s, QString::number(mostMarked));
        m_link.client().get(u"/cache/pairs"_s, query, this, [this, id = project()](const Answer &answer) {
            if (!answer.ok || id != project())
                return;
            m_marked += listOf<SemanticPair>(answer.body, u"pairs"_s);
            showEffect();
        });
    }
}

void SemanticReview::loadAdvice()
{
    m_advised.reset();
    m_advice->clear();
    m_useAdvice->hide();
    if (project().isEmpty())
        return;
    QUrlQuery query;
    query.addQueryItem(u"project"_s, project());
    m_link.client().get(u"/cache/advice"_s, query, this, [this, id = project()](const Answer &answer) {
        if (!answer.ok || id != project())
            return;
        for (const ThresholdAdvice &advice : listOf<ThresholdAdvice>(answer.body, u"advice"_s)) {
            if (!advice.permille)
                continue;
            m_advised = advice.permille;
            m_advice->setText(
                tr("Advised for %1: %2, which loses %3 of %4 good and keeps %5 of %6 bad pairs.")
                    .arg(advice.embedder, thresholdText(*advice.permille))
                    .arg(advice.goodLost)
                    .arg(advice.good)
                    .arg(advice.badKept)
                    .arg(advice.bad));
            m_useAdvice->show();
        }
    });
}

void SemanticReview::mark(const QString &mark)
{
    const SemanticPair *pair = m_model->at(m_table->currentRow());
    if (!pair)
        return;
    m_link.client().patch(u"/cache/pairs/"_s + pair->id, JsonBody().text(u"mark"_s, mark), this,
                          [this](const Answer &answer) {
                              if (!answer.ok) {
                                  Q_EMIT loaded(answer);
                                  return;
                              }
                              m_model->updateRow(SemanticPair::from(answer.body));
                              const int next = m_table->currentRow() + 1;
                              if (next < m_model->rowCount())
                                  m_table->selectRow(next);
                              loadMarked({});
                              loadAdvice();
                          });
}

void SemanticReview::showEffect()
{
    const int permille = m_slider->value();
    m_value->setText(thresholdText(permille));
    m_effect->setText(effectText(thresholdEffect(m_marked, permille)));
    m_apply->setEnabled(!project().isEmpty() && permille != m_thresholds.value(project(), -1));
}

void SemanticReview::showActions()
{
    const SemanticPair *pair = m_model->at(m_table->currentRow());
    m_good->setEnabled(pair && pair->mark != u"good"_s);
    m_bad->setEnabled(pair && pair->mark != u"bad"_s);
    m_unmark->setEnabled(pair && pair->mark != u"none"_s);
}

void SemanticReview::apply()
{
    const int permille = m_slider->value();
    const Amount share{std::int64_t(permille) * 1'000'000};
    m_link.client().patch(u"/projects/"_s + project(), JsonBody().amount(u"semantic_threshold"_s, share),
                          this, [this, permille, id = project()](const Answer &answer) {
                              Q_EMIT loaded(answer);
                              if (!answer.ok)
                                  return;
                              m_thresholds.insert(id, permille);
                              showEffect();
                              loadAdvice();
                          });
}

} // namespace llm0::ui
