#include "base/money.h"
#include "budget/pricebook.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"
#include "pipeline/answerrelay.h"

#include <nlohmann/json.hpp>

namespace llm0::fuzz {

namespace {

using Json = nlohmann::json;

constexpr Format clients[] = {Format::OpenAiChat,        Format::OpenAiResponses, Format::OpenAiCompletions,
                              Format::AnthropicMessages, Format::GeminiContent,   Format::OllamaChat,
                              Format::OllamaGenerate};

struct Asked {
    Format provider = Format::OpenAiChat;
    Format client = Format::OpenAiChat;
    bool wholeAnswer = false;
    bool streamed = false;
    bool hideUsage = false;
};

Asked askedFrom(Format provider, std::uint8_t choice)
{
    Asked asked;
    asked.provider = provider;
    asked.client = clients[(choice >> 3U) % std::size(clients)];
    asked.wholeAnswer = choice & 1U;
    asked.streamed = !asked.wholeAnswer || (choice & 2U);
    asked.hideUsage = choice & 4U;
    return asked;
}

ParsedCall callOf(const Asked &asked)
{
    ParsedCall call;
    call.call.model = "m";
    call.call.streamed = asked.streamed;
    call.call.wantsStreamUsage = !asked.hideUsage;
    ChatRequest request;
    request.model = "m";
    request.streamed = asked.streamed;
    call.content = request;
    return call;
}

/// What came of an answer, for the client and for the books.
struct Told {
    std::string out;
    bool framed = true;
    bool complete = false;
    std::int64_t tokensSeen = 0;
    std::optional<Usage> usage;
    std::string failure;
    ChatAnswer answer;
    bool operator==(const Told &) const = default;
};

class Answering
{
public:
    explicit Answering(const Asked &asked)
        : m_call(callOf(asked))
        , m_writer(clientDialect(asked.client)->answerWriter(m_call, m_target))
        , m_relay(terms(asked))
    {}

    Told stream(const std::vector<std::string_view> &pieces)
    {
        Told told;
        for (const std::string_view piece : pieces) {
            told.framed = told.framed && m_relay.feed(piece, told.out);
        }
        if (told.framed)
            m_relay.end(told.out);
        return finish(std::move(told));
    }

    Told whole(std::string_view body)
    {
        Told told;
        auto out = m_relay.whole(body);
        told.framed = out.ok();
        if (out)
            told.out = *std::move(out);
        else
            require(!out.error().message.empty(), "a refusal says why");
        return finish(std::move(told));
    }

private:
    AnswerRelay::Terms terms(const Asked &asked)
    {
        AnswerRelay::Terms terms{providerFormat(asked.provider), *m_writer, oneTokenPerByte};
        terms.same = asked.client == asked.provider;
        terms.streamed = asked.streamed;
        terms.hideUsage = asked.hideUsage;
        terms.nowSeconds = 1'700'000'000;
        terms.answerId = "made-id";
        terms.keep = &m_kept;
        return terms;
    }

    Told finish(Told told)
    {
        told.complete = m_relay.complete();
        told.tokensSeen = m_relay.outputTokensSeen();
        told.usage = m_relay.usage();
        told.failure = m_relay.failure();
        told.answer = m_kept.answer();
        return told;
    }

