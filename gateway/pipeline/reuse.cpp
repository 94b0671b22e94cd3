#include "pipeline/reuse.h"

#include <algorithm>

namespace llm0 {

namespace {

constexpr UnixMs msPerSecond = 1000;

} // namespace

Reuse reuseOf(const ChatRequest &request, const Caller &caller, CustomerId customer, const Headers &headers)
{
    const Project &project = *caller.project;
    const bool exact = caller.key->cacheEnabled.value_or(project.cacheEnabled);
    const bool semantic = caller.key->semanticCacheEnabled.value_or(project.semanticCacheEnabled);
    Reuse reuse;
    if (!(exact || semantic) || project.cacheTtlSeconds <= 0 || !isCacheable(request, project))
        return reuse;
    const CacheControl control = cacheControlOf(headers.value("cache-control"));
    const CacheScope scope{project.id, customer};
    reuse.key = exactKey(request, scope);
    reuse.ttlMs = reuse.maxAgeMs = project.cacheTtlSeconds * msPerSecond;
    if (control.maxAgeSeconds)
        reuse.maxAgeMs = std::min(reuse.maxAgeMs, *control.maxAgeSeconds * msPerSecond);
    reuse.store = control.store;
    reuse.readExact = exact && control.read;
    if (semantic && control.store)
        reuse.question = semanticQuestion(request, scope);
    reuse.readSemantic = reuse.question && control.read;
    return reuse;
}

} // namespace llm0
