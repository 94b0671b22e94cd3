#include "cache/vectorindex.h"

#include "cache/vectorgraph.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace llm0 {

namespace {

float dot(const float *a, const float *b, std::size_t size)
{
    // Eight sums side by side, so that the compiler may use wide registers.
    float sums[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane)
            sums[lane] += a[i + lane] * b[i + lane];
    }
    float sum = 0;
    for (; i < size; ++i)
        sum += a[i] * b[i];
    for (const float lane : sums)
        sum += lane;
    return sum;
}

} // namespace

/// Up to the bound the vectors lie in one row of numbers; beyond it the graph has them.
class VectorIndex::Impl
{
public:
    Impl(std::size_t dims, std::size_t bound) : dimensions(dims), exactUpTo(bound) {}

    void add(std::int64_t id, const std::vector<float> &vector)
    {
        remove(id);
        if (graph) {
            places[id] = graph->add(id, vector.data());
            return;
        }
        places[id] = ids.size();
        ids.push_back(id);
        row.insert(row.end(), vector.begin(), vector.end());
        if (ids.size() > exactUpTo)
            becomeGraph();
    }

    void remove(std::int64_t id)
    {
        const auto place = places.find(id);
        if (place == places.end())
            return;
        const std::size_t at = place->second;
        places.erase(place);
        if (graph)
            return graph->remove(at);
        // The last one takes its place.
        const std::size_t last = ids.size() - 1;
        if (at != last) {
            ids[at] = ids[last];
            places[ids[at]] = at;
            std::copy_n(row.begin() + offset(last), dimensions, row.begin() + offset(at));
        }
        ids.pop_back();
        row.resize(last * dimensions);
    }

    std::vector<VectorMatch> exact(const std::vector<float> &vector, float leastCosine) const
    {
        std::vector<VectorMatch> matches;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const float cosine = dot(vector.data(), row.data() + i * dimensions, dimensions);
            if (cosine >= leastCosine)
                matches.push_back({ids[i], cosine});
        }
        std::sort(matches.begin(), matches.end(),
                  [](const VectorMatch &a, const VectorMatch &b) { return a.cosine > b.cosine; });
        return matches;
    }

    void becomeGraph()
    {
        graph = std::make_unique<VectorGraph>(dimensions, exactUpTo * 2);
        for (std::size_t i = 0; i < ids.size(); ++i)
            places[ids[i]] = graph->add(ids[i], row.data() + i * dimensions);
        ids = {};
        row = {};
    }

    std::ptrdiff_t offset(std::size_t at) const { return static_cast<std::ptrdiff_t>(at * dimensions); }

    const std::size_t dimensions;
    const std::size_t exactUpTo;
    std::vector<float> row;
    std::vector<std::int64_t> ids;
    std::unordered_map<std::int64_t, std::size_t> places;
    std::unique_ptr<VectorGraph> graph;
};

VectorIndex::VectorIndex(std::size_t dimensions, std::size_t exactUpTo)
    : m_impl(std::make_unique<Impl>(dimensions, std::max<std::size_t>(exactUpTo, 1)))
{}
VectorIndex::~VectorIndex() = default;
VectorIndex::VectorIndex(VectorIndex &&) noexcept = default;
VectorIndex &VectorIndex::operator=(VectorIndex &&) noexcept = default;

void VectorIndex::add(std::int64_t id, const std::vector<float> &vector)
{
    m_impl->add(id, vector);
}

void VectorIndex::remove(std::int64_t id)
{
    m_impl->remove(id);
}

std::vector<VectorMatch> VectorIndex::nearest(const std::vector<float> &vector, std::size_t count,
                                              float leastCosine) const
{
    std::vector<VectorMatch> matches =
        m_impl->graph ? m_impl->graph->nearest(vector.data(), count) : m_impl->exact(vector, leastCosine);
    std::erase_if(matches, [&](const VectorMatch &match) { return match.cosine < leastCosine; });
    if (matches.size() > count)
        matches.resize(count);
    return matches;
}

std::size_t VectorIndex::size() const
{
    return m_impl->places.size();
}

std::size_t VectorIndex::dimensions() const
{
    return m_impl->dimensions;
}

bool VectorIndex::isGraph() const
{
    return m_impl->graph != nullptr;
}

std::size_t VectorIndex::bytes() const
{
    const std::size_t vectors =
        m_impl->graph ? m_impl->graph->bytes() : m_impl->row.capacity() * sizeof(float);
    return vectors + m_impl->ids.capacity() * sizeof(std::int64_t) + m_impl->places.size() * 48;
}

bool normalise(std::vector<float> &vector)
{
    double sum = 0;
    for (const float value : vector)
        sum += static_cast<double>(value) * value;
    if (!std::isfinite(sum) || sum <= 0)
        return false;
    const auto length = static_cast<float>(std::sqrt(sum));
    for (float &value : vector)
        value /= length;
    return true;
}

} // namespace llm0
