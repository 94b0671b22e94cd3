#include "cache/vectorindex.h"

#include <QTest>

#include <random>
#include <set>

using namespace llm0;

namespace {

constexpr std::size_t dimensions = 48;

std::vector<float> randomVector(std::mt19937 &random)
{
    std::normal_distribution<float> normal;
    std::vector<float> vector(dimensions);
    for (float &value : vector)
        value = normal(random);
    normalise(vector);
    return vector;
}

std::vector<float> near(std::vector<float> vector, std::mt19937 &random)
{
    std::normal_distribution<float> normal(0, 0.02F);
    for (float &value : vector)
        value += normal(random);
    normalise(vector);
    return vector;
}

} // namespace

class VectorIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheNearestFirst()
    {
        std::mt19937 random(1);
        VectorIndex index(dimensions);
        const auto wanted = randomVector(random);
        index.add(1, near(wanted, random));
        index.add(2, wanted);
        for (int i = 3; i < 50; ++i)
            index.add(i, randomVector(random));
        const auto found = index.nearest(wanted, 5, 0.9F);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].id, 2);
        QVERIFY(found[0].cosine > 0.9999F);
        QCOMPARE(found[1].id, 1);
        QVERIFY(!index.isGraph());
    }

    void replacesAndRemoves()
    {
        std::mt19937 random(2);
        for (const std::size_t bound : {std::size_t(100), std::size_t(2)}) {
            VectorIndex index(dimensions, bound);
            std::vector<std::vector<float>> vectors;
            for (int i = 0; i < 10; ++i) {
                vectors.push_back(randomVector(random));
                index.add(i, vectors.back());
            }
            QCOMPARE(index.isGraph(), bound == 2);
            index.remove(0);
            index.remove(9);
            index.remove(77);
            QVERIFY(index.nearest(vectors[0], 3, 0.99F).empty());
            QVERIFY(index.nearest(vectors[9], 3, 0.99F).empty());
            index.add(3, vectors[0]);
            QVERIFY(index.nearest(vectors[3], 3, 0.99F).empty());
            QCOMPARE(index.nearest(vectors[0], 3, 0.99F).at(0).id, 3);
            QCOMPARE(index.size(), std::size_t(8));
        }
    }

    void theGraphFindsWhatLookingAtAllFinds()
    {
        std::mt19937 random(3);
        VectorIndex graph(dimensions, 500);
        VectorIndex exact(dimensions, 100'000);
        std::vector<std::vector<float>> vectors;
        for (int i = 0; i < 5'000; ++i) {
            vectors.push_back(randomVector(random));
            graph.add(i, vectors.back());
            exact.add(i, vectors.back());
        }
        QVERIFY(graph.isGraph() && !exact.isGraph());
        int same = 0;
        for (int i = 0; i < 500; ++i) {
            const auto asked = near(vectors[static_cast<std::size_t>(i) * 10], random);
            const auto a = graph.nearest(asked, 1, 0.9F);
            const auto b = exact.nearest(asked, 1, 0.9F);
            same += !a.empty() && !b.empty() && a[0].id == b[0].id ? 1 : 0;
        }
        QVERIFY2(same >= 490, std::to_string(same).c_str());
    }

    void aGraphThatLosesAsManyAsItGetsDoesNotGrow()
    {
        std::mt19937 random(4);
        VectorIndex index(dimensions, 100);
        for (int i = 0; i < 300; ++i)
            index.add(i, randomVector(random));
        const std::size_t bytes = index.bytes();
        std::vector<float> last;
        for (int i = 300; i < 3'000; ++i) {
            index.remove(i - 300);
            last = randomVector(random);
            index.add(i, last);
        }
        QCOMPARE(index.size(), std::size_t(300));
        QVERIFY(index.bytes() <= bytes * 2);
        QCOMPARE(index.nearest(last, 1, 0.99F).at(0).id, 2'999);
    }

    void aVectorWithoutLengthIsNone()
    {
        std::vector<float> zero(3, 0.0F);
        std::vector<float> infinite{1, std::numeric_limits<float>::infinity()};
        std::vector<float> four{0, 4};
        QVERIFY(!normalise(zero));
        QVERIFY(!normalise(infinite));
        QVERIFY(normalise(four));
        QCOMPARE(four[1], 1.0F);
    }
};

QTEST_APPLESS_MAIN(VectorIndexTest)
#include "vectorindex_test.moc"
