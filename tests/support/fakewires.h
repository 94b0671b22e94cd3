#pragma once

#include "support/fakeprovider.h"
#include "support/httpclient.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

/// The fake's formats as a client of each sees them.
namespace llm0::test {

struct Wire {
    std::string name;
    std::string path;
    std::string streamPath; ///< where a stream has one of its own
    Headers headers;
    /// A request with one user text; no limit when it is negative.
    nlohmann::json (*body)(const std::string &text, int limit, bool stream);
    std::string errorMark; ///< stands in an error event amid a stream
};

const std::vector<Wire> &wires();
const Wire &wire(const std::string &name);

HttpAsk askOf(const FakeProvider &fake, const Wire &wire, const nlohmann::json &body, bool stream);
HttpReply say(const FakeProvider &fake, const Wire &wire, const std::string &text, bool stream,
              int limit = -1);

/// The JSON events of a stream in any of the framings; what is no JSON is left out.
std::vector<nlohmann::json> eventsOf(const HttpReply &reply);

struct Told {
    int prompt = 0;
    int completion = 0;
};
/// The usage that the events (or a whole answer) told last.
Told toldBy(const std::vector<nlohmann::json> &events);

} // namespace llm0::test
