#include "admin/csv.h"
#include "admin/fields.h"
#include "admin/jsonbody.h"
#include "admin/jsonwriter.h"

#include <QTest>

#include <clocale>
#include <ctime>

using namespace llm0;

class AdminJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsDollarsExactly_data();
    void readsDollarsExactly();
    void readsDollarsUnderALocaleWithComma();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void writesDollarsExactly();
    void namesTheUnknownField();
    void namesTheFieldThatComesTwice();
    void readsVeryManyNamesQuickly();
    void namesTheFieldOfTheWrongKind();
    void leavesWhatIsAbsentAndClearsOnNull();
    void refusesABottomlessBody();
    void downgradeNeedsAModel();
    void keepsSpreadsheetsFromRunningCells_data();
    void keepsSpreadsheetsFromRunningCells();
};

namespace {

std::optional<Money> amountIn(const std::string &json, Status *status = nullptr)
{
    std::optional<Money> amount;
    auto body = JsonBody::parse(json);
    if (!body)
        return std::nullopt;
    body->read("cap", amount);
    if (status)
        *status = body->finish();
    return amount;
}

std::string faultOf(const std::string &json, const std::function<void(JsonBody &)> &read)
{
    auto body = JsonBody::parse(json);
    if (!body)
        return body.error().param;
    read(*body);
    const Status status = body->finish();
    return status ? std::string("none") : status.error().param;
}

} // namespace

void AdminJsonTest::readsDollarsExactly_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<qlonglong>("nano");
    QTest::newRow("whole") << "5" << 5'000'000'000LL;
    QTest::newRow("zero places") << "5.0" << 5'000'000'000LL;
    QTest::newRow("no binary fraction") << "0.1" << 100'000'000LL;
    QTest::newRow("nine places") << "0.000000001" << 1LL;
    QTest::newRow("more digits than a double holds") << "1234567890.123456789" << 1'234'567'890'123'456'789LL;
    QTest::newRow("text") << "\"0.30\"" << 300'000'000LL;
    QTest::newRow("zero") << "0" << 0LL;
}

void AdminJsonTest::readsDollarsExactly()
{
    QFETCH(QString, number);
    const auto amount = amountIn("{\"cap\":" + number.toStdString() + "}");
    QVERIFY(amount);
    QTEST(qlonglong(amount->nano()), "nano");
}

void AdminJsonTest::readsDollarsUnderALocaleWithComma()
{
    if (!std::setlocale(LC_NUMERIC, "de_DE.UTF-8"))
        QSKIP("This machine has no German locale");
    const auto amount = amountIn(R"({"cap":0.5})");
    std::setlocale(LC_NUMERIC, "C");
    QVERIFY(amount);
    QCOMPARE(amount->nano(), 500'000'000);
}

void AdminJsonTest::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<QString>("number");
    for (const char *number : {"1e11", "-1", "true", "\"five\"", "[]", "99999999999"})
        QTest::newRow(number) << number;
}

void AdminJsonTest::refusesWhatIsNoAmount()
{
    QFETCH(QString, number);
    Status status;
    amountIn("{\"cap\":" + number.toStdString() + "}", &status);
    QVERIFY(!status);
    QCOMPARE(status.error().param, std::string("cap"));
}

void AdminJsonTest::writesDollarsExactly()
{
    const Money sum = Money::parse("0.1").value() + Money::parse("0.2").value();
    JsonWriter json;
    json.beginObject()
        .usdField("sum", sum)
        .usdField("whole", Money::parse("5.00").value())
        .usdField("tiny", Money::fromNano(1))
        .usdField("none", std::nullopt)
        .field("text", sum)
        .endObject();
    QCOMPARE(json.text(), std::string(R"({"sum":0.3,"whole":5,"tiny":0.000000001,"none":null,)"
                                      R"("text":"0.300000000"})"));
}

void AdminJsonTest::namesTheUnknownField()
{
    std::string name;
    QCOMPARE(faultOf(R"({"name":"a","budget":1})", [&](JsonBody &b) { b.read("name", name); }),
             std::string("budget"));
}

