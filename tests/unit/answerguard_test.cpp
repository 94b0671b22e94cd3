#include "cache/lexicalvector.h"
#include "cache/text/answerguard.h"

#include "unit/questionpairs.h"

#include <QTest>

#include <numeric>

using namespace llm0;
using namespace llm0::test;

namespace {

constexpr int lexicalThreshold = 9'500;

int cosinePermyriad(const std::vector<float> &a, const std::vector<float> &b)
{
    return static_cast<int>(std::inner_product(a.begin(), a.end(), b.begin(), 0.0F) * 10'000 + 0.5F);
}

std::string reason(const char *a, const char *b)
{
    return std::string(differenceOf(factsOf(a), factsOf(b)));
}

bool lexicalHit(const QuestionPair &pair)
{
    return cosinePermyriad(lexicalVector(pair.left), lexicalVector(pair.right)) >= lexicalThreshold
           && lexicalDifferenceOf(factsOf(pair.left), factsOf(pair.right)).empty();
}

/// Hits among paraphrases, among edits, and among look-alikes.
struct Rates {
    int paraphrases = 0, paraphraseHits = 0;
    int edits = 0, editHits = 0;
    int others = 0, falseHits = 0;

    void add(const QuestionPair &pair, bool hit)
    {
        if (!pair.same) {
            ++others;
            falseHits += hit;
        } else if (pair.kind == "paraphrase") {
            ++paraphrases;
            paraphraseHits += hit;
        } else {
            ++edits;
            editHits += hit;
        }
    }
    std::string text() const
    {
        return "paraphrases " + std::to_string(paraphraseHits) + "/" + std::to_string(paraphrases)
               + ", edits " + std::to_string(editHits) + "/" + std::to_string(edits) + ", false hits "
               + std::to_string(falseHits) + "/" + std::to_string(others);
    }
};

/// Pairs of one system prompt; others never meet, their fingerprints differ.
std::vector<QuestionPair> comparable(const char *file)
{
    auto pairs = readQuestionPairs(file);
    std::erase_if(pairs, [](const QuestionPair &pair) { return pair.leftSystem != pair.rightSystem; });
    return pairs;
}

} // namespace

class AnswerGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSetIsLargeAndMixed()
    {
        const auto pairs = readQuestionPairs("questions.tsv");
        QVERIFY(pairs.size() >= 300);
        std::map<std::string, int> kinds;
        for (const auto &pair : pairs)
            ++kinds[pair.kind];
        for (const char *kind :
             {"paraphrase", "negation", "number", "entity", "unit", "language", "system", "code"})
            QVERIFY2(kinds[kind] >= 10, kind);
    }

