#include "mainwindow.h"
#include "models/thresholdeffect.h"
#include "pages/page.h"
#include "ui/fakeadmin.h"
#include "widgets/basics.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace llm0::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray pair(const char *id, const char *asked, const char *similarity, const char *mark)
{
    return QByteArray("{\"id\":") + id
           + ",\"at\":\"2026-11-24T10:00:00.000Z\",\"project\":\"shop\",\"customer\":\"acme\","
           + "\"request_id\":\"req_1\",\"embedder\":\"lexical\",\"asked\":\"" + asked
           + "\",\"matched\":\"how do I enable it?\",\"similarity\":" + similarity + ",\"mark\":\"" + mark
           + "\"}";
}

QByteArray pairs(const QByteArray &list)
{
    return "{\"pairs\":[" + list + "],\"next_cursor\":null}";
}

SemanticPair judged(int similarity, const char *mark)
{
    SemanticPair one;
    one.similarity = similarity;
    one.mark = QString::fromLatin1(mark);
    return one;
}

} // namespace

/// Savings and the review of shared answers, before a played gateway.
class UiCachePageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeAdmin> m_fake;
    std::unique_ptr<MainWindow> m_window;

    template <typename Widget>
    Widget *find(const QString &name)
    {
        return m_window->findChild<Widget *>(name);
    }