    CallTarget m_target;
    ParsedCall m_call;
    std::unique_ptr<AnswerWriter> m_writer;
    AnswerAssembler m_kept;
    AnswerRelay m_relay;
};

ModelPrice somePrice()
{
    ModelPrice price;
    price.provider = "openai";
    price.model = "m";
    price.rates.input = 1'000'000;
    price.rates.cacheRead = 100'000;
    price.rates.output = 4'000'000;
    price.tiers.push_back({200'000, price.rates});
    return price;
}

void requirePayable(const Told &told)
{
    require(told.tokensSeen >= 0, "nothing is counted below zero");
    if (!told.usage)
        return;
    const Usage &usage = *told.usage;
    for (const std::int64_t count :
         {usage.input, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h, usage.output, usage.reasoning,
          usage.inputAudio, usage.cacheReadAudio, usage.outputAudio, usage.inputImage, usage.outputImage,
          usage.webSearches})
        require(count >= 0, "no bucket is negative", std::to_string(count));
    require(usage.promptTotal() > 0 && usage.completionTotal() >= 0, "a usage can be true");
    require(costOf(somePrice(), usage) > Money(), "what was used costs something");
}

/// The words of an answer that a format can tell: most know one choice only, some tell refusals as text.
std::string spoken(const ChatAnswer &answer, Format format)
{
    const bool all = format == Format::OpenAiChat;
    std::string text;
    for (std::size_t i = 0;
         i < (all ? answer.choices.size() : std::min<std::size_t>(1, answer.choices.size())); ++i) {
        for (const Part &part : answer.choices[i].parts)
            text +=
                part.kind == Part::Kind::Text || part.kind == Part::Kind::Refusal ? part.text : std::string();
    }
    return text;
}

/// Our own reader of the client's format finds in what the client is sent what the provider said.
void requireToldRightly(const Asked &asked, const Told &told)
{
    const ProviderFormat &format = providerFormat(asked.client);
    const auto framer = newFramer(format.framing());
    const auto reader = format.answerReader();
    std::vector<AnswerEvent> events;
    const bool framed = framer->feed(told.out, [&](const StreamFrame &frame) {
        if (!frame.data.empty() && frame.data != "[DONE]")
            require(Json::accept(frame.data), "each event is JSON", frame.data);
        reader->frame(frame.name, frame.data, events);
    });
    require(framed && framer->atBoundary(), "a client is sent whole events", told.out);
    reader->end(events);
    AnswerAssembler heard;
    for (const AnswerEvent &event : events)
        heard.add(event);
    if (told.complete)
        require(spoken(heard.answer(), asked.client) == spoken(told.answer, asked.client),
                "the client hears every word", told.out);
}

void requireSame(const Told &whole, const Told &cut)
{
    require(whole.framed == cut.framed, "cuts change nothing in whether it is a stream");
    require(whole.out == cut.out, "cuts change nothing for the client", whole.out + "\n---\n" + cut.out);
    require(whole == cut, "cuts change nothing in the books");
}

void readStream(const Asked &asked, std::string_view bytes)
{
    const Told told = Answering(asked).stream({bytes});
    requireSame(told, Answering(asked).stream(pieces(bytes, 1)));
    requirePayable(told);
    const bool passesOn = asked.client == asked.provider;
    if (!passesOn)
        requireToldRightly(asked, told);
    else if (!asked.hideUsage && asked.client != Format::OpenAiChat
             && asked.client != Format::OpenAiCompletions)
        require(!told.framed || !told.complete || told.out.starts_with(bytes.substr(0, told.out.size()))
                    || asked.client == Format::GeminiContent,
                "the same format's bytes pass", told.out);
}

void readWhole(const Asked &asked, std::string_view body)
{
    const Told told = Answering(asked).whole(body);
    requirePayable(told);
    if (!told.framed || asked.client == asked.provider)
        return;
    if (asked.streamed)
        requireToldRightly(asked, told);
    else
        require(Json::accept(told.out), "a whole answer is JSON", told.out);
}

} // namespace

void readAnswer(Format format, std::string_view input)
{
    Input rest(input);
    const Asked asked = askedFrom(format, rest.byte());
    const bool aws = providerFormat(format).framing() == Framing::AwsEventStream;
    if (asked.wholeAnswer)
        readWhole(asked, rest.rest());
    else
        readStream(asked, aws ? awsFrames(rest.rest()) : std::string(rest.rest()));
    const CallError error = providerFormat(format).error(400 + int(input.size() % 200), rest.rest());
    require(Json::accept(clientDialect(asked.client)->errorBody(error)), "an error passed on is JSON");
}

} // namespace llm0::fuzz