void AdminJsonTest::namesTheFieldThatComesTwice()
{
    QCOMPARE(faultOf(R"({"cap":1,"cap":2})", [](JsonBody &) {}), std::string("cap"));
    QCOMPARE(faultOf(R"({"limits":{"x":1,"x":2}})", [](JsonBody &) {}), std::string("x"));
}

void AdminJsonTest::readsVeryManyNamesQuickly()
{
    constexpr int many = 150'000; // compared each with each, they took a minute
    std::string json = "{";
    for (int i = 0; i < many; ++i)
        json += "\"n" + std::to_string(i) + "\":0,";
    const std::clock_t begun = std::clock();
    QCOMPARE(faultOf(json + "\"n7\":1}", [](JsonBody &) {}), std::string("n7"));
    const double seconds = double(std::clock() - begun) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 5, std::to_string(seconds).c_str());
}

void AdminJsonTest::namesTheFieldOfTheWrongKind()
{
    std::string name;
    bool flag = false;
    std::optional<std::int64_t> count;
    QCOMPARE(faultOf(R"({"name":1})", [&](JsonBody &b) { b.read("name", name); }), std::string("name"));
    QCOMPARE(faultOf(R"({"flag":"yes"})", [&](JsonBody &b) { b.read("flag", flag); }), std::string("flag"));
    QCOMPARE(faultOf(R"({"n":1.5})", [&](JsonBody &b) { b.read("n", count, 0); }), std::string("n"));
    QCOMPARE(faultOf(R"({"flag":null})", [&](JsonBody &b) { b.read("flag", flag); }), std::string("flag"));
}

void AdminJsonTest::leavesWhatIsAbsentAndClearsOnNull()
{
    Caps caps;
    caps.perDay = Money::fromNano(7);
    caps.perMonth = Money::fromNano(8);
    auto body = JsonBody::parse(R"({"monthly_cap_usd":null})");
    readCaps(*body, caps);
    QVERIFY(body->finish());
    QCOMPARE(caps.perDay->nano(), 7);
    QVERIFY(!caps.perMonth);
}

void AdminJsonTest::refusesABottomlessBody()
{
    QVERIFY(!JsonBody::parse(std::string(100'000, '[')));
    QVERIFY(!JsonBody::parse("[]"));
    QVERIFY(!JsonBody::parse("{\"a\":1} x"));
}

void AdminJsonTest::downgradeNeedsAModel()
{
    const auto read = [](JsonBody &body) {
        LimitSet limits;
        readLimits(body, "default_", limits);
    };
    QCOMPARE(faultOf(R"({"default_on_limit_behavior":"downgrade"})", read),
             std::string("default_downgrade_model"));
    QCOMPARE(faultOf(R"({"default_on_limit_behavior":"explode"})", read),
             std::string("default_on_limit_behavior"));
    QCOMPARE(faultOf(R"({"default_label_limits":{"team":1}})", read), std::string("default_label_limits"));
}

void AdminJsonTest::keepsSpreadsheetsFromRunningCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("plain") << "acme"
                           << "acme";
    QTest::newRow("formula") << "=1+1"
                             << "'=1+1";
    QTest::newRow("at") << "@SUM(A1)"
                        << "'@SUM(A1)";
    QTest::newRow("minus") << "-2"
                           << "'-2";
    QTest::newRow("tab") << "\tx"
                         << "'\tx";
    QTest::newRow("quote and comma") << "a\"b,c"
                                     << "\"a\"\"b,c\"";
    QTest::newRow("formula with comma") << "=A,B"
                                        << "\"'=A,B\"";
}

void AdminJsonTest::keepsSpreadsheetsFromRunningCells()
{
    QFETCH(QString, text);
    QTEST(QString::fromStdString(csvCell(text.toStdString())), "cell");
}

QTEST_GUILESS_MAIN(AdminJsonTest)
#include "adminjson_test.moc"
