#include "formatfixture.h"

using namespace llm0;
using namespace llm0::formats;

namespace {

Format formatNamed(const std::string &name)
{
    for (const Format format : {Format::OpenAiChat, Format::OpenAiResponses, Format::OpenAiCompletions}) {
        if (formatName(format) == name)
            return format;
    }
    qFatal("no such format: %s", name.c_str());
}

std::int64_t count(const Json &usage, const char *bucket)
{
    return usage.contains(bucket) ? usage[bucket].get<std::int64_t>() : 0;
}

Usage usageIn(const Json &json)
{
    Usage usage;
    usage.input = count(json, "input");
    usage.cacheRead = count(json, "cacheRead");
    usage.cacheWrite5m = count(json, "cacheWrite5m");
    usage.output = count(json, "output");
    usage.reasoning = count(json, "reasoning");
    usage.inputAudio = count(json, "inputAudio");
    usage.outputAudio = count(json, "outputAudio");
    usage.webSearches = count(json, "webSearches");
    return usage;
}

std::string asSse(const Json &frames)
{
    std::string bytes;
    for (const Json &frame : frames)
        bytes += "data: " + frame.dump() + "\n\n";
    return bytes + "data: [DONE]\n\n";
}

std::optional<Usage> told(const Json &payload)
{
    const ProviderFormat &format = providerFormat(formatNamed(payload["format"].get<std::string>()));
    if (payload.contains("whole"))
        return format.answerReader()->whole(payload["whole"].dump())->usage;
    return assembledFrom(eventsOf(format, asSse(payload["stream"]))).answer().usage;
}

} // namespace

/// Figures as OpenAI and those who speak its formats tell them, against buckets worked out by hand.
class OpenAiUsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usageIsReadIntoDisjointBuckets_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Json &payload : json(fixture("usage/openai.json")))
            QTest::newRow(payload["name"].get<std::string>().c_str()) << index++;
    }
    void usageIsReadIntoDisjointBuckets()
    {
        QFETCH(int, index);
        const Json payload = json(fixture("usage/openai.json"))[std::size_t(index)];
        const auto usage = told(payload);
        QVERIFY(usage);
        QVERIFY(*usage == usageIn(payload["usage"]));
    }
};

QTEST_APPLESS_MAIN(OpenAiUsageTest)
#include "openaiusage_test.moc"
