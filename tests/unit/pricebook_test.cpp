#include "budget/pricebook.h"
#include "budget/pricefile.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace llm0;

namespace {

std::string fileOf(const std::string &rows)
{
    return R"({"format":1,"date":"2026-11-24","sources":[],"models":[)" + rows + "]}";
}

const std::string plainRow =
    R"({"provider":"openai","model":"m1","pico_per_token":{"input":100,"output":200}})";

ModelPrice rowOf(const std::string &json)
{
    return modelPriceFromJson(json).value();
}

QByteArray message(const Error &error)
{
    return QByteArray::fromStdString(error.message);
}

} // namespace

class PriceBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThePricesThatShipWithTheProgram()
    {
        const PriceBook &book = PriceBook::builtIn();
        QVERIFY(book.rows().size() > 400);
        const ModelPrice *mini = book.find("openai", "gpt-4o-mini");
        QVERIFY(mini);
        QCOMPARE(*mini->rates.input, 150'000); // 0.15 USD per million
        QCOMPARE(*mini->rates.cacheRead, 75'000);
        QCOMPARE(*mini->rates.output, 600'000);
        QCOMPARE(mini->maxOutputTokens, 16'384);
        QCOMPARE(mini->perWebSearchFee, Money::fromNano(10'000'000)); // 10 USD per thousand
        QCOMPARE(*book.find("bedrock", "anthropic.claude-opus-5-5")->rates.cacheWrite1h, 8'800'000);
    }

    void takesThePricesInForceOnItsDateAndTheDearestHour()
    {
        const PriceBook &book = PriceBook::builtIn();
        QCOMPARE(book.date(), std::string("2026-11-24"));
        QCOMPARE(*book.find("openai", "gpt-5.6-sol")->rates.input, 4'000'000);    // 5 before August
        QCOMPARE(*book.find("google", "gemini-3.8-flash")->rates.input, 750'000); // 1.5 from January
        QCOMPARE(*book.find("deepseek", "deepseek-v4-pro")->rates.output, 3'960'000);
    }

    void carriesLongContextTiers()
    {
        const ModelPrice &pro = *PriceBook::builtIn().find("google", "gemini-2.5-pro");
        QCOMPARE(pro.tiers.size(), std::size_t{1});
        QCOMPARE(pro.tiers[0].abovePromptTokens, 200'000);
        QCOMPARE(*pro.tiers[0].rates.output, 15'000'000);
    }

    void everyBuiltInRowIsSane()
    {
        for (const ModelPrice &row : PriceBook::builtIn().rows()) {
            QVERIFY2(row.rates.input && *row.rates.input > 0, row.model.c_str());
            QVERIFY2(row.rates.output || row.model.find("embed") != std::string::npos, row.model.c_str());
            QVERIFY2(!row.source.empty() && row.date.size() == 10, row.model.c_str());
            QVERIFY2(row.maxOutputTokens == 0 || row.maxOutputTokens >= 4096, row.model.c_str());
        }
    }

    void theShippedFileIsWrittenAsThisProgramWritesRows()
    {
        QFile file(QStringLiteral(LLM0_SOURCE_DIR "/resources/prices.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArrayList lines = file.readAll().split('\n');
        lines.removeFirst();
        const auto &rows = PriceBook::builtIn().rows();
        QVERIFY(lines.size() >= static_cast<qsizetype>(rows.size()));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QByteArray line = lines[static_cast<qsizetype>(i)];
            if (line.endsWith(','))
                line.chop(1);
            QCOMPARE(line, QByteArray::fromStdString(toJson(rows[i])));
        }
    }

    void findsARowByAnyOfItsNames_data()
    {
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("row");
        const auto add = [](const char *provider, const char *asked, const char *row) {
            QTest::newRow(asked) << QByteArray(provider) << QByteArray(asked) << QByteArray(row);
        };
        add("openai", "gpt-4o-2024-08-06", "gpt-4o");
        add("openai", "GPT-4o-2024-05-13", "gpt-4o-2024-05-13");
        add("openai", "gpt-6-sol-2026-09-22", "gpt-6-sol");
        add("openai", "gpt-6-sol-20260922", "");
        add("openai", "gpt-6-sol-2026-09-22-x", "");
        add("openai", "ft:gpt-4o-mini-2024-07-18:acme::abc", "ft:gpt-4o-mini");
        add("anthropic", "claude-sonnet-4-5-20250929", "claude-sonnet-4-5");
        add("anthropic", "claude-opus-5-5-20261001", "claude-opus-5-5");
        add("google", "gemini-2.5-pro-preview-06-05", "gemini-2.5-pro");
        add("google", "gemini-2.5-pro-preview-tts", "gemini-2.5-pro-tts");
        add("groq", "llama-3.3-70b-versatile", "llama-3.3-70b-versatile");
        add("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "regional.anthropic.claude-sonnet-4-5-20250929-v1:0");
        add("openai", "whisper-1", "");
        add("openai", "gpt-99", "");
        add("nobody", "gpt-4o", "");
        add("openai", "", "");
    }
    void findsARowByAnyOfItsNames()
    {
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, row);
        const ModelPrice *found = PriceBook::builtIn().find(provider.toStdString(), asked.toStdString());
        QCOMPARE(found ? QByteArray::fromStdString(found->model) : QByteArray(), row);
    }

    void prefersAnExactNameThenTheFirstRuleInTheFile()
    {
        const PriceBook book =
            PriceBook::fromJson(
                fileOf(
                    R"({"provider":"p","model":"wide","match":{"starts_with":"a"},"pico_per_token":{"input":1}},)"
                    R"({"provider":"p","model":"late","match":{"contains":"ab"},"pico_per_token":{"input":2}},)"
                    R"({"provider":"p","model":"abc","aliases":["ABD"],"pico_per_token":{"input":3}})"))
                .value();
        QCOMPARE(book.find("p", "abx")->model, std::string("wide"));
        QCOMPARE(book.find("p", "xab")->model, std::string("late"));
        QCOMPARE(book.find("p", "abc")->model, std::string("abc"));
        QCOMPARE(book.find("p", "abd")->model, std::string("abc"));
        QVERIFY(!book.find("p", std::string(300, 'a')));
    }

    void understandsEveryKindOfRule()
    {
        const auto covers = [](const std::string &rule, std::string_view name) {
            return rowOf(R"({"provider":"p","model":"m","pico_per_token":{"input":1},"match":)" + rule + "}")
                .match->covers(name);
        };
        QVERIFY(covers(R"({"equals":"Ab"})", "ab"));
        QVERIFY(covers(R"({"ends_with":"-x"})", "m-x") && !covers(R"({"ends_with":"-x"})", "m-xy"));
        QVERIFY(covers(R"({"pattern":"a-##*"})", "a-12") && covers(R"({"pattern":"a-##*"})", "a-12-b"));
        QVERIFY(!covers(R"({"pattern":"a-##*"})", "a-1b") && !covers(R"({"pattern":"a-##"})", "a-123"));
        QVERIFY(covers(R"({"pattern":"*a*b"})", "xaab") && !covers(R"({"pattern":"*a*b"})", "xba"));
        const std::string both =
            R"({"and":[{"starts_with":"a"},{"not":{"or":[{"contains":"b"},{"contains":"c"}]}}]})";
        QVERIFY(covers(both, "ax") && !covers(both, "ab") && !covers(both, "xc"));
    }

    void knowsWhoseABareNameIs_data()
    {
        QTest::addColumn<QByteArray>("provider");
        const auto add = [](const char *model, const char *provider) {
            QTest::newRow(model) << QByteArray(provider);
        };
        add("gpt-4o", "openai");
        add("gpt-99-not-yet-known", "openai");
        add("o3-mini", "openai");
        add("o1", "openai");
        add("chatgpt-4o-latest", "openai");
        add("text-embedding-3-small", "openai");
        add("ft:gpt-4o-mini-2024-07-18:acme::abc", "openai");
        add("claude-sonnet-5", "anthropic");
        add("gemini-3.8-flash", "google");
        add("deepseek-chat", "deepseek");
        add("grok-4.5", "xai");
        add("mistral-large-latest", "mistral");
        add("codestral-latest", "mistral");
        add("llama-3.3-70b-versatile", "groq");
        add("accounts/fireworks/models/kimi-k2p6", "fireworks");
        add("mistral:7b", ""); // local models, as Ollama writes them
        add("deepseek-r1:8b", "");
        add("llama3.2:3b", "");
        add("gpt-oss:20b", "");
        add("olmo", "");
        add("", "");
    }
    void knowsWhoseABareNameIs()
    {
        QFETCH(QByteArray, provider);
        const std::string model = QTest::currentDataTag();
        QCOMPARE(QByteArray::fromStdString(PriceBook::builtIn().providerOf(model)), provider);
    }

    void refusesABadFileAndNamesTheFault_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("named");
        const auto add = [](const char *named, const std::string &json) {
            QTest::newRow(named) << QByteArray::fromStdString(json) << QByteArray(named);
        };
        const auto row = [](const std::string &rest) {
            return fileOf(R"({"provider":"p","model":"m",)" + rest + "}");
        };
        const auto rates = [&row](const std::string &value) {
            return row(R"("pico_per_token":{"input":)" + value + "}");
        };
        add("not readable JSON", "{");
        add("models", "[]");
        add("format", R"({"format":2,"date":"x","models":[]})");
        add("surprise", R"({"format":1,"date":"x","models":[],"surprise":1})");
        add("price", row(R"("pico_per_token":{"input":1},"price":2)"));
        add("pico_per_token is missing", row(R"("context":1)"));
        add("pico_per_token.inptu", row(R"("pico_per_token":{"inptu":1})"));
        add("whole number", rates("0.15"));
        add("from 0", rates("-1"));
        add("1000000000000", rates("1000000000001"));
        add("must be a whole", rates("\"1\""));
        add("at least one rate", row(R"("pico_per_token":{})"));
        add("nano_per_call.search", row(R"("pico_per_token":{"input":1},"nano_per_call":{"search":1})"));
        add("match.matches", row(R"("pico_per_token":{"input":1},"match":{"matches":"a"})"));
        add("ascend",
            row(R"("pico_per_token":{"input":1},"tiers":[{"above_prompt_tokens":2,"pico_per_token":{"input":1}},)"
                R"({"above_prompt_tokens":2,"pico_per_token":{"input":1}}])"));
        add("stands twice in one object", row(R"("pico_per_token":{"input":1,"input":2})"));
        add("stands in two rows", fileOf(plainRow + "," + plainRow));
        std::string deep = R"({"equals":"a"})";
        for (int i = 0; i < 20; ++i)
            deep = R"({"not":)" + deep + "}";
        add("deep", row(R"("pico_per_token":{"input":1},"match":)" + deep));
    }
    void refusesABadFileAndNamesTheFault()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, named);
        const Result<PriceBook> book = PriceBook::fromJson(json.toStdString());
        QVERIFY(!book);
        QVERIFY2(message(book.error()).contains(named), message(book.error()));
    }

    void keepsEveryRowThroughItsText()
    {
        for (const ModelPrice &row : PriceBook::builtIn().rows()) {
            const Result<ModelPrice> again = modelPriceFromJson(toJson(row));
            QVERIFY2(again && *again == row, row.model.c_str());
        }
    }

    void anEditReplacesTheRowAndKeepsItsOtherNames()
    {
        const ModelPrice edit =
            rowOf(R"({"provider":"openai","model":"GPT-4o","pico_per_token":{"input":9,"output":9}})");
        const PriceBook book = PriceBook::builtIn().withEdits({&edit, 1});
        QCOMPARE(book.rows().size(), PriceBook::builtIn().rows().size());
        QCOMPARE(*book.find("openai", "gpt-4o")->rates.input, 9);
        QCOMPARE(*book.find("openai", "gpt-4o-2024-08-06")->rates.input, 9);
        QCOMPARE(*PriceBook::builtIn().find("openai", "gpt-4o")->rates.input, 2'500'000);
    }

    void anEditCanPriceANewModelOrOneAliasAlone()
    {
        const std::vector<ModelPrice> edits{
            rowOf(R"({"provider":"openai","model":"gpt-4o-2024-08-06","pico_per_token":{"input":7}})"),
            rowOf(
                R"({"provider":"groq","model":"new","aliases":["new-latest","New-Latest","gpt-4o"],"pico_per_token":{"input":8}})"),
            rowOf(R"({"provider":"groq","model":"new","pico_per_token":{"input":9}})")};
        const PriceBook book = PriceBook::builtIn().withEdits(edits);
        QCOMPARE(*book.find("openai", "gpt-4o-2024-08-06")->rates.input, 7);
        QCOMPARE(*book.find("openai", "gpt-4o")->rates.input, 2'500'000);
        QCOMPARE(*book.find("groq", "new-latest")->rates.input, 9);
        QCOMPARE(*book.find("openai", "gpt-4o-2024-11-20")->rates.input, 2'500'000);
    }

    void changesItsVersionWithAnyFigure()
    {
        const PriceBook first = PriceBook::fromJson(fileOf(plainRow)).value();
        QCOMPARE(PriceBook::fromJson(fileOf(plainRow))->version(), first.version());
        ModelPrice edit = first.rows()[0];
        QCOMPARE(first.withEdits({&edit, 1}).version(), first.version());
        edit.perWebSearchFee = Money::fromNano(1);
        QVERIFY(first.withEdits({&edit, 1}).version() != first.version());
        edit = first.rows()[0];
        edit.maxOutputTokens = 1;
        QVERIFY(first.withEdits({&edit, 1}).version() != first.version());
        QVERIFY(QByteArray::fromStdString(first.version()).startsWith("2026-11-24-"));
    }
};

QTEST_APPLESS_MAIN(PriceBookTest)
#include "pricebook_test.moc"
