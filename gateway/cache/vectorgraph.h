#pragma once

#include "cache/vectorindex.h"

namespace llm0 {

/// The navigable graph. It keeps its own copy of the vectors, grows by itself and uses the places of removed
/// vectors again.
class VectorGraph
{
public:
    VectorGraph(std::size_t dimensions, std::size_t capacity);
    ~VectorGraph();

    /// Returns the place, which remove() takes.
    std::size_t add(std::int64_t id, const float *vector);
    void remove(std::size_t place);
    std::vector<VectorMatch> nearest(const float *vector, std::size_t count) const;
    std::size_t bytes() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace llm0
