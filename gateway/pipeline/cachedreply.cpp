#include "pipeline/cachedreply.h"

#include "cache/answercodec.h"
#include "dialects/answerassembler.h"
#include "pipeline/answerdelivery.h"
#include "pipeline/answerheaders.h"
#include "pipeline/answerkeeper.h"

namespace llm0 {

namespace {

constexpr int ok = 200;
constexpr std::int64_t usPerMs = 1000;
/// A replayed stream comes in pieces of this size.
constexpr std::size_t pieceBytes = 64;

/// A cosine × 10,000 as an exact decimal: "0.9712".
std::string similarityText(int permyriad)
{
    return Money::fromNano(std::int64_t(permyriad) * 100'000).toShortDecimal(4);
}

Headers headersOf(const Line &line, const Admission &admission, const CacheHit &hit,
                  const RequestRecord &record)
{
    Headers headers = requestHeaders(record.requestId, admission, line.clock.nowMs());
    headers.add("X-Provider", hit.answer->facts.provider);
    headers.add("X-Model", hit.answer->facts.model);
    headers.add("X-Cache-Hit", std::string(hit.kind));
    if (hit.kind == "semantic")
        headers.add("X-Cache-Similarity", similarityText(hit.similarityPermyriad));
    if (!admission.warning.empty())
        headers.add("X-LLM0-Warning", admission.warning);
    addCustomerHeaders(headers, admission, line.ledger, record.startedAt);
    return headers;
}

void fill(RequestRecord &record, const Admission &admission, const CacheHit &hit,
          const std::optional<Usage> &usage)
{
    record.status = RequestStatus::Ok;
    record.httpStatus = ok;
    record.provider = hit.answer->facts.provider;
    record.modelServed = hit.answer->facts.model;
    record.priceVersion = admission.book.version();
    record.cache = hit.kind;
    record.saved = savedBy(hit.answer->facts, usage, admission);
}

std::string asStream(AnswerWriter &writer, const ChatAnswer &answer)
{
    std::string out;
    tellAsStream(answer, pieceBytes, [&](const AnswerEvent &event) { writer.event(event, out); });
    return out;
}

/// The answer in the words of this request; nullptr: the stored bytes cannot be read.
const ToldAnswer *spelt(ToldAnswers &told, const Admission &admission, std::string_view body,
                        const AnswerPtr &stored, AnswerWriter &writer)
{
    if (const ToldAnswer *former = told.find(*stored, *admission.dialect, admission.target, body))
        return former;
    const auto answer = decodeAnswer(stored->bytes);
    if (!answer)
        return nullptr;
    std::string text = admission.parsed.call.streamed ? asStream(writer, *answer) : writer.whole(*answer);
    return &told.keep(
        {stored, admission.dialect, admission.target, std::string(body), std::move(text), answer->usage});
}

} // namespace

bool replyFromCache(const Line &line, ToldAnswers &told, const Admission &admission, std::string_view body,
                    const CacheHit &hit, ResponseStreamPtr response, RequestRecord &record,
                    std::int64_t acceptedUs)
{
    AnswerDelivery delivery(std::move(response), *admission.dialect,
                            admission.dialect->answerWriter(admission.parsed, admission.target));
    const ToldAnswer *answer = spelt(told, admission, body, hit.answer, delivery.writer());
    if (!answer)
        return false;
    fill(record, admission, hit, answer->usage);
    Headers headers = headersOf(line, admission, hit, record);
    record.totalUs = record.gatewayUs = line.clock.monotonicUs() - acceptedUs;
    line.recorder.record(record);
    if (admission.parsed.call.streamed) {
        delivery.beginStream(ok, std::move(headers));
        delivery.stream(answer->text);
        delivery.stopHeartbeats();
        delivery.endStream();
    } else {
        // The headers tell the answer's tokens; the record has none, since none were bought.
        addCostHeaders(headers, record.actual, answer->usage.value_or(Usage()));
        delivery.sendWhole(
            ok, std::move(headers),
            delivery.writer().withCost(answer->text, record.totalUs / usPerMs, Money().toDecimal()));
    }
    return true;
}

} // namespace llm0
