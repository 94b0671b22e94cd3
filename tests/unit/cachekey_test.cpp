#include "cache/cachekey.h"
#include "cache/cachepolicy.h"
#include "cache/canonicalwriter.h"

#include <QTest>

#include <functional>

using namespace llm0;

namespace {

using Change = std::function<void(ChatRequest &)>;
struct NamedChange {
    const char *name;
    Change change;
};

Message said(Role role, std::string text)
{
    Part part;
    part.text = std::move(text);
    return {role, "", {part}};
}

Part toolCall()
{
    Part part;
    part.kind = Part::Kind::ToolCall;
    part.id = "call_1";
    part.name = "weather";
    part.arguments = R"({"city":"Rome","days":2})";
    return part;
}

ChatRequest request()
{
    ChatRequest r;
    r.model = "gpt-5";
    r.messages = {said(Role::System, "Be brief."),
                  said(Role::User, "Hi"),
                  {Role::Assistant, "", {toolCall()}},
                  said(Role::User, "How tall is K2?")};
    r.tools = {{"weather", "Tells it", R"({"type":"object","properties":{"city":{"type":"string"}}})", true,
                "", "", ""}};
    r.outputLimit = 100;
    r.temperature = 0.5;
    r.stop = {"END"};
    r.extras = {{"custom_a", "1"}, {"custom_b", R"({"x":1,"y":2})"}};
    return r;
}

/// One for each field that can change the answer.
std::vector<NamedChange> changes()
{
    return {
        {"model", [](auto &r) { r.model = "gpt-5-mini"; }},
        {"text", [](auto &r) { r.messages[3].parts[0].text = "How tall is K1?"; }},
        {"case of text", [](auto &r) { r.messages[3].parts[0].text = "how tall is K2?"; }},
        {"system prompt", [](auto &r) { r.messages[0].parts[0].text = "Be long."; }},
        {"role", [](auto &r) { r.messages[0].role = Role::Developer; }},
        {"participant", [](auto &r) { r.messages[1].name = "ann"; }},
        {"order of messages", [](auto &r) { std::swap(r.messages[0], r.messages[1]); }},
        {"one message less", [](auto &r) { r.messages.erase(r.messages.begin()); }},
        {"text in two parts",
         [](auto &r) {
             r.messages[1].parts[0].text = "H";
             r.messages[1].parts.push_back(said(Role::User, "i").parts[0]);
         }},
        {"text moved to the next message",
         [](auto &r) {
             r.messages[0].parts[0].text = "Be brief.H";
             r.messages[1].parts[0].text = "i";
         }},
        {"kind of part", [](auto &r) { r.messages[1].parts[0].kind = Part::Kind::Thinking; }},
        {"call id", [](auto &r) { r.messages[2].parts[0].id = "call_2"; }},
        {"call name", [](auto &r) { r.messages[2].parts[0].name = "climate"; }},
        {"arguments", [](auto &r) { r.messages[2].parts[0].arguments = R"({"city":"Rome","days":3})"; }},
        {"inner content", [](auto &r) { r.messages[2].parts[0].content = said(Role::User, "x").parts; }},
        {"tool error", [](auto &r) { r.messages[2].parts[0].isError = true; }},
        {"media type", [](auto &r) { r.messages[1].parts[0].mediaType = "image/png"; }},
        {"data", [](auto &r) { r.messages[1].parts[0].data = "AAAA"; }},
        {"url", [](auto &r) { r.messages[1].parts[0].url = "https://x/y.png"; }},
        {"file", [](auto &r) { r.messages[1].parts[0].fileId = "file-1"; }},
        {"detail", [](auto &r) { r.messages[1].parts[0].detail = "low"; }},
        {"signature",
         [](auto &r) {
             r.messages[1].parts[0].signature = Signature{Format::OpenAiChat, "s"};
         }},
        {"citation",
         [](auto &r) {
             r.messages[1].parts[0].citations = {{"u", "t", "q", {}, {}}};
         }},
        {"tool name", [](auto &r) { r.tools[0].name = "climate"; }},
        {"tool description", [](auto &r) { r.tools[0].description = "Guesses it"; }},
        {"tool parameters", [](auto &r) { r.tools[0].parameters = R"({"type":"object"})"; }},
        {"tool strict", [](auto &r) { r.tools[0].strict = false; }},
        {"hosted tool", [](auto &r) { r.tools[0].hosted = "web_search"; }},
        {"raw tool", [](auto &r) { r.tools[0].raw = "{}"; }},
        {"no tools", [](auto &r) { r.tools.clear(); }},
        {"tool choice", [](auto &r) { r.toolChoice = ToolChoice{}; }},
        {"named tool",
         [](auto &r) {
             r.toolChoice = ToolChoice{ToolChoice::Mode::Named, "weather"};
         }},
        {"parallel calls", [](auto &r) { r.parallelToolCalls = false; }},
        {"output limit", [](auto &r) { r.outputLimit = 101; }},
        {"no output limit", [](auto &r) { r.outputLimit.reset(); }},
        {"choices", [](auto &r) { r.choices = 2; }},
        {"temperature", [](auto &r) { r.temperature = 0.6; }},
        {"no temperature", [](auto &r) { r.temperature.reset(); }},
        {"top_p", [](auto &r) { r.topP = 0.5; }},
        {"min_p", [](auto &r) { r.minP = 0.5; }},
        {"frequency penalty", [](auto &r) { r.frequencyPenalty = 0.5; }},
        {"presence penalty", [](auto &r) { r.presencePenalty = 0.5; }},
        {"repeat penalty", [](auto &r) { r.repeatPenalty = 0.5; }},
        {"top_k", [](auto &r) { r.topK = 5; }},
        {"seed", [](auto &r) { r.seed = 5; }},
        {"stop",
         [](auto &r) {
             r.stop = {"EN", "D"};
         }},
        {"logprobs", [](auto &r) { r.logprobs = true; }},
        {"top logprobs", [](auto &r) { r.topLogprobs = 2; }},
        {"logit bias", [](auto &r) { r.logitBias = R"({"50":-100})"; }},
        {"shape", [](auto &r) { r.shape.kind = AnswerShape::Kind::JsonObject; }},
        {"schema", [](auto &r) { r.shape.schema = R"({"type":"object"})"; }},
        {"schema name", [](auto &r) { r.shape.name = "n"; }},
        {"schema description", [](auto &r) { r.shape.description = "d"; }},
        {"schema strict", [](auto &r) { r.shape.strict = true; }},
        {"effort", [](auto &r) { r.thinking.effort = "high"; }},
        {"thinking budget", [](auto &r) { r.thinking.budgetTokens = 1024; }},
        {"thoughts shown", [](auto &r) { r.thinking.shown = true; }},
        {"thought summary", [](auto &r) { r.thinking.summary = "auto"; }},
        {"verbosity", [](auto &r) { r.verbosity = "low"; }},
        {"audio", [](auto &r) { r.audioOutput = true; }},
        {"voice", [](auto &r) { r.audio = R"({"voice":"alloy"})"; }},
        {"prediction", [](auto &r) { r.prediction = R"({"content":"x"})"; }},
        {"extra's value", [](auto &r) { r.extras[0].value = "2"; }},
        {"extra's name", [](auto &r) { r.extras[0].name = "custom_c"; }},
        {"unknown extra",
         [](auto &r) {
             r.extras.push_back({"web_search_options", "{}"});
         }},
        {"store",
         [](auto &r) {
             r.extras.push_back({"store", "true"});
         }},
    };
}

std::vector<NamedChange> harmlessChanges()
{
    return {
        {"streamed", [](auto &r) { r.streamed = true; }},
        {"customer", [](auto &r) { r.customer = "acme"; }},
        {"prompt cache mark", [](auto &r) { r.messages[0].parts[0].cacheTtl = "5m"; }},
        {"prompt cache mark of a tool", [](auto &r) { r.tools[0].cacheTtl = "1h"; }},
        {"order of extras", [](auto &r) { std::swap(r.extras[0], r.extras[1]); }},
        {"order of keys in an extra", [](auto &r) { r.extras[1].value = R"({"y":2,"x":1})"; }},
        {"order of keys in a schema",
         [](auto &r) {
             r.tools[0].parameters = R"({"properties":{"city":{"type":"string"}},"type":"object"})";
         }},
        {"spaces in a schema",
         [](auto &r) {
             r.tools[0].parameters =
                 "{ \"type\": \"object\",\n \"properties\": {\"city\": {\"type\":\"string\"}}}";
         }},
        {"order of keys in arguments",
         [](auto &r) { r.messages[2].parts[0].arguments = R"({"days":2, "city":"Rome"})"; }},
        {"user",
         [](auto &r) {
             r.extras.push_back({"user", "\"u\""});
         }},
        {"safety_identifier",
         [](auto &r) {
             r.extras.push_back({"safety_identifier", "\"u\""});
         }},
        {"metadata",
         [](auto &r) {
             r.extras.push_back({"metadata", "{}"});
         }},
        {"prompt_cache_key",
         [](auto &r) {
             r.extras.push_back({"prompt_cache_key", "\"k\""});
         }},
        {"stream_options",
         [](auto &r) {
             r.extras.push_back({"stream_options", "{}"});
         }},
        {"keep_alive",
         [](auto &r) {
             r.extras.push_back({"keep_alive", "\"5m\""});
         }},
    };
}

ChatAnswer answer(FinishReason finish = FinishReason::Stop)
{
    ChatAnswer a;
    Part part;
    part.text = "8,611 m";
    a.choices = {{{part}, finish, "", ""}};
    return a;
}

} // namespace

class CacheKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longTextsAreHashedAsShortOnesAre()
    {
        for (const std::size_t size : {0u, 1u, 1023u, 1024u, 1025u, 100'000u}) {
            const std::string text(size, 'x');
            CanonicalWriter writer;
            writer.add("before", "b");
            writer.add("text", text);
            writer.add("after", "a");
            QCOMPARE(writer.digest(), sha256("before:1:b"
                                             "text:"
                                             + std::to_string(size) + ":" + text + "after:1:a"));
        }
    }

    void anyFieldThatCanChangeTheAnswerMakesAMiss()
    {
        std::map<CacheKey, std::string> seen{{exactKey(request(), {1, 0}), "unchanged"}};
        for (const auto &[name, change] : changes()) {
            ChatRequest r = request();
            change(r);
            const auto [other, added] = seen.emplace(exactKey(r, {1, 0}), name);
            QVERIFY2(added, (std::string(name) + " has the key of " + other->second).c_str());
        }
    }

    void twoChangesAtOnceNeverCancelOut()
    {
        std::map<CacheKey, std::string> seen;
        const auto all = changes();
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); j += 7) {
                ChatRequest r = request();
                all[i].change(r);
                if (r.extras.empty() || r.tools.empty() || r.messages.size() < 4)
                    continue;
                ChatRequest single = r;
                all[j].change(r);
                if (r == single)
                    continue;
                QVERIFY2(exactKey(r, {1, 0}) != exactKey(single, {1, 0}), all[j].name);
            }
        }
    }

    void whatCannotChangeTheAnswerHits()
    {
        for (const auto &[name, change] : harmlessChanges()) {
            ChatRequest r = request();
            change(r);
            QVERIFY2(exactKey(r, {1, 0}) == exactKey(request(), {1, 0}), name);
        }
    }

    void projectsAndCustomersNeverShareAKey()
    {
        QVERIFY(exactKey(request(), {1, 0}) != exactKey(request(), {2, 0}));
        QVERIFY(exactKey(request(), {1, 1}) != exactKey(request(), {1, 2}));
        QVERIFY(exactKey(request(), {1, 2}) != exactKey(request(), {2, 1}));
        QVERIFY(semanticQuestion(request(), {1, 0})->fingerprint
                != semanticQuestion(request(), {2, 0})->fingerprint);
    }

    void brokenArgumentsAreKeptApart()
    {
        ChatRequest a = request();
        ChatRequest b = request();
        a.messages[2].parts[0].arguments = "{\"city\":";
        b.messages[2].parts[0].arguments = "{\"city\": ";
        QVERIFY(exactKey(a, {1, 0}) != exactKey(b, {1, 0}));
    }

    void theFingerprintHoldsEverythingButTheLastUserTurn()
    {
        const CacheKey plain = semanticQuestion(request(), {1, 0})->fingerprint;
        for (const auto &[name, change] : changes()) {
            ChatRequest r = request();
            change(r);
            if (r.messages.size() < 4)
                continue;
            const auto question = semanticQuestion(r, {1, 0});
            const std::string_view what = name;
            const bool inQuestion = what == "text" || what == "case of text";
            QVERIFY2(question, name);
            QVERIFY2((question->fingerprint == plain) == inQuestion, name);
        }
        QCOMPARE(semanticQuestion(request(), {1, 0})->text, std::string("How tall is K2?"));
    }

    void onlyATextOfTheUserIsComparedByMeaning()
    {
        ChatRequest r = request();
        r.messages.push_back(said(Role::Assistant, "8,611"));
        QVERIFY(!semanticQuestion(r, {1, 0}));
        r = request();
        Part image;
        image.kind = Part::Kind::Image;
        r.messages.back().parts.push_back(image);
        QVERIFY(!semanticQuestion(r, {1, 0}));
        r = request();
        r.messages.back().parts[0].text = " \n";
        QVERIFY(!semanticQuestion(r, {1, 0}));
        r.messages.back().parts[0].text = std::string(4'001, 'x');
        QVERIFY(!semanticQuestion(r, {1, 0}));
        r.messages.clear();
        QVERIFY(!semanticQuestion(r, {1, 0}));
    }

    void randomnessIsWhatTheClientAsksFor()
    {
        ChatRequest r;
        QVERIFY(!asksForRandomness(r));
        r.temperature = 0;
        QVERIFY(!asksForRandomness(r));
        r.temperature = 0.2;
        QVERIFY(asksForRandomness(r));
        Project project;
        QVERIFY(isCacheable(r, project));
        project.cacheRandom = false;
        QVERIFY(!isCacheable(r, project));
        r.seed = 7;
        QVERIFY(isCacheable(r, project));
    }

    void aCallThatChangesTheProvidersStateIsNotCached()
    {
        ChatRequest r = request();
        QVERIFY(isCacheable(r, {}));
        r.extras.push_back({"conversation", "\"conv_1\""});
        QVERIFY(!isCacheable(r, {}));
    }

    void readsCacheControl_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("read");
        QTest::addColumn<bool>("store");
        QTest::newRow("absent") << QByteArray("") << true << true;
        QTest::newRow("no-cache") << QByteArray("no-cache") << false << true;
        QTest::newRow("no-store") << QByteArray("no-store") << false << false;
        QTest::newRow("both, spaced, in capitals")
            << QByteArray("private , NO-Cache,  No-Store ") << false << false;
        QTest::newRow("max-age=0") << QByteArray("max-age=0") << false << true;
        QTest::newRow("max-age") << QByteArray("max-age=60") << true << true;
        QTest::newRow("something else") << QByteArray("no-transform, no-cached") << true << true;
        QTest::newRow("nonsense") << QByteArray(",,=,") << true << true;
    }
    void readsCacheControl()
    {
        QFETCH(QByteArray, header);
        const CacheControl control = cacheControlOf(header.toStdString());
        QTEST(control.read, "read");
        QTEST(control.store, "store");
    }

    void readsTheAgeThatAClientAccepts()
    {
        QCOMPARE(*cacheControlOf("max-age=60").maxAgeSeconds, 60);
        QVERIFY(!cacheControlOf("max-age=-1").maxAgeSeconds);
        QVERIFY(!cacheControlOf("max-age=1x").maxAgeSeconds);
    }

    void storesOnlyWholeSuccessfulAnswers()
    {
        QCOMPARE(notStorable(answer(), false), std::string_view());
        QCOMPARE(notStorable(answer(FinishReason::ToolCalls), false), std::string_view());
        QCOMPARE(notStorable(answer(FinishReason::StopSequence), false), std::string_view());
        QCOMPARE(notStorable(answer(FinishReason::Length), true), std::string_view());
        for (const auto finish : {FinishReason::Length, FinishReason::ContentFilter, FinishReason::Refusal,
                                  FinishReason::Pause, FinishReason::Other})
            QVERIFY(!notStorable(answer(finish), false).empty());
        QVERIFY(!notStorable({}, false).empty());
        ChatAnswer partly = answer();
        partly.unread = true;
        QVERIFY(!notStorable(partly, false).empty());
        ChatAnswer a = answer();
        a.unread = true;
        QVERIFY(!notStorable(a, false).empty());
        a = answer();
        a.choices.push_back({});
        QVERIFY(!notStorable(a, false).empty());
        a = answer();
        a.choices[0].parts[0].kind = Part::Kind::Refusal;
        QVERIFY(!notStorable(a, false).empty());
    }
};

QTEST_APPLESS_MAIN(CacheKeyTest)
#include "cachekey_test.moc"
