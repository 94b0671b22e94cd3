#include "budget/exposure.h"

#include <QTest>

using namespace llm0;

namespace {

Money usd(std::string_view text)
{
    return Money::parse(text).value();
}

std::optional<Money> cap(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(usd(text.toStdString()));
}

ScopeState scope(ScopeKind kind, const std::string &id, std::optional<Money> day,
                 std::optional<Money> month = {}, Money spent = {}, Money reserved = {})
{
    ScopeState state;
    state.kind = kind;
    state.id = id;
    state.caps.perDay = day;
    state.caps.perMonth = month;
    state.balance.day = {spent, reserved};
    state.balance.month = {spent, reserved};
    return state;
}

QString shown(const std::optional<Money> &money)
{
    return money ? QString::fromStdString(money->toShortDecimal(0)) : QString();
}

} // namespace

class ExposureTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheTightestOfAccountProjectAndKeys_data();
    void isTheTightestOfAccountProjectAndKeys();
    void countsHoldsAndNeverFallsBelowZero();
    void monthBindsWhenItLeavesLess();
    void isZeroWithoutAnActiveKey();
    void customersBoundOnlyWhenEveryKeyIsPinned();
    void capsThatOnlyWarnBoundNothing();
    void accountSumsItsProjects();
};

void ExposureTest::isTheTightestOfAccountProjectAndKeys_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("keyA");
    QTest::addColumn<QString>("keyB");
    QTest::addColumn<QString>("exposure");
    QTest::addColumn<QString>("binding");
    QTest::newRow("no cap at all") << ""
                                   << ""
                                   << ""
                                   << ""
                                   << ""
                                   << "";
    QTest::newRow("project alone") << ""
                                   << "5"
                                   << ""
                                   << ""
                                   << "5"
                                   << "project day";
    QTest::newRow("keys together") << ""
                                   << "5"
                                   << "1"
                                   << "2"
                                   << "3"
                                   << "keys";
    QTest::newRow("one key without cap") << ""
                                         << "5"
                                         << "1"
                                         << ""
                                         << "5"
                                         << "project day";
    QTest::newRow("account above all") << "0.5"
                                       << "5"
                                       << "1"
                                       << "2"
                                       << "0.5"
                                       << "account day";
    QTest::newRow("keys beyond project") << ""
                                         << "2"
                                         << "9"
                                         << "9"
                                         << "2"
                                         << "project day";
    QTest::newRow("a cap of zero") << ""
                                   << "0"
                                   << ""
                                   << ""
                                   << "0"
                                   << "project day";
}

void ExposureTest::isTheTightestOfAccountProjectAndKeys()
{
    QFETCH(QString, account);
    QFETCH(QString, project);
    QFETCH(QString, keyA);
    QFETCH(QString, keyB);
    ProjectState state;
    state.project = scope(ScopeKind::Project, "p", cap(project));
    state.keys = {scope(ScopeKind::Key, "a", cap(keyA)), scope(ScopeKind::Key, "b", cap(keyB))};
    const Exposure exposure = exposureOf(scope(ScopeKind::Account, "", cap(account)), {state});
    QTEST(shown(exposure.projects.at(0).project.exposure), "exposure");
    QTEST(QString::fromStdString(exposure.projects.at(0).project.binding), "binding");
}

void ExposureTest::countsHoldsAndNeverFallsBelowZero()
{
    ProjectState state;
    state.project = scope(ScopeKind::Project, "p", usd("5"), {}, usd("1.25"), usd("0.75"));
    state.keys = {scope(ScopeKind::Key, "a", {})};
    QCOMPARE(shown(exposureOf({}, {state}).projects.at(0).project.exposure), QStringLiteral("3"));
    state.project.balance.day.spent = usd("7");
    QCOMPARE(shown(exposureOf({}, {state}).projects.at(0).project.exposure), QStringLiteral("0"));
}

void ExposureTest::monthBindsWhenItLeavesLess()
{
    ProjectState state;
    state.project = scope(ScopeKind::Project, "p", usd("5"), usd("10"));
    state.project.balance.month.spent = usd("8");
    state.keys = {scope(ScopeKind::Key, "a", {})};
    const ExposureRow row = exposureOf({}, {state}).projects.at(0).project;
    QCOMPARE(shown(row.exposure), QStringLiteral("2"));
    QCOMPARE(row.binding, std::string("project month"));
    QCOMPARE(shown(row.leftToday), QStringLiteral("5"));
}

void ExposureTest::isZeroWithoutAnActiveKey()
{
    ProjectState state;
    state.project = scope(ScopeKind::Project, "p", {});
    QCOMPARE(shown(exposureOf({}, {state}).projects.at(0).project.exposure), QStringLiteral("0"));
    state.keys = {scope(ScopeKind::Key, "a", {})};
    state.keys[0].closed = true;
    QCOMPARE(shown(exposureOf({}, {state}).account.exposure), QStringLiteral("0"));
    state.keys[0].closed = false;
    QVERIFY(!exposureOf({}, {state}).account.exposure);
}

void ExposureTest::customersBoundOnlyWhenEveryKeyIsPinned()
{
    ProjectState state;
    state.project = scope(ScopeKind::Project, "p", usd("100"));
    state.keys = {scope(ScopeKind::Key, "a", {})};
    state.customers = {scope(ScopeKind::Customer, "acme", usd("3")),
                       scope(ScopeKind::Customer, "other", usd("4"))};
    QCOMPARE(shown(exposureOf({}, {state}).projects.at(0).project.exposure), QStringLiteral("100"));
    state.onlyCustomers = {0};
    const ProjectExposure rows = exposureOf({}, {state}).projects.at(0);
    QCOMPARE(shown(rows.project.exposure), QStringLiteral("3"));
    QCOMPARE(rows.project.binding, std::string("customers"));
    QCOMPARE(shown(rows.keys.at(0).exposure), QStringLiteral("3"));
}

void ExposureTest::capsThatOnlyWarnBoundNothing()
{
    ProjectState state;
    state.project = scope(ScopeKind::Project, "p", {});
    state.keys = {scope(ScopeKind::Key, "a", {})};
    state.customers = {scope(ScopeKind::Customer, "acme", usd("3"))};
    state.onlyCustomers = {0};
    state.customers[0].enforced = false;
    QVERIFY(!exposureOf({}, {state}).projects.at(0).project.exposure);
    QCOMPARE(shown(exposureOf({}, {state}).projects.at(0).customers.at(0).leftToday), QStringLiteral("3"));
}

void ExposureTest::accountSumsItsProjects()
{
    ProjectState one;
    one.project = scope(ScopeKind::Project, "p", usd("0.1"));
    one.keys = {scope(ScopeKind::Key, "a", {})};
    ProjectState two = one;
    two.project.caps.perDay = usd("0.2");
    const Exposure both = exposureOf({}, {one, two});
    QCOMPARE(shown(both.account.exposure), QStringLiteral("0.3"));
    QCOMPARE(both.account.binding, std::string("projects"));
    two.project.caps.perDay.reset();
    QVERIFY(!exposureOf({}, {one, two}).account.exposure);
}

QTEST_GUILESS_MAIN(ExposureTest)
#include "exposure_test.moc"
