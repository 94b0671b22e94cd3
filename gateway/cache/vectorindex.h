#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace llm0 {

struct VectorMatch {
    std::int64_t id = 0;
    float cosine = 0;
};

/// Vectors of one embedder, unit length, by id; finds the nearest. Small sets are searched exactly, larger
/// ones through a navigable graph (hnswlib). Not thread-safe.
class VectorIndex
{
public:
    /// `exactUpTo`: the size up to which looking at every vector is quicker (measured: bench/cache_bench).
    explicit VectorIndex(std::size_t dimensions, std::size_t exactUpTo = 1'000);
    ~VectorIndex();
    VectorIndex(VectorIndex &&) noexcept;
    VectorIndex &operator=(VectorIndex &&) noexcept;

    /// `vector` must have the index's dimensions; an id that is there already is replaced.
    void add(std::int64_t id, const std::vector<float> &vector);
    void remove(std::int64_t id);
    /// At most `count` with at least `leastCosine`, nearest first.
    std::vector<VectorMatch> nearest(const std::vector<float> &vector, std::size_t count,
                                     float leastCosine) const;

    std::size_t size() const;
    std::size_t dimensions() const;
    bool isGraph() const;
    /// About what it takes in memory.
    std::size_t bytes() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Brings a vector to length 1. False: it has none (all zero, not finite).
bool normalise(std::vector<float> &vector);

} // namespace llm0
