#include "fuzz/jsonmutator.h"
#include "fuzz/targets.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

// libFuzzer's entry points (llvm.org/docs/LibFuzzer.html). LLM0_FUZZ_TARGET names the target: its child
// processes inherit it.

namespace {

const llm0::fuzz::Target &chosen()
{
    static const llm0::fuzz::Target *target = [] {
        const char *name = std::getenv("LLM0_FUZZ_TARGET");
        const llm0::fuzz::Target *found = llm0::fuzz::targetNamed(name ? name : "");
        if (!found) {
            std::fprintf(stderr, "LLM0_FUZZ_TARGET must be one of:\n");
            for (const auto &each : llm0::fuzz::targets())
                std::fprintf(stderr, "  %s\n", std::string(each.name).c_str());
            std::exit(2);
        }
        return found;
    }();
    return *target;
}

} // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t maxSize);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t maxSize,
                                               unsigned seed);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t maxSize,
                                               unsigned seed)
{
    if (!chosen().json || seed % 3 == 0)
        return LLVMFuzzerMutate(data, size, maxSize);
    const std::string_view before(reinterpret_cast<const char *>(data), size);
    const std::string after = llm0::fuzz::withChangedJson(before, seed);
    if (after.size() > maxSize || after == before)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, after.data(), after.size());
    return after.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    chosen().run({reinterpret_cast<const char *>(data), size});
    return 0;
}
