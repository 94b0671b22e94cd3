// How long the caches take, and what an entry costs in memory. Arguments: number of answers, of questions,
// and the dimensions of the vectors.
#include "cache/cachekey.h"
#include "cache/exactcache.h"
#include "cache/lexicalvector.h"
#include "cache/semanticcache.h"

#include "unit/cachefixture.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>

using namespace llm0;
using namespace llm0::test;
using Clock_ = std::chrono::steady_clock;

namespace {

double residentMb()
{
    std::ifstream file("/proc/self/statm");
    long total = 0;
    long resident = 0;
    file >> total >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

/// Microseconds of processor time of this thread: what else runs on the machine does not count.
double cpuUs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Runs `work` for 0 … count-1 and prints quantiles in microseconds.
template <typename Work>
void measure(const char *name, int count, const Work &work)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const double start = cpuUs();
        work(i);
        times.push_back(cpuUs() - start);
    }
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[static_cast<std::size_t>(share * (count - 1))]; };
    std::printf("%-34s p50 %9.2f us   p99 %9.2f us   max %9.2f us\n", name, at(0.5), at(0.99), times.back());
}

ChatRequest requestFor(int number)
{
    Part system;
    system.text = std::string(500, 's');
    Part user;
    user.text = "Question number " + std::to_string(number);
    ChatRequest request;
    request.model = "gpt-5";
    request.messages = {{Role::System, "", {system}}, {Role::User, "", {user}}};
    return request;
}

void exact(int entries)
{
    ExactCacheOptions options;
    options.memoryBytes = 4'000'000'000;
    ExactCache cache(options, nullptr);
    const double before = residentMb();
    for (int i = 0; i < entries; ++i)
        cache.put(answerTo(std::to_string(i), 500));
    std::printf("%d answers of 500 bytes: %.0f bytes each in memory\n", entries,
                (residentMb() - before) * 1e6 / entries);
    measure("exact: key of a request", 20'000, [](int i) {
        static_cast<void>(exactKey(requestFor(i), {1, 0}));
    });
    std::vector<CacheKey> keys;
    for (int i = 0; i < 20'000; ++i)
        keys.push_back(keyOf(std::to_string(i * 7919LL % entries)));
    measure("exact: lookup, hit", 20'000,
            [&](int i) { static_cast<void>(cache.find(keys[static_cast<std::size_t>(i)], noon, hourMs)); });
}

std::vector<float> randomVector(std::mt19937 &random, std::size_t dimensions)
{
    std::normal_distribution<float> normal;
    std::vector<float> vector(dimensions);
    for (float &value : vector)
        value = normal(random);
    normalise(vector);
    return vector;
}

CachedQuestion question(int number, std::vector<float> vector)
{
    CachedQuestion q;
    q.project = 1;
    q.fingerprint = keyOf("context");
    q.answer = keyOf(std::to_string(number));
    q.embedder = "bench";
    q.text = "What is known about the subject number " + std::to_string(number) + "?";
    q.vector = std::move(vector);
    q.createdAt = noon;
    q.expiresAt = noon + hourMs;
    return q;
}

/// Vectors come in families, as questions do: a hundred wordings about each of many subjects.
class Questions
{
public:
    explicit Questions(std::size_t dimensions) : m_dimensions(dimensions) {}
    std::vector<float> next()
    {
        if (m_made++ % 100 == 0)
            m_subject = randomVector(m_random, m_dimensions);
        return near(m_subject, 0.03F);
    }
    std::vector<float> near(std::vector<float> vector, float spread)
    {
        std::normal_distribution<float> normal(0, spread);
        for (float &value : vector)
            value += normal(m_random);
        normalise(vector);
        return vector;
    }

private:
    std::size_t m_dimensions;
    std::mt19937 m_random{7};
    std::vector<float> m_subject;
    int m_made = 0;
};

void semantic(int entries, std::size_t dimensions, std::size_t exactUpTo)
{
    SemanticCacheOptions options;
    options.maxQuestions = static_cast<std::size_t>(entries) * 2;
    options.exactUpTo = exactUpTo;
    SemanticCache cache(options, nullptr);
    Questions questions(dimensions);
    std::vector<std::vector<float>> sample;
    const double before = residentMb();
    const auto start = Clock_::now();
    for (int i = 0; i < entries; ++i) {
        auto vector = questions.next();
        if (i % std::max(1, entries / 2'000) == 0)
            sample.push_back(vector);
        cache.put(question(i, std::move(vector)));
    }
    const double seconds = std::chrono::duration<double>(Clock_::now() - start).count();
    std::printf("%d questions, %zu dimensions, %s: built in %.1f s, %.0f bytes each in memory\n", entries,
                dimensions, exactUpTo >= static_cast<std::size_t>(entries) ? "exact" : "graph", seconds,
                (residentMb() - before) * 1e6 / entries);
    SemanticQuery query;
    query.fingerprint = keyOf("context");
    query.embedder = "bench";
    query.text = "What is known about the subject number 5?";
    query.now = noon;
    query.maxAgeMs = hourMs;
    int found = 0;
    measure("semantic: lookup", static_cast<int>(sample.size()), [&](int i) {
        query.vector = questions.near(sample[static_cast<std::size_t>(i)], 0.005F);
        found += cache.find(query).has_value() ? 1 : 0;
    });
}

} // namespace

int main(int argc, char **argv)
{
    const int answers = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const int questions = argc > 2 ? std::atoi(argv[2]) : 100'000;
    const std::size_t dimensions = argc > 3 ? static_cast<std::size_t>(std::atoi(argv[3])) : 384;
    exact(answers);
    measure("lexical vector of a question", 20'000, [](int i) {
        static_cast<void>(lexicalVector("What is known about number " + std::to_string(i) + "?"));
    });
    for (const int size : {500, 1'000, 2'000, 4'000, 8'000}) {
        semantic(size, dimensions, 1'000'000);
        semantic(size, dimensions, 1);
    }
    semantic(questions, dimensions, 1'000);
    return 0;
}
