#pragma once

#include "domain/usage.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace llm0 {

/// What one answer, or one chunk of a stream, in OpenAI's format says.
struct OpenAiAnswer {
    bool valid = false;         ///< it is a JSON object
    std::optional<Usage> usage; ///< disjoint buckets; absent when not told
    bool usageOnly = false;     ///< a stream's usage frame: no choices in it
    std::string model;          ///< as the provider names what answered
    std::string text;      ///< everything the model wrote, of all choices: words, reasoning, tool arguments
    bool finished = false; ///< a finish reason is there
    bool error = false;    ///< carries an `error` object
};

/// Reads answers of OpenAI and of those who speak its format; reuses its buffers. One thread.
///
/// prompt_tokens include cached and audio tokens, completion_tokens include reasoning and audio ones
/// (platform.openai.com/docs/api-reference/chat/object). DeepSeek names cached tokens
/// prompt_cache_hit_tokens. xAI leaves reasoning out of completion_tokens: total_tokens tells.
class OpenAiAnswerReader
{
public:
    OpenAiAnswerReader();
    ~OpenAiAnswerReader();
    OpenAiAnswer read(std::string_view json);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace llm0