private Q_SLOTS:
    void init()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        m_fake = std::make_unique<FakeAdmin>();
        m_fake->answer("GET /status", R"({"budget_time_zone":"UTC","ledger":"ok"})");
        m_fake->answer("GET /projects",
                       R"({"projects":[{"id":"p1","name":"shop","semantic_threshold":0.95}]})");
        m_fake->answer(
            "GET /cache",
            R"({"exact":{"entries":12,"bytes":9000,"hits":30,"misses":70},)"
            R"("semantic":{"entries":4,"bytes":100,"hits":1,"misses":9,"embedder":"lexical","finds_paraphrases":false},)"
            R"("file_bytes":12000,"projects":[],"savings":[)"
            R"({"day":"2026-11-23","model":"<b>gpt</b>","hits":20,"requests":100,"saved":"1.250000000"}],)"
            R"("saved":"84.100000000","hits":31})");
        m_fake->answer("GET /cache/pairs", pairs(pair("1", "how do I disable it?", "0.97", "none") + ","
                                                 + pair("2", "<img src=x>", "0.93", "bad")));
        m_fake->answer("GET /cache/advice",
                       R"({"semantic_threshold":0.95,"advice":[{"embedder":"lexical","good":3,"bad":2,)"
                       R"("advised_threshold":0.981,"good_lost":1,"bad_kept":0}]})");
        m_window = std::make_unique<MainWindow>(m_fake->url(), u"token"_s);
        m_window->show();
        m_window->showPage(u"cache"_s);
        QTRY_COMPARE(find<QTableView>(u"pairsTable"_s)->model()->rowCount(), 2);
    }
    void cleanup() { m_window.reset(); }

    void showsWhatWasSaved()
    {
        QTRY_COMPARE(find<FigureLabel>(u"cacheSaved"_s)->text(), u"$84.10"_s);
        auto *groups = find<QTableView>(u"cacheGroups"_s);
        QTRY_COMPARE(groups->model()->rowCount(), 1);
        QCOMPARE(groups->model()->index(0, 0).data().toString(), u"<b>gpt</b>"_s);
        QCOMPARE(groups->model()->index(0, 3).data().toString(), u"20.0 %"_s);
        QCOMPARE(groups->model()->index(0, 4).data().toString(), u"$1.25"_s);
    }

    void chartAndTableChangePlaces()
    {
        auto *days = find<QStackedWidget>(u"cacheDays"_s);
        QCOMPARE(days->currentIndex(), 0);
        m_window->page(u"cache"_s)->toggleChartAndTable();
        QCOMPARE(days->currentIndex(), 1);
        QVERIFY(days->currentWidget()->isVisible());
    }

    void aPairIsJudgedByKey()
    {
        m_fake->answer("PATCH /cache/pairs/1", pair("1", "how do I disable it?", "0.97", "bad"));
        auto *table = find<QTableView>(u"pairsTable"_s);
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_B);
        QTRY_COMPARE(m_fake->lastBody("PATCH", "/cache/pairs/1"), QByteArray(R"({"mark":"bad"})"));
        QTRY_COMPARE(table->model()->index(0, 3).data().toString(), u"bad"_s);
        QCOMPARE(table->currentIndex().row(), 1);
    }

    void aNewPairComesInAboveWithoutMovingTheChosenOne()
    {
        auto *table = find<QTableView>(u"pairsTable"_s);
        table->selectRow(1);
        m_fake->answer("GET /cache/pairs", pairs(pair("3", "how do I switch it off?", "0.99", "none") + ","
                                                 + pair("1", "how do I disable it?", "0.97", "none") + ","
                                                 + pair("2", "<img src=x>", "0.93", "bad")));
        QTRY_VERIFY(m_fake->streamCount() > 0);
        m_fake->pushEvent("request", R"({"request_id":"r9","status":"ok","cache":"semantic"})");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->currentIndex().row(), 2);
    }

    void theHeaderShowsWhatThePageShows()
    {
        m_window->resize(1280, 800);
        const auto inHeader = [this] {
            for (FigureLabel *figure :
                 m_window->findChild<QWidget *>(u"header"_s)->findChildren<FigureLabel *>())
                if (figure->text() == u"$84.10"_s && figure->isVisible())
                    return true;
            return false;
        };
        QTRY_VERIFY(inHeader());
        QCOMPARE(find<FigureLabel>(u"cacheSaved"_s)->text(), u"$84.10"_s);
    }

    void theSliderSaysItsEffectAndAppliesExactly()
    {
        m_fake->answer("PATCH /projects/p1", "{}");
        auto *slider = find<QSlider>(u"thresholdSlider"_s);
        QTRY_COMPARE(slider->value(), 950);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(slider->value(), 951);
        for (QPushButton *button : m_window->page(u"cache"_s)->findChildren<QPushButton *>())
            if (button->text() == u"Apply threshold"_s)
                QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(m_fake->lastBody("PATCH", "/projects/p1"),
                     QByteArray(R"({"semantic_threshold":0.951})"));
    }

    void aThresholdInDraftOutlivesARefresh()
    {
        auto *slider = find<QSlider>(u"thresholdSlider"_s);
        QTRY_COMPARE(slider->value(), 950);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QTest::keyClick(slider, Qt::Key_Right);
        const auto asked = m_fake->seenCount("GET", "/projects");
        const auto told = m_fake->seenCount("GET", "/cache/advice");
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY(m_fake->seenCount("GET", "/projects") > asked);
        QTRY_VERIFY(m_fake->seenCount("GET", "/cache/advice") > told); // asked once the projects are there
        QCOMPARE(slider->value(), 952);
        m_fake->answer("GET /projects",
                       R"({"projects":[{"id":"p2","name":"other","semantic_threshold":0.9}]})");
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_COMPARE(slider->value(), 900);
    }

    void aThresholdKeepsWhatIsAtOrAboveIt()
    {
        const QList<SemanticPair> marked{judged(9500, "good"), judged(9499, "good"), judged(9700, "bad"),
                                         judged(9900, "none")};
        const ThresholdEffect effect = thresholdEffect(marked, 950);
        QCOMPARE(effect.goodKept, 1);
        QCOMPARE(effect.good, 2);
        QCOMPARE(effect.badKept, 1);
        QCOMPARE(effect.bad, 1);
        QCOMPARE(thresholdText(85), u"0.085"_s);
        QCOMPARE(thresholdText(1000), u"1.000"_s);
    }
};

QTEST_MAIN(UiCachePageTest)
#include "ui_cachepage_test.moc"
