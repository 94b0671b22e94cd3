#include "gateway.h"
#include "support/httpclient.h"
#include "support/seedhistory.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

using namespace llm0;
using Json = nlohmann::json;

namespace {

class SettableClock final : public Clock
{
public:
    UnixMs at = 1'795'000'000'000; // 2026-11-18, in the afternoon UTC
    UnixMs nowMs() const override { return at; }
    std::int64_t monotonicUs() const override { return at * 1000; }
};

Money money(const Json &json)
{
    return Money::parse(json.get<std::string>()).value();
}

constexpr UnixMs dayMs = 86'400'000;

} // namespace

#define SAME(actual, expected)                                                                               \
    QVERIFY2(Json(actual) == Json(expected),                                                                 \
             (Json(actual).dump() + " is not " + Json(expected).dump()).c_str())

/// What the window's pages ask, over a realistic past.
class WindowApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    SettableClock m_clock;
    std::unique_ptr<Gateway> m_gateway;
    Seeded m_seeded;
    std::string m_project;

    void open()
    {
        m_gateway.reset();
        auto gateway = Gateway::open(
            {m_dir->path().toStdString(),
             {},
             {{"secrets_backend", "file"}, {"listen", "127.0.0.1:0"}, {"admin_listen", "127.0.0.1:0"}}},
            m_clock);
        QVERIFY2(gateway, gateway ? "" : gateway.error().message.c_str());
        m_gateway = *std::move(gateway);
    }

    Json ask(const std::string &method, const std::string &path, const std::string &body = {},
             int expected = 200)
    {
        HttpRequest request;
        request.method = method;
        const std::size_t query = std::min(path.find('?'), path.size());
        request.path = "/v1/admin" + path.substr(0, query);
        request.query = query < path.size() ? path.substr(query + 1) : std::string();
        request.body = body;
        const Gateway::AdminAnswer answer = m_gateway->admin(std::move(request));
        if (answer.status != expected)
            QTest::qFail((path + ": " + std::to_string(answer.status) + " " + answer.body).c_str(), __FILE__,
                         __LINE__);
        return Json::parse(answer.body, nullptr, false);
    }
    std::string customers() const { return "/projects/" + m_project + "/customers"; }

    /// Asks until the history of `days` days is known.
    Json listed(const std::string &query, int days)
    {
        Json answer;
        for (int i = 0; i < 400; ++i) {
            answer = ask("GET", customers() + query);
            if (answer["customers"].empty() || answer["customers"][0]["period"]["known_days"] == days)
                return answer;
        }
        return answer;
    }

    void seed(int customers)
    {
        m_dir = std::make_unique<QTemporaryDir>();
        {
            auto storage = Storage::open({m_dir->path().toStdString(), false, false, 0}, m_clock);
            QVERIFY(storage);
            SeedPlan plan;
            plan.now = m_clock.at;
            plan.customers = customers;
            plan.requests = 6'000;
            plan.days = 60;
            const auto seeded = seedHistory(**storage, plan);
            QVERIFY2(seeded, seeded ? "" : seeded.error().message.c_str());
            m_seeded = *seeded;
        }
        open();
        const Json projects = ask("GET", "/projects");
        for (const Json &project : projects["projects"]) {
            if (project["name"] == "shop-assistant")
                m_project = project["id"];
        }
    }

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        seed(60);
    }
    void cleanup()
    {
        m_gateway.reset();
        m_dir.reset();
    }

    void aListsTotalsAreThoseOfItsRowsAndOfTheRollups()
    {
        const Json list = listed("?days=90&limit=1000&sort=cost", 90);
        Money cost;
        std::int64_t requests = 0;
        Money last = Money::max();
        for (const Json &row : list["customers"]) {
            cost += money(row["period"]["cost"]);
            requests += row["period"]["requests"].get<std::int64_t>();
            QVERIFY(money(row["period"]["cost"]) <= last);
            last = money(row["period"]["cost"]);
        }
        SAME(list["totals"]["cost"], Json(cost.toDecimal()));
        SAME(list["totals"]["requests"], Json(requests));
        const Json usage = ask("GET", "/usage?from=2026-08-01&project=" + m_project);
        SAME(usage["usage"][0]["cost"], Json(cost.toDecimal()));
        SAME(usage["usage"][0]["requests"], Json(requests));
        QVERIFY(cost > Money());
    }

    void windowsOfAListJoinWithoutGapOrRepeat()
    {
        for (const char *sort : {"month", "today", "name", "left", "cost", "requests", "saved", "refused"}) {
            const std::string by = std::string("?sort=") + sort;
            const Json whole = ask("GET", customers() + by + "&limit=1000");
            std::vector<Json> parts;
            for (int offset = 0; offset < 60; offset += 7) {
                const Json part = ask("GET", customers() + by + "&limit=7&cursor=" + std::to_string(offset));
                for (const Json &row : part["customers"])
                    parts.push_back(row["customer_id"]);
            }
            QCOMPARE(parts.size(), whole["customers"].size());
            for (std::size_t i = 0; i < parts.size(); ++i)
                SAME(parts[i], whole["customers"][i]["customer_id"]);
        }
    }

    void aListIsFilteredByNameTierAndState()
    {
        SAME(ask("GET", customers() + "?search=ACM")["total"], Json(1));
        const Json pro = ask("GET", customers() + "?search=tier:pro&limit=1000");
        QVERIFY(pro["total"].get<int>() > 0);
        for (const Json &row : pro["customers"])
            SAME(row["effective"]["tier"], Json("pro"));
        ask("PATCH", customers() + "/acme", R"({"blocked":true})");
        const Json blocked = ask("GET", customers() + "?search=state:blocked");
        SAME(blocked["customers"][0]["customer_id"], Json("acme"));
    }

    void raisingOnceHoldsForTheWindowAndOutlivesARestart()
    {
        ask("PATCH", customers() + "/acme", R"({"limits":{"daily_spend_limit_usd":0.000000001}})");
        SAME(ask("GET", customers() + "/acme")["left_today"], Json("0.000000000"));
        const std::string path = "/allowances";
        const std::string who = R"({"project":"shop-assistant","customer":"acme",)";
        const Json spent = ask("GET", customers() + "/acme")["spend_today"];
        const Json reset = ask("POST", path, who + R"("reset":true})");
        SAME(reset["allowed"], spent);
        SAME(ask("GET", customers() + "/acme")["left_today"], Json("0.000000001"));
        ask("POST", path, who + R"("amount_usd":2})");
        SAME(ask("GET", customers() + "/acme")["left_today"], Json("2.000000001"));
        open();
        SAME(ask("GET", customers() + "/acme")["left_today"], Json("2.000000001"));
        SAME(ask("GET", customers() + "/acme")["spend_today"], spent);
        QCOMPARE(ask("GET", path)["allowances"].size(), std::size_t(1));
        m_clock.at += dayMs;
        open();
        SAME(ask("GET", customers() + "/acme")["left_today"], Json("0.000000001"));
        QCOMPARE(ask("GET", path)["allowances"].size(), std::size_t(0));
        ask("POST", path, who + R"("amount_usd":2,"reset":true})", 400);
        ask("POST", path, R"({"scope":"project","project":"nowhere","amount_usd":2})", 404);
        const Json audit = ask("GET", "/audit");
        SAME(audit["events"][0]["action"], Json("cap.raise_once"));
    }

    void aCapOfNothingWouldHaveStoppedEveryPaidCall()
    {
        const Json answer =
            ask("POST", "/simulate",
                R"({"project":"shop-assistant","customers":["acme","globex"],"daily_cap_usd":0})");
        const Json cost = ask("GET", "/usage?from=2026-10-20&customer=acme&project=" + m_project);
        const Json other = ask("GET", "/usage?from=2026-10-20&customer=globex&project=" + m_project);
        SAME(answer["stopped_cost"],
             Json((money(cost["usage"][0]["cost"]) + money(other["usage"][0]["cost"])).toDecimal()));
        SAME(answer["complete"], Json(true));
        const Json none = ask(
            "POST", "/simulate",
            R"({"project":"shop-assistant","customers":["acme"],"daily_cap_usd":100000,"monthly_cap_usd":null})");
        SAME(none["stopped_requests"], Json(0));
        QVERIFY(none["requests"].get<int>() > 0);
        ask("POST", "/simulate", R"({"project":"shop-assistant","customers":["nobody at all"]})", 400);
        ask("POST", "/simulate", R"({"project":"shop-assistant","customers":[]})", 400);
    }

    void theCausesOfASpikeSumToIt()
    {
        const Json answer = ask("GET", "/explain?from=2026-11-17&to=2026-11-17");
        Money sum;
        for (const auto &[cause, amount] : answer["causes"].items())
            sum += money(amount);
        SAME(Json(sum.toDecimal()), answer["delta"]);
        SAME(Json((money(answer["now"]["cost"]) - money(answer["baseline"]["cost"])).toDecimal()),
             answer["delta"]);
        QVERIFY(!answer["models"].empty() && !answer["customers"].empty() && !answer["keys"].empty());
        ask("GET", "/explain?from=2026-01-01&to=2026-11-17", {}, 400);
    }

    void whatWaitsForALookGoesWhenLetPass()
    {
        const auto find = [&](const std::string &kind) {
            const Json review = ask("GET", "/review");
            for (const Json &item : review["items"]) {
                if (item["kind"] == kind)
                    return item;
            }
            return Json();
        };
        const Json model = find("model");
        SAME(model["name"], Json("gpt-6-preview"));
        SAME(model["refused"], Json(4));
        ask("PUT", "/prices/openai/gpt-6-preview",
            R"({"pico_per_token":{"input":1000000,"output":2000000}})");
        ask("POST", "/review", R"({"kind":"model","id":"gpt-6-preview"})", 204);
        QVERIFY(find("model").is_null());
        ask("PATCH", customers() + "/newcomer", R"({"blocked":false})");
        SAME(find("customer")["name"], Json("newcomer"));
        ask("PATCH", customers() + "/newcomer", R"({"blocked":true})");
        QVERIFY(find("customer").is_null() || find("customer")["name"] != Json("newcomer"));
        ask("POST", "/review", R"({"kind":"weather","id":"x"})", 400);
    }

    void exposureSaysWhereTheDayEnds()
    {
        const Json account = ask("GET", "/exposure")["account"];
        QVERIFY(money(account["forecast"]["low"]) >= money(account["day"]["spent"]));
        QVERIFY(money(account["forecast"]["likely"]) <= money(account["forecast"]["high"]));
        ask("PATCH", "/settings", R"({"daily_cap_usd":0.000000001})");
        QVERIFY(ask("GET", "/exposure")["account"]["blocks_at"].is_string());
    }

    void exposureNamesTheFiftyWhoSpentMostThisMonth()
    {
        m_gateway.reset();
        seed(200);
        std::vector<std::string> named;
        const Json exposure = ask("GET", "/exposure");
        for (const Json &project : exposure["projects"]) {
            if (project["id"] != Json(m_project))
                continue;
            for (const Json &customer : project["customers"])
                named.push_back(customer["month"]["spent"]);
        }
        std::vector<std::string> dearest;
        const Json most = ask("GET", customers() + "?sort=month&limit=50");
        QVERIFY(most["total"].get<int>() > 50);
        for (const Json &customer : most["customers"])
            dearest.push_back(customer["spend_month"]);
        std::sort(named.begin(), named.end());
        std::sort(dearest.begin(), dearest.end());
        SAME(named, dearest);
    }

    void marginsStandBesideTheTiersPrice()
    {
        const std::string path = "/projects/" + m_project;
        ask("POST", path + "/tiers", R"({"slug":"pro","monthly_price_usd":20,"daily_spend_limit_usd":5})");
        open();
        SAME(ask("GET", path + "/tiers")["tiers"][1]["monthly_price_usd"], Json(20));
        for (int i = 0; i < 400 && ask("GET", path + "/margins")["known_days"] != 30; ++i) {
        }
        bool seen = false;
        const Json margins = ask("GET", path + "/margins");
        for (const Json &row : margins["margins"]) {
            QVERIFY(money(row["cost_p50"]) <= money(row["cost_p95"]));
            QVERIFY(money(row["cost_p95"]) <= money(row["cost_max"]));
            seen = seen || (row["tier"] == "pro" && row["monthly_price_usd"] == 20 && row["customers"] > 0);
        }
        QVERIFY(seen);
    }

    void aPriceKeepsItsPast()
    {
        const std::string path = "/prices/openai/gpt-4o";
        ask("PUT", path, R"({"pico_per_token":{"input":1000000,"output":2000000}})");
        m_clock.at += 1000;
        ask("PUT", path, R"({"pico_per_token":{"input":3000000,"output":4000000}})");
        const Json price = ask("GET", path);
        SAME(price["price"]["pico_per_token"]["input"], Json(3'000'000));
        QCOMPARE(price["history"].size(), std::size_t(2));
        QVERIFY(price["history"][0]["to"].is_null());
        SAME(price["history"][1]["to"], price["history"][0]["from"]);
        QVERIFY(price["shipped"].is_object());
        ask("GET", "/prices/openai/no-such-model", {}, 404);
    }

    void aRotatedKeyIsOneKeyAndItsOldSecretEnds()
    {
        QVERIFY(m_gateway->serve());
        const std::string path = "/projects/" + m_project + "/api-keys";
        const Json key = ask("POST", path, R"({"name":"app","daily_cap_usd":1})", 201);
        const Json rotated = ask("POST", path + "/" + key["key"]["id"].get<std::string>() + "/rotate",
                                 R"({"overlap_hours":1})", 201);
        SAME(rotated["key"]["id"], key["key"]["id"]);
        SAME(rotated["key"]["daily_cap_usd"], Json(1));
        QVERIFY(rotated["api_key"] != key["api_key"]);
        const auto status = [&](const Json &secret) { return callWith(secret.get<std::string>()); };
        QCOMPARE(status(key["api_key"]), 404); // let in; there is no such model
        QCOMPARE(status(rotated["api_key"]), 404);
        std::size_t listed = 0;
        const Json all = ask("GET", path);
        for (const Json &one : all["api_keys"])
            listed += one["id"] == key["key"]["id"];
        QCOMPARE(listed, std::size_t(1));
        m_clock.at += 2 * 3'600'000;
        open();
        QVERIFY(m_gateway->serve());
        QCOMPARE(status(key["api_key"]), 401);
        QCOMPARE(status(rotated["api_key"]), 404);
    }

private:
    int callWith(const std::string &secret);
};

int WindowApiTest::callWith(const std::string &secret)
{
    HttpClient client;
    return client
        .post(m_gateway->dataUrl() + "/v1/chat/completions",
              {{"Authorization", "Bearer " + secret}, {"Content-Type", "application/json"}},
              chatBody("hi", false, "no-such-model-anywhere"))
        .status;
}

QTEST_GUILESS_MAIN(WindowApiTest)
#include "windowapi_test.moc"
