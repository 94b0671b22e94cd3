#include "fuzz/jsonmutator.h"
#include "fuzz/targets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// Runs a target over its kept corpus and over a fixed number of inputs spoilt from it, the same ones each
// time. For compilers without libFuzzer.
//
//   llm0-fuzz-replay TARGET FOLDER|FILE [SPOILT]

namespace {

std::string contentOf(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> corpusIn(const std::filesystem::path &path)
{
    if (!std::filesystem::is_directory(path))
        return {contentOf(path)};
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(path))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> inputs;
    for (const auto &file : files)
        inputs.push_back(contentOf(file));
    return inputs;
}

} // namespace

int main(int argc, char **argv)
{
    const auto *target = argc > 2 ? llm0::fuzz::targetNamed(argv[1]) : nullptr;
    if (!target || !std::filesystem::exists(argv[2])) {
        std::fprintf(stderr, "usage: llm0-fuzz-replay TARGET FOLDER|FILE [SPOILT]\n");
        return 2;
    }
    const std::vector<std::string> corpus = corpusIn(argv[2]);
    for (const std::string &input : corpus)
        target->run(input);
    const auto spoilt = argc > 3 && !corpus.empty() ? std::strtoull(argv[3], nullptr, 10) : 0;
    for (std::uint64_t seed = 0; seed < spoilt; ++seed) {
        const std::string &input = corpus[seed % corpus.size()];
        target->run(target->json && seed % 2 == 0 ? llm0::fuzz::withChangedJson(input, seed)
                                                  : llm0::fuzz::withChangedBytes(input, seed));
    }
    std::printf("%s: %zu kept inputs, %llu spoilt ones (seeds 0 to N-1)\n", argv[1], corpus.size(),
                static_cast<unsigned long long>(spoilt));
    return corpus.empty() ? 1 : 0;
}
