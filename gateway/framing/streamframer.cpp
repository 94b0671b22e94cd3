#include "framing/streamframer.h"

#include "framing/awseventstream.h"
#include "framing/ndjson.h"
#include "framing/sse.h"

namespace llm0 {

namespace {

class SseFramer final : public StreamFramer
{
public:
    bool feed(std::string_view bytes, const OnFrame &onFrame) override
    {
        return m_parser.feed(bytes, [&onFrame](const SseEvent &event) {
            onFrame({event.name, event.data, event.raw});
        });
    }
    bool atBoundary() const override { return m_parser.rest().empty(); }

private:
    SseParser m_parser;
};

} // namespace

std::unique_ptr<StreamFramer> newFramer(Framing framing)
{
    switch (framing) {
    case Framing::Sse:
        return std::make_unique<SseFramer>();
    case Framing::Ndjson:
        return std::make_unique<NdjsonFramer>();
    case Framing::AwsEventStream:
        return std::make_unique<AwsEventStreamFramer>();
    }
    return nullptr;
}

} // namespace llm0
