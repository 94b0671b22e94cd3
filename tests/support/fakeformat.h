#pragma once

#include "support/fakeanswer.h"

#include <memory>

namespace llm0::fake {

/// One event of a stream and the output tokens that have left once it is sent.
struct Frame {
    std::string data;
    std::int64_t tokens = 0;
    bool content = false;
    bool last = false;    ///< ends the stream: never sent twice
    bool failure = false; ///< the answer stops here; what had left is billed
};

struct ErrorAnswer {
    std::string body;
    std::string headers; ///< whole lines
};

/// A reason of the provider itself to refuse a request.
struct Objection {
    int status = 400;
    std::string message;
};

struct Reply {
    const Ask &ask;
    const Answer &answer;
};

/// One route of one provider's API. Without state of a request; used on the fake's thread.
class Format
{
public:
    virtual ~Format() = default;

    virtual bool takes(const Received &request) const = 0;
    /// `body` is whatever JSON came; null when it was none.
    virtual Ask read(const Received &request, const Body &body) const = 0;
    virtual std::optional<Objection> objection(const Received &request, const Ask &ask) const;
    virtual std::string whole(const Reply &reply) const = 0;
    virtual std::vector<Frame> stream(const Reply &reply) const = 0;
    virtual ErrorAnswer error(const Behaviour &behaviour, const std::string &message) const = 0;
    /// What a provider says when it fails after `sent` events.
    virtual std::vector<Frame> failure(const Reply &reply, std::size_t sent) const = 0;

    virtual std::string wholeType() const { return "application/json"; }
    virtual std::string streamType(const Ask &ask) const;
    /// Header lines of every answer that is no error.
    virtual std::string headers(const Ask &ask) const;
    /// An event that is no JSON.
    virtual Frame broken() const;
    /// An event as it goes over the wire, and what ends the stream.
    virtual std::string wire(const Ask &ask, const std::string &event, std::size_t index) const;
    virtual std::string ending(const Ask &ask) const;
};

/// The events of a stream with all that the behaviour does to them.
std::vector<Frame> disturbedStream(const Format &format, const Reply &reply, const Behaviour &behaviour);

std::unique_ptr<Format> chatFormat();
std::unique_ptr<Format> completionsFormat();
std::unique_ptr<Format> embeddingsFormat();
std::unique_ptr<Format> responsesFormat();

} // namespace llm0::fake
