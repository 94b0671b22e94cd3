// A field that differs from a known one by case only is refused by every dialect: a provider whose reader
// takes no heed of case would obey it, and nobody here has bounded it.
#include "budget/costestimator.h"
#include "dialects/clientdialect.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace llm0;

namespace {

using Json = nlohmann::ordered_json;

struct Known {
    const char *dialect;
    Format format;
    const char *body; ///< a request that is read
    std::vector<const char *> fields;
};

const std::vector<Known> &dialects()
{
    static const std::vector<Known> all = {
        {"chat",
         Format::OpenAiChat,
         R"({"model":"m","messages":[{"role":"user","content":"hi"}]})",
         {"model", "messages", "max_tokens", "max_completion_tokens", "n", "stream", "tools", "user",
          "service_tier", "web_search_options"}},
        {"responses",
         Format::OpenAiResponses,
         R"({"model":"m","input":"hi"})",
         {"model", "input", "max_output_tokens", "stream", "tools", "user", "store", "previous_response_id",
          "service_tier"}},
        {"completions",
         Format::OpenAiCompletions,
         R"({"model":"m","prompt":"hi"})",
         {"model", "prompt", "max_tokens", "n", "best_of", "stream", "user", "echo"}},
        {"embeddings",
         Format::OpenAiEmbeddings,
         R"({"model":"m","input":"hi"})",
         {"model", "input", "dimensions", "user"}},
        {"anthropic",
         Format::AnthropicMessages,
         R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"hi"}]})",
         {"model", "messages", "max_tokens", "system", "stream", "tools", "metadata", "thinking", "speed",
          "fallbacks", "service_tier"}},
        {"gemini",
         Format::GeminiContent,
         R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})",
         {"contents", "model", "generationConfig", "systemInstruction", "tools", "cachedContent"}},
        {"gemini embeddings",
         Format::GeminiEmbeddings,
         R"({"content":{"parts":[{"text":"hi"}]}})",
         {"content", "model", "outputDimensionality"}},
        {"ollama chat",
         Format::OllamaChat,
         R"({"model":"m","messages":[{"role":"user","content":"hi"}]})",
         {"model", "messages", "stream", "options", "tools", "format"}},
        {"ollama generate",
         Format::OllamaGenerate,
         R"({"model":"m","prompt":"hi"})",
         {"model", "prompt", "system", "stream", "options", "images"}},
        {"ollama embeddings",
         Format::OllamaEmbeddings,
         R"({"model":"m","input":"hi"})",
         {"model", "input", "dimensions"}},
    };
    return all;
}

std::string refusedField(Format format, std::string body)
{
    CallTarget target;
    target.model = "m";
    const auto call = clientDialect(format)->parse(body, target, &textTokenBound);
    return call ? "read" : call.error().param;
}

std::string inCapitals(std::string name)
{
    for (char &c : name)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

std::string withOneCapital(std::string name)
{
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

/// Anthropic's objects within; {path of the field, request}.
std::vector<std::pair<std::string, std::string>> nestedOfAnthropic()
{
    const std::string head = R"({"model":"m","max_tokens":5,)";
    const std::string rest = R"("messages":[{"role":"user","content":"hi"}]})";
    const auto block = [&head](const std::string &fields) {
        return head + R"("messages":[{"role":"user","content":[{)" + fields + "}]}]}";
    };
    return {
        {"thinking.Budget_Tokens",
         head + R"("thinking":{"type":"enabled","budget_tokens":1024,"Budget_Tokens":64000},)" + rest},
        {"tool_choice.TYPE", head + R"("tool_choice":{"type":"auto","TYPE":"any"},)" + rest},
        {"metadata.User_ID", head + R"("metadata":{"User_ID":"else"},)" + rest},
        {"output_config.Effort", head + R"("output_config":{"Effort":"max"},)" + rest},
        {"tools[].Max_Uses",
         head + R"("tools":[{"type":"web_search_20250305","name":"web_search","max_uses":1,"Max_Uses":99}],)"
             + rest},
        {"tools[].Type",
         head + R"("tools":[{"name":"f","input_schema":{},"Type":"web_search_20250305"}],)" + rest},
        {"messages[].Content", head + R"("messages":[{"role":"user","content":"hi","Content":"more"}]})"},
        {"messages[].content[].Source",
         block(R"("type":"text","text":"hi","Source":{"type":"url","url":"https://a"})")},
        {"messages[].content[].Text", block(R"("type":"text","text":"hi","Text":"more")")},
    };
}

} // namespace

class FieldSpellingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKnownFieldInAnotherCaseIsRefusedByName_data()
    {
        QTest::addColumn<std::size_t>("dialect");
        for (std::size_t i = 0; i < dialects().size(); ++i)
            QTest::newRow(dialects()[i].dialect) << i;
    }
    void aKnownFieldInAnotherCaseIsRefusedByName()
    {
        QFETCH(std::size_t, dialect);
        const Known &known = dialects()[dialect];
        QCOMPARE(refusedField(known.format, known.body), std::string("read"));
        for (const std::string field : known.fields) {
            for (const std::string &name : {inCapitals(field), withOneCapital(field)}) {
                const Json value = Json::parse(known.body).value(field, Json(nullptr));
                Json after = Json::parse(known.body);
                after[name] = value;
                QCOMPARE(after.dump() + refusedField(known.format, after.dump()), after.dump() + name);
                Json before = {{name, value}};
                before.update(Json::parse(known.body));
                QCOMPARE(refusedField(known.format, before.dump()), name);
                Json alone = Json::parse(known.body);
                alone.erase(field);
                alone[name] = value;
                QCOMPARE(refusedField(known.format, alone.dump()), name);
            }
        }
    }

    void anthropicsObjectsWithinAreHeldToTheSame_data()
    {
        QTest::addColumn<std::string>("body");
        for (const auto &[path, body] : nestedOfAnthropic())
            QTest::newRow(path.c_str()) << body;
    }
    void anthropicsObjectsWithinAreHeldToTheSame()
    {
        QFETCH(std::string, body);
        QCOMPARE(refusedField(Format::AnthropicMessages, body), std::string(QTest::currentDataTag()));
    }

    void namesInWhatUsersDefineAreTheirOwn()
    {
        QCOMPARE(
            refusedField(Format::AnthropicMessages,
                         R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"hi"}],)"
                         R"("tools":[{"name":"f","input_schema":{"Type":"x","properties":{"Model":{}}}}]})"),
            std::string("read"));
    }
};

QTEST_GUILESS_MAIN(FieldSpellingTest)
#include "fieldspelling_test.moc"