    void theBuiltInEmbedderHasNoFalseHit_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("questions") << QByteArray("questions.tsv");
        QTest::newRow("held out") << QByteArray("questions-heldout.tsv");
    }
    void theBuiltInEmbedderHasNoFalseHit()
    {
        QFETCH(QByteArray, file);
        Rates rates;
        for (const auto &pair : comparable(file.constData())) {
            const bool hit = lexicalHit(pair);
            rates.add(pair, hit);
            QVERIFY2(pair.same || !hit, (pair.left + " | " + pair.right).c_str());
        }
        qInfo("%s: lexical: %s", file.constData(), rates.text().c_str());
        QVERIFY(rates.editHits * 10 >= rates.edits * 8);
    }

    /// The cosines are recorded; see fixtures/generate/minilm.py.
    void aSentenceModelFindsParaphrasesAndNothingFalse_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("threshold");
        for (const int threshold : {9'500, 9'200, 9'000, 8'500}) {
            QTest::addRow("questions %d", threshold) << QByteArray("questions.tsv") << threshold;
            QTest::addRow("held out %d", threshold) << QByteArray("questions-heldout.tsv") << threshold;
        }
    }
    void aSentenceModelFindsParaphrasesAndNothingFalse()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, threshold);
        const auto pairs = readQuestionPairs(file.constData());
        const auto likeness = readCosines("questions-minilm.tsv", file.constData());
        QCOMPARE(likeness.size(), pairs.size());
        Rates guarded;
        Rates bare;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i].leftSystem != pairs[i].rightSystem)
                continue;
            const bool near = likeness[i] >= threshold;
            const bool hit = near && differenceOf(factsOf(pairs[i].left), factsOf(pairs[i].right)).empty();
            bare.add(pairs[i], near);
            guarded.add(pairs[i], hit);
            QVERIFY2(pairs[i].same || !hit, (pairs[i].left + " | " + pairs[i].right).c_str());
        }
        qInfo("%s at %d: all-MiniLM-L6-v2: %s", file.constData(), threshold, guarded.text().c_str());
        qInfo("%s at %d: without guards: %s", file.constData(), threshold, bare.text().c_str());
        if (threshold <= 9'200)
            QVERIFY(guarded.paraphraseHits * 10 >= guarded.paraphrases * 3);
    }

    void guardsAreSymmetric()
    {
        for (const auto &pair : readQuestionPairs("questions.tsv")) {
            const auto left = factsOf(pair.left);
            const auto right = factsOf(pair.right);
            QVERIFY2(differenceOf(left, right).empty() == differenceOf(right, left).empty(),
                     pair.left.c_str());
            QVERIFY(differenceOf(left, left).empty());
            QVERIFY(lexicalDifferenceOf(right, right).empty());
        }
    }

    void namesTheReason_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *left, const char *right, const char *expected) {
            QTest::addRow("%s", left) << QByteArray(left) << QByteArray(right) << QByteArray(expected);
        };
        row("What is 15% of 200?", "What is 15% of 300?", "number");
        row("It costs 1,000 dollars", "It costs 1000.0 dollars", "");
        row("Is it 5 km?", "Is it 5 miles?", "unit");
        row("Is it allowed?", "Is it not allowed?", "negation");
        row("Ist das erlaubt?", "Ist das nicht erlaubt?", "negation");
        row("Enable the alarm", "Disable the alarm", "opposite");
        row("Is it safe?", "Is it unsafe?", "opposite");
        row("Capital of Peru?", "Capital of Chile?", "name");
        row("what is python", "what is java", "name");
        row("Ask Anna Schmidt", "Ask Anne Schmidt", "name");
        row("Run foo_bar()", "Run foo_baz()", "code");
        row("What does `a+b` do?", "What does `a-b` do?", "code");
        row("Who invented it?", "When was it invented?", "kind of question");
        row("flights from here to there", "flights to here from there", "direction");
        row("How do I paint a wall?", "How do I build a wall?", "a word that matters");
        row("How do I make tea?", "Wie mache ich den Tee?", "language");
    }
    void namesTheReason()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(QByteArray, expected);
        QCOMPARE(reason(left.constData(), right.constData()), expected.toStdString());
    }

    void survivesAnyBytes()
    {
        std::string bytes;
        for (int seed = 1; seed < 400; ++seed) {
            bytes += static_cast<char>(seed * 7919 % 256);
            const auto facts = factsOf(bytes);
            QVERIFY(differenceOf(facts, facts).empty());
            QCOMPARE(lexicalVector(bytes).size(), lexicalVector("a").size());
        }
    }

    void theLexicalVectorIsTheSameEverywhere()
    {
        const auto vector = lexicalVector("What is the capital of France?");
        QCOMPARE(cosinePermyriad(vector, vector), 10'000);
        QCOMPARE(vector.size(), std::size_t(256));
        QVERIFY(vector == lexicalVector("what's the capital of france"));
        QVERIFY(cosinePermyriad(vector, lexicalVector("How do I boil an egg?")) < 3'000);
    }
};

QTEST_APPLESS_MAIN(AnswerGuardTest)
#include "answerguard_test.moc"
