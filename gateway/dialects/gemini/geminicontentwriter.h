#pragma once

#include "domain/chat.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace llm0 {

/// The conversation as `contents`, and its leading system prompts as `systemInstruction`. System prompts
/// further down become what the user says there: Gemini's conversations have two roles only. Throws BadField.
class GeminiContentWriter
{
public:
    /// `model`: Gemini 3 and later want every turn's first call signed.
    GeminiContentWriter(const ChatRequest &request, std::string_view model);

    void writeTo(nlohmann::ordered_json &body) const;

private:
    void turn(const Message &message, nlohmann::ordered_json &contents) const;
    void part(const Part &part, nlohmann::ordered_json &parts, std::string &pendingSignature) const;
    nlohmann::ordered_json call(const Part &part) const;
    nlohmann::ordered_json result(const Part &part) const;
    std::string functionName(const Part &result) const;

    const ChatRequest &m_request;
    bool m_wantsSignatures;
};

} // namespace llm0
