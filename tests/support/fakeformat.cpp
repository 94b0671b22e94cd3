#include "support/fakeformat.h"

#include <algorithm>

namespace llm0::fake {

namespace {

/// Cuts the stream in the middle of its content and ends it with the provider's error.
void fail(std::vector<Frame> &frames, const Format &format, const Reply &reply)
{
    const auto contents =
        std::count_if(frames.begin(), frames.end(), [](const Frame &frame) { return frame.content; });
    auto keep = frames.begin();
    for (auto seen = std::ptrdiff_t{0};
         keep != frames.end() && seen < std::max<std::ptrdiff_t>(1, contents / 2);)
        seen += keep++->content ? 1 : 0;
    frames.erase(contents > 0 ? keep : frames.begin() + 1, frames.end());
    const auto errors = format.failure(reply, frames.size());
    frames.insert(frames.end(), errors.begin(), errors.end());
    frames.back().failure = true;
}

std::vector<Frame> doubled(const std::vector<Frame> &frames)
{
    std::vector<Frame> twice;
    for (const Frame &frame : frames) {
        twice.push_back(frame);
        if (!frame.last && !frame.failure)
            twice.push_back({frame.data, 0, false, false, false});
    }
    return twice;
}

} // namespace

std::optional<Objection> Format::objection(const Received &, const Ask &) const
{
    return {};
}

std::string Format::streamType(const Ask &) const
{
    return "text/event-stream";
}

std::string Format::headers(const Ask &) const
{
    return {};
}

Frame Format::broken() const
{
    return {"data: {\"id\": \"broken\", \"choices\": [\n\n", 0, true, false, false};
}

std::string Format::wire(const Ask &, const std::string &event, std::size_t) const
{
    return event;
}

std::string Format::ending(const Ask &) const
{
    return {};
}

std::vector<Frame> disturbedStream(const Format &format, const Reply &reply, const Behaviour &behaviour)
{
    std::vector<Frame> frames = format.stream(reply);
    if (behaviour.errorMid)
        fail(frames, format, reply);
    if (behaviour.badJson) {
        const auto first =
            std::find_if(frames.begin(), frames.end(), [](const Frame &frame) { return frame.content; });
        frames.insert(first == frames.end() ? first : first + 1, format.broken());
    }
    return behaviour.dupEvents ? doubled(frames) : frames;
}

} // namespace llm0::fake
