#include "dialects/gemini/gemini.h"
#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

const CallTarget target{"gemini-2.5-flash", false, true, false, false};

ParsedCall parsed(const std::string &body)
{
    return parsedCall(geminiContentDialect(), q(body), target);
}

ChatRequest request(const std::string &body)
{
    return *parsed(body).chat();
}

/// With something said, and more fields.
ChatRequest with(const std::string &fields)
{
    return request("{'contents':[{'parts':[{'text':'hi'}]}]," + fields + "}");
}

Json bodyOf(const ChatRequest &request, const std::string &model = "gemini-2.5-flash")
{
    RequestTerms terms;
    terms.model = model;
    const auto body = geminiContentFormat().body(request, terms);
    if (!body)
        qFatal("%s", body.error().message.c_str());
    return Json::parse(*body);
}

std::string refused(const ChatRequest &request)
{
    const auto body = geminiContentFormat().body(request, {});
    return body ? "(accepted)" : body.error().param;
}

ChatRequest plainRequest()
{
    ChatRequest request;
    request.messages = {{Role::User, {}, {textPart("hi")}}};
    return request;
}

std::string extraNames(const ChatRequest &request)
{
    std::string names;
    for (const ExtraField &extra : request.extras)
        names += extra.name + " ";
    return names;
}

std::string forwarded(const std::string &body, std::int64_t limit)
{
    BodyChanges changes;
    changes.outputLimit = limit;
    return forwardedBody(q(body), parsed(body), changes);
}

} // namespace

class GeminiRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesModelAndStreamingFromThePath()
    {
        CallTarget streamed = target;
        streamed.streamed = true;
        const auto call =
            parsedCall(geminiContentDialect(), q("{'contents':[{'parts':[{'text':'hi'}]}]}"), streamed).call;
        QCOMPARE(call.model, std::string("gemini-2.5-flash"));
        QVERIFY(call.streamed);
        QCOMPARE(call.input.textTokens, 2);
        QCOMPARE(refusedField(geminiContentDialect(),
                              q("{'model':'models/other','contents':[{'parts':[{'text':'hi'}]}]}"), target),
                 std::string("model"));
    }

    void readsBothSpellingsOfNames()
    {
        const ChatRequest camel =
            with("'systemInstruction':{'parts':[{'text':'be brief'}]},'generationConfig':{"
                 "'maxOutputTokens':9,'topK':4,'stopSequences':['x']},'toolConfig':{"
                 "'functionCallingConfig':{'mode':'NONE'}}");
        const ChatRequest snake =
            with("'system_instruction':{'parts':{'text':'be brief'}},'generation_config':{"
                 "'max_output_tokens':'9','top_k':4.0,'stop_sequences':['x']},"
                 "'tool_config':{'function_calling_config':{'mode':'NONE'}}");
        QVERIFY(camel == snake);
        QCOMPARE(camel.outputLimit.value_or(0), 9);
        QCOMPARE(camel.messages.front().role, Role::System);
        QVERIFY(camel.extras.empty());
        QCOMPARE(refusedField(geminiContentDialect(),
                              q("{'contents':[{'parts':[{'text':'hi'}]}],'toolConfig':{},'tool_config':{}}"),
                              target),
                 std::string("toolConfig"));
    }

    void readsPartsOfAllKinds()
    {
        const ChatRequest read = request(
            "{'contents':[{'role':'user','parts':[{'text':'look'},"
            "{'inlineData':{'mimeType':'image/png','data':'AAAA'}},"
            "{'inlineData':{'mimeType':'audio/wav','data':'BBBB'}},"
            "{'fileData':{'mimeType':'application/pdf','fileUri':'https://example.com/a.pdf'}},"
            "{'fileData':{'mimeType':'image/png','fileUri':"
            "'https://generativelanguage.googleapis.com/v1beta/files/abc'}}]},"
            "{'role':'model','parts':[{'text':'hm','thought':true},{'functionCall':{'name':'f','args':{'a':1}"
            "},"
            "'thoughtSignature':'c2ln'},{'functionCall':{'id':'x1','name':'g'}}]},"
            "{'role':'user','parts':[{'functionResponse':{'name':'f','response':{'output':'ok'}}},"
            "{'functionResponse':{'id':'x1','name':'g','response':{'error':'no'}}},{'text':'go on'}]}]}");
        QCOMPARE(read.messages.size(), 4u);
        const auto &said = read.messages[0].parts;
        QCOMPARE(said[1].kind, Part::Kind::Image);
        QCOMPARE(said[2].kind, Part::Kind::Audio);
        QCOMPARE(said[3].url, std::string("https://example.com/a.pdf"));
        QVERIFY(!said[4].fileId.empty());
        const auto &answered = read.messages[1].parts;
        QCOMPARE(answered[0].kind, Part::Kind::Thinking);
        QCOMPARE(answered[1].arguments, q("{'a':1}"));
        QCOMPARE(answered[1].signature->value, std::string("c2ln"));
        QCOMPARE(answered[2].id, std::string("x1"));
        QCOMPARE(read.messages[2].role, Role::Tool);
        QCOMPARE(read.messages[2].parts[0].id, answered[1].id);
        QCOMPARE(read.messages[2].parts[0].content.front().text, std::string("ok"));
        QVERIFY(read.messages[2].parts[1].isError);
        QCOMPARE(read.messages[3].parts.front().text, std::string("go on"));
    }

    void putsThoughtsThatCameInPiecesTogether()
    {
        const ChatRequest read =
            request("{'contents':[{'role':'model','parts':[{'text':'a','thought':true},{'text':"
                    "'b','thought':true},{'text':'','thought':true,'thoughtSignature':'c2ln'},"
                    "{'text':'c','thought':true}]}]}");
        const auto &parts = read.messages.front().parts;
        QCOMPARE(parts.size(), 2u);
        QCOMPARE(parts[0].text, std::string("ab"));
        QVERIFY(parts[0].signature.has_value());
    }

    void keepsWhatOnlyGeminiKnowsByName()
    {
        const std::pair<std::string, std::string> rows[] = {
            {"'cachedContent':'cachedContents/x'", "cachedContent"},
            {"'safetySettings':[{'category':'c','threshold':'BLOCK_LOW_AND_ABOVE'}]", "safetySettings"},
            {"'generationConfig':{'responseModalities':['TEXT','IMAGE']}",
             "generationConfig.responseModalities"},
            {"'generationConfig':{'speechConfig':{'languageCode':'de-DE'}}", "generationConfig.speechConfig"},
            {"'generationConfig':{'media_resolution':'MEDIA_RESOLUTION_LOW'}",
             "generationConfig.mediaResolution"},
            {"'generationConfig':{'responseMimeType':'text/x.enum'}", "generationConfig.responseMimeType"},
            {"'toolConfig':{'retrievalConfig':{'languageCode':'de'}}", "toolConfig.retrievalConfig"},
            {"'toolConfig':{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['a','b']}}",
             "toolConfig.functionCallingConfig.allowedFunctionNames"},
            {"'tools':[{'functionDeclarations':[{'name':'f','behavior':'NON_BLOCKING'}]}]",
             "tools[0].functionDeclarations[0].behavior"},
            {"'serviceTier':'flex'", "serviceTier"},
            {"'flux':{'a':1}", "flux"},
        };
        for (const auto &[fields, name] : rows) {
            const ChatRequest read = with(fields);
            QCOMPARE(extraNames(read), name + " ");
            QCOMPARE(refused(read), name);
        }
    }

    void dropsWhatCannotChangeTheAnswer()
    {
        const ChatRequest read = with(
            "'labels':{'team':'a'},'cachedContent':null,'safetySettings':[{'category':'c','threshold':"
            "'BLOCK_NONE'},{'category':'d','threshold':'OFF'}],'generationConfig':{'responseModalities':["
            "'TEXT'],'responseMimeType':'text/plain','seed':null}");
        QCOMPARE(extraNames(read), std::string());
    }

    void keepsCodeThatGoogleRan()
    {
        const ChatRequest read =
            request("{'contents':[{'role':'model','parts':[{'executableCode':{'language':"
                    "'PYTHON','code':'1'}},{'text':'x','videoMetadata':{'fps':2}}]}]}");
        QCOMPARE(extraNames(read),
                 std::string("contents[0].parts[0].executableCode contents[0].parts[1].videoMetadata "));
    }

    void boundsWhatItCannotSee()
    {
        QVERIFY(parsed("{'contents':[{'parts':[{'text':'hi'}]}],'cachedContent':'c'}").call.input.unbounded);
        QVERIFY(parsed("{'contents':[{'parts':[{'text':'hi'}]}],'tools':[{'urlContext':{}}]}")
                    .call.input.unbounded);
        QVERIFY(
            parsed(
                "{'contents':[{'parts':[{'fileData':{'mimeType':'video/mp4','fileUri':'https://youtu.be/x'}"
                "}]}]}")
                .call.input.unbounded);
        const std::string searching =
            "{'contents':[{'parts':[{'text':'hi'}]}],'tools':[{'googleSearch':{}}]}";
        QCOMPARE(parsed(searching).call.input.webSearches, 1);
        CallTarget later = target;
        later.model = "gemini-3-pro-preview";
        QCOMPARE(parsedCall(geminiContentDialect(), q(searching), later).call.input.webSearches, 10);
        QVERIFY(
            parsed(
                "{'contents':[{'parts':[{'text':'hi'}]}],'generationConfig':{'responseModalities':['IMAGE']}"
                "}")
                .call.imageOutput);
        QVERIFY(
            parsed(
                "{'contents':[{'parts':[{'text':'hi'}]}],'generationConfig':{'responseModalities':['AUDIO']}"
                "}")
                .call.audioOutput);
    }

    void readsGeminisSchemasAsJsonSchema()
    {
        const ChatRequest read = with(
            "'generationConfig':{'responseMimeType':'application/json','responseSchema':{'type':'OBJECT',"
            "'properties':{'n':{'type':'INTEGER','nullable':true},'l':{'type':'ARRAY','minItems':'2','items':"
            "{"
            "'type':'STRING','enum':['a']}}},'propertyOrdering':['n','l'],'required':['n']}}");
        QCOMPARE(read.shape.kind, AnswerShape::Kind::JsonSchema);
        QCOMPARE(
            text(json(read.shape.schema)),
            text(json(q("{'type':'object','properties':{'n':{'type':['integer','null']},'l':{'type':'array',"
                        "'minItems':2,'items':{'type':'string','enum':['a']}}},'required':['n']}"))));
    }

    void limitsTheOutputWhereverTheConfigurationStands()
    {
        const std::string said = "'contents':[{'parts':[{'text':'hi'}]}]";
        const std::pair<std::string, std::string> rows[] = {
            {"{" + said + "}", "{'generationConfig':{'maxOutputTokens':7}," + said + "}"},
            {"{" + said + ",'generationConfig':{'topK':1}}",
             "{" + said + ",'generationConfig':{'maxOutputTokens':7,'topK':1}}"},
            {"{" + said + ",'generation_config':{ }}",
             "{" + said + ",'generation_config':{'maxOutputTokens':7 }}"},
            {"{" + said + ",'generationConfig':null}",
             "{" + said + ",'generationConfig':{'maxOutputTokens':7}}"},
            {"{'generationConfig':{'max_output_tokens':99}," + said + "}",
             "{'generationConfig':{'max_output_tokens':7}," + said + "}"},
        };
        for (const auto &[before, after] : rows)
            QCOMPARE(forwarded(before, 7), q(after));
    }

    void writesAConversationInGeminisRoles()
    {
        ChatRequest asked = plainRequest();
        Part result = textPart("", Part::Kind::ToolResult);
        result.id = "call_1";
        result.content = {textPart("sunny")};
        asked.messages = {{Role::System, {}, {textPart("be kind")}},
                          {Role::Developer, {}, {textPart("be brief")}},
                          {Role::User, {}, {textPart("weather?")}},
                          {Role::Assistant, {}, {callPart("call_1", "weather", "{\"city\":\"Bern\"}")}},
                          {Role::Tool, {}, {result}},
                          {Role::User, {}, {textPart("well?")}}};
        QCOMPARE(
            text(bodyOf(asked)),
            text(json(
                q("{'systemInstruction':{'parts':[{'text':'be kind'},{'text':'be brief'}]},'contents':["
                  "{'role':'user','parts':[{'text':'weather?'}]},"
                  "{'role':'model','parts':[{'functionCall':{'id':'call_1','name':'weather','args':{'city':"
                  "'Bern'}}}]},"
                  "{'role':'user','parts':[{'functionResponse':{'id':'call_1','name':'weather','response':{"
                  "'output':'sunny'}}},{'text':'well?'}]}]}"))));
    }

    void signsCallsOfOtherModelsForThoseWhoAskForIt()
    {
        ChatRequest asked = plainRequest();
        asked.messages.push_back({Role::Assistant, {}, {callPart("a", "f", "{}"), callPart("b", "g", "{}")}});
        const Json parts = bodyOf(asked, "gemini-3-pro-preview")["contents"][1]["parts"];
        QCOMPARE(parts[0]["thoughtSignature"].get<std::string>(),
                 std::string("skip_thought_signature_validator"));
        QVERIFY(!parts[1].contains("thoughtSignature"));
        QVERIFY(!bodyOf(asked)["contents"][1]["parts"][0].contains("thoughtSignature"));
    }

    void leavesOutReasoningThatOthersSigned()
    {
        ChatRequest asked = plainRequest();
        Part foreign = textPart("secret", Part::Kind::Thinking);
        foreign.signature = Signature{Format::AnthropicMessages, "sig"};
        Part own = textPart("mine", Part::Kind::Thinking);
        own.signature = Signature{Format::GeminiContent, "b3du"};
        asked.messages.push_back({Role::Assistant, {}, {foreign, own, textPart("said")}});
        QCOMPARE(text(bodyOf(asked)["contents"][1]["parts"]),
                 text(json(q("[{'text':'mine','thought':true,'thoughtSignature':'b3du'},{'text':'said'}]"))));
    }

    void givesASignatureThatCameAloneToTheCallItBelongsTo()
    {
        ChatRequest asked = plainRequest();
        Part alone = textPart("", Part::Kind::RedactedThinking);
        alone.signature = Signature{Format::GeminiContent, "b3du"};
        asked.messages.push_back({Role::Assistant, {}, {alone, callPart("a", "f", "{}")}});
        QCOMPARE(
            text(bodyOf(asked)["contents"][1]["parts"]),
            text(json(q("[{'functionCall':{'id':'a','name':'f','args':{}},'thoughtSignature':'b3du'}]"))));
    }

    void asksForThoughtAsTheModelUnderstandsIt()
    {
        ChatRequest asked = plainRequest();
        asked.thinking.effort = "medium";
        asked.thinking.shown = true;
        QCOMPARE(text(bodyOf(asked)["generationConfig"]["thinkingConfig"]),
                 text(json(q("{'thinkingBudget':8192,'includeThoughts':true}"))));
        QCOMPARE(text(bodyOf(asked, "gemini-3-flash-preview")["generationConfig"]["thinkingConfig"]),
                 text(json(q("{'thinkingLevel':'medium','includeThoughts':true}"))));
        asked.thinking = {};
        asked.thinking.budgetTokens = 2000;
        QCOMPARE(text(bodyOf(asked)["generationConfig"]["thinkingConfig"]),
                 text(json(q("{'thinkingBudget':2000}"))));
    }

    void sendsTheLimitThatTheLineSets()
    {
        ChatRequest asked = plainRequest();
        asked.outputLimit = 100;
        RequestTerms terms;
        terms.outputLimit = 40;
        QCOMPARE(text(json(*geminiContentFormat().body(asked, terms))["generationConfig"]),
                 text(json(q("{'maxOutputTokens':40}"))));
    }

    void refusesWhatItHasNoWordsFor()
    {
        const auto refusedWith = [](auto change) {
            ChatRequest asked = plainRequest();
            change(asked);
            return refused(asked);
        };
        QCOMPARE(refusedWith([](ChatRequest &r) { r.logitBias = "{\"1\":2}"; }), std::string("logit_bias"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.minP = 0.1; }), std::string("min_p"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.repeatPenalty = 1.1; }), std::string("repeat_penalty"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.temperature = 2.5; }), std::string("temperature"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.prediction = "{}"; }), std::string("prediction"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.audioOutput = true; }), std::string("audio"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.stop = {"1", "2", "3", "4", "5", "6"}; }),
                 std::string("stop"));
        QCOMPARE(refusedWith([](ChatRequest &r) { r.messages[0].name = "ann"; }),
                 std::string("messages[].name"));
        QCOMPARE(refusedWith([](ChatRequest &r) {
                     r.messages[0].parts[0].kind = Part::Kind::File;
                     r.messages[0].parts[0].fileId = "file-1";
                 }),
                 std::string("file_id"));
        QCOMPARE(refusedWith([](ChatRequest &r) {
                     r.tools.push_back({});
                     r.tools[0].hosted = "web_search";
                 }),
                 std::string("tools (web_search)"));
    }

    void readsBackWhatItWrites()
    {
        ChatRequest asked = plainRequest();
        asked.model = target.model;
        Part picture = textPart("", Part::Kind::Image);
        picture.mediaType = "image/png";
        picture.data = "AAAA";
        Part result = textPart("", Part::Kind::ToolResult);
        result.id = "x1";
        result.name = "f";
        result.content = {textPart("done")};
        asked.messages = {
            {Role::System, {}, {textPart("be kind")}},
            {Role::User, {}, {textPart("look"), picture}},
            {Role::Assistant, {}, {textPart("hm", Part::Kind::Thinking), callPart("x1", "f", "{\"a\":1}")}},
            {Role::Tool, {}, {result}}};
        Tool tool;
        tool.name = "f";
        tool.description = "does";
        tool.parameters = q("{'type':'object','properties':{}}");
        asked.tools = {tool};
        asked.toolChoice = ToolChoice{ToolChoice::Mode::Named, "f"};
        asked.outputLimit = 50;
        asked.choices = 2;
        asked.temperature = 0.5;
        asked.topP = 0.25;
        asked.topK = 3;
        asked.seed = 7;
        asked.frequencyPenalty = 0.5;
        asked.presencePenalty = -0.5;
        asked.logprobs = true;
        asked.topLogprobs = 2;
        asked.stop = {"END"};
        asked.shape.kind = AnswerShape::Kind::JsonSchema;
        asked.shape.schema = q("{'type':'object'}");
        asked.thinking.budgetTokens = 512;
        asked.thinking.shown = true;
        const ChatRequest back = chatRequest(geminiContentDialect(), bodyOf(asked).dump(), target);
        QVERIFY(back == asked);
    }

    void countsARequestThatStandsOneLevelDown()
    {
        CallTarget counting = target;
        counting.countsOnly = true;
        const std::string inner =
            "{'model':'models/gemini-2.5-flash','contents':[{'parts':[{'text':'hi'}]}]}";
        QCOMPARE(parsedCall(geminiContentDialect(), q("{'generateContentRequest':" + inner + "}"), counting)
                     .call.input.textTokens,
                 2);
        QCOMPARE(parsedCall(geminiContentDialect(), q(inner), counting).call.input.textTokens, 2);
    }

    void namesTheFieldAtFault()
    {
        const auto fault = [](const std::string &body) {
            return refusedField(geminiContentDialect(), q(body), target);
        };
        QCOMPARE(fault("{}"), std::string("contents"));
        QCOMPARE(fault("{'contents':[{'parts':[{'text':5}]}]}"), std::string("contents[0].parts[0].text"));
        QCOMPARE(fault("{'contents':[{'role':'robot','parts':[]}]}"), std::string("contents[0].role"));
        QCOMPARE(fault("{'contents':[],'generationConfig':{'maxOutputTokens':0}}"),
                 std::string("generationConfig.maxOutputTokens"));
        QCOMPARE(fault("{'contents':[],'generationConfig':{'maxOutputTokens':1.5}}"),
                 std::string("generationConfig.maxOutputTokens"));
        QCOMPARE(fault("{'contents':[],'contents':[]}"), std::string("contents"));
        QCOMPARE(fault("nonsense"), std::string());
        QCOMPARE(fault("{'contents':[],'serviceTier':'priority'}"), std::string("serviceTier"));
    }
};

QTEST_APPLESS_MAIN(GeminiRequestTest)
#include "geminirequest_test.moc"
