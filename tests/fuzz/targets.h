#pragma once

#include "domain/format.h"

#include <span>
#include <string>
#include <string_view>

namespace llm0::fuzz {

/// One reader of foreign bytes: runs it and requires what must hold. Nothing is kept between runs.
struct Target {
    std::string_view name;
    void (*run)(std::string_view input);
    bool json = false; ///< what follows the first byte is JSON, or lines of it
    /// The format of requests and answers; others do not look at it.
    Format format = Format::OpenAiChat;
};

std::span<const Target> targets();
const Target *targetNamed(std::string_view name);

// The kinds of targets. Requests and answers begin with a byte that chooses how they are read.
void readHttp(std::string_view input);
void readSse(std::string_view input);
void readNdjson(std::string_view input);
void readAwsEventStream(std::string_view input);
void readRequest(Format format, std::string_view input);
void readAnswer(Format format, std::string_view input);
void readEmbeddings(std::string_view input);
void readPriceFile(std::string_view input);
void readConfig(std::string_view input);
void readCsv(std::string_view input);
void readMoney(std::string_view input);
void readCustomerTokens(std::string_view input);

/// Bedrock's answers are written as lines, a frame's name and its JSON in turn: checksums would hide the
/// reader behind them.
std::string awsFrames(std::string_view nameAndPayloadLines);

} // namespace llm0::fuzz
