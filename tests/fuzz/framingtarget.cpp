#include "framing/sse.h"
#include "framing/streamframer.h"
#include "fuzz/fuzz.h"
#include "fuzz/targets.h"
#include "support/fakeeventstream.h"

namespace llm0::fuzz {

namespace {

struct Frame {
    std::string name, data, raw;
    bool operator==(const Frame &) const = default;
};

struct Framed {
    std::vector<Frame> frames;
    bool ok = true;
    bool atBoundary = false;
    bool operator==(const Framed &) const = default;
};

Framed framed(Framing framing, const std::vector<std::string_view> &pieces)
{
    Framed result;
    const auto framer = newFramer(framing);
    for (const std::string_view piece : pieces) {
        result.ok = framer->feed(piece, [&](const StreamFrame &frame) {
            result.frames.push_back(
                {std::string(frame.name), std::string(frame.data), std::string(frame.raw)});
        });
        if (!result.ok)
            return result;
    }
    result.atBoundary = framer->atBoundary();
    return result;
}

Framed framedAnyhow(Framing framing, std::string_view bytes)
{
    const Framed whole = framed(framing, {bytes});
    std::string raws;
    for (const Frame &frame : whole.frames)
        raws += frame.raw;
    require(bytes.starts_with(raws), "the frames are the stream, byte for byte");
    if (whole.ok && whole.atBoundary)
        require(raws.size() == bytes.size(), "at a boundary nothing is left over");
    for (const std::uint64_t salt : {0U, 1U, 2U})
        require(framed(framing, pieces(bytes, salt)) == whole, "cuts change nothing in the frames");
    return whole;
}

std::string single(std::string_view text)
{
    std::string line(text);
    std::erase_if(line, [](char c) { return c == '\r' || c == '\n'; });
    return line;
}

/// What a bounded parser makes of it: the same events, or it gives up.
void requireBounded(std::string_view bytes, std::size_t all)
{
    SseParser parser(64);
    std::size_t events = 0;
    for (const std::string_view piece : pieces(bytes, 3)) {
        if (!parser.feed(piece, [&](const SseEvent &) { ++events; }))
            return;
        require(parser.rest().size() <= 64, "an event without end does not fill memory");
    }
    require(events == all, "a bound that is kept changes nothing");
}

std::vector<Frame> framesOf(std::string_view nameAndPayloadLines)
{
    std::vector<Frame> frames;
    const auto all = lines(nameAndPayloadLines);
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
        const std::string name(all[i].substr(0, 1000));
        const bool exception = name.starts_with('!');
        const std::string kind = exception ? ":exception-type" : ":event-type";
        frames.push_back({name, std::string(all[i + 1]),
                          fake::eventStreamMessage({{":message-type", exception ? "exception" : "event"},
                                                    {kind, exception ? name.substr(1) : name}},
                                                   all[i + 1])});
    }
    return frames;
}

void requireChecked(std::string stream, std::size_t count, std::uint64_t choice)
{
    const std::size_t at = choice % stream.size();
    stream[at] = static_cast<char>(stream[at] ^ static_cast<char>(1U << (choice % 8)));
    const Framed spoilt = framed(Framing::AwsEventStream, {stream});
    require(!spoilt.ok || !spoilt.atBoundary || spoilt.frames.size() < count,
            "a flipped bit does not pass the checksums");
}

} // namespace

std::string awsFrames(std::string_view nameAndPayloadLines)
{
    std::string stream;
    for (const Frame &frame : framesOf(nameAndPayloadLines))
        stream += frame.raw;
    return stream;
}

void readSse(std::string_view input)
{
    const Framed whole = framedAnyhow(Framing::Sse, input);
    requireBounded(input, whole.frames.size());
    for (const Frame &frame : whole.frames) {
        const Framed again = framed(Framing::Sse, {frame.raw});
        require(again.ok, "a frame alone is a stream");
    }
    const std::string data(input);
    const Framed told = framed(Framing::Sse, {sseFrame(single(input.substr(0, 20)), single(data))});
    require(told.frames.size() == 1, "what is written is one event");
    require(told.frames[0].data == single(data), "what is written can be read", told.frames[0].data);
}

void readNdjson(std::string_view input)
{
    const Framed whole = framedAnyhow(Framing::Ndjson, input);
    for (const Frame &frame : whole.frames)
        require(frame.data.find('\n') == std::string::npos, "a frame is a line");
}

void readAwsEventStream(std::string_view input)
{
    framedAnyhow(Framing::AwsEventStream, input);
    const std::vector<Frame> meant = framesOf(input);
    const std::string stream = awsFrames(input);
    const Framed read = framedAnyhow(Framing::AwsEventStream, stream);
    require(read.ok && read.atBoundary && read.frames == meant, "what is written can be read");
    if (!stream.empty())
        requireChecked(stream, meant.size(), input.size() * 2654435761U);
}

} // namespace llm0::fuzz
