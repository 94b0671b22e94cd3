#include "cache/vectorgraph.h"

// hnswlib's headers warn; they are kept in this file.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Woverloaded-virtual"
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
#pragma GCC diagnostic ignored "-Wunused-function"
#include <hnswlib/hnswlib.h>

namespace llm0 {

namespace {
constexpr std::size_t links = 16;
constexpr std::size_t buildWidth = 100;
constexpr std::size_t searchWidth = 100;
} // namespace

class VectorGraph::Impl
{
public:
    Impl(std::size_t dimensions, std::size_t capacity)
        : space(dimensions)
        , graph(&space, capacity, links, buildWidth)
    {
        graph.ef_ = searchWidth;
    }

    hnswlib::InnerProductSpace space;
    hnswlib::HierarchicalNSW<float> graph; ///< labelled by place
    std::vector<std::int64_t> ids;         ///< by place
    std::vector<std::size_t> freed;
};

VectorGraph::VectorGraph(std::size_t dimensions, std::size_t capacity)
    : m_impl(std::make_unique<Impl>(dimensions, capacity))
{}

VectorGraph::~VectorGraph() = default;

std::size_t VectorGraph::add(std::int64_t id, const float *vector)
{
    auto &graph = m_impl->graph;
    std::size_t place = m_impl->ids.size();
    if (m_impl->freed.empty()) {
        if (graph.cur_element_count >= graph.max_elements_)
            graph.resizeIndex(graph.max_elements_ * 2);
        m_impl->ids.push_back(id);
    } else {
        place = m_impl->freed.back();
        m_impl->freed.pop_back();
        m_impl->ids[place] = id;
    }
    graph.addPoint(vector, place);
    return place;
}

void VectorGraph::remove(std::size_t place)
{
    m_impl->graph.markDelete(place);
    m_impl->freed.push_back(place);
}

std::vector<VectorMatch> VectorGraph::nearest(const float *vector, std::size_t count) const
{
    auto found = m_impl->graph.searchKnn(vector, count);
    std::vector<VectorMatch> matches(found.size());
    for (std::size_t i = matches.size(); i-- > 0; found.pop())
        matches[i] = {m_impl->ids[found.top().second], 1.0F - found.top().first};
    return matches;
}

std::size_t VectorGraph::bytes() const
{
    return m_impl->graph.max_elements_ * (m_impl->graph.size_data_per_element_ + 3 * sizeof(void *));
}

} // namespace llm0

#pragma GCC diagnostic pop
