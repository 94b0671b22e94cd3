#include "domain/chatcall.h"

#include <algorithm>
#include <string_view>

namespace llm0 {

std::string spliced(std::string_view body, std::vector<Splice> splices)
{
    std::stable_sort(splices.begin(), splices.end(),
                     [](const Splice &a, const Splice &b) { return a.offset < b.offset; });
    std::size_t added = 0;
    for (const Splice &splice : splices)
        added += splice.text.size();
    std::string out;
    out.reserve(body.size() + added);
    std::size_t at = 0;
    for (const Splice &splice : splices) {
        out.append(body, at, splice.offset - at);
        out.append(splice.text);
        at = splice.offset + splice.length;
    }
    out.append(body, at);
    return out;
}

} // namespace llm0
