#include "budget/costestimator.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace llm0;

namespace {

struct Sample {
    std::string name;
    std::string text;
    std::int64_t openAi = 0; ///< the larger of o200k_base and cl100k_base
    std::int64_t o200k = 0;
    std::int64_t claude = 0; ///< the larger of the Claude families
};

std::vector<Sample> samples()
{
    QFile file(QStringLiteral(LLM0_SOURCE_DIR "/tests/fixtures/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Sample> all;
    for (const auto &row : nlohmann::json::parse(file.readAll().toStdString())) {
        const auto count = [&row](const char *key) { return row.at(key).get<std::int64_t>(); };
        all.push_back({row.at("name"), row.at("text"), std::max(count("o200k"), count("cl100k")),
                       count("o200k"), std::max(count("claude3"), count("claude4_7"))});
    }
    return all;
}

std::string kindOf(const Sample &sample)
{
    return sample.name.substr(0, sample.name.find('/'));
}

/// Claude normalises and spells these in more tokens than they have bytes.
bool spelledBeyondBytes(const Sample &sample)
{
    const std::string kind = kindOf(sample);
    return kind == "zalgo" || kind == "yi-vai" || kind == "cyrillic-old" || kind == "arabic-forms";
}

} // namespace

class CostEstimatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_samples = samples();
        QVERIFY(m_samples.size() > 400);
    }

    void neverCountsFewerTokensThanOpenAisTokenizers()
    {
        for (const Sample &sample : m_samples) {
            for (Tokenizer tokenizer : {Tokenizer::OpenAi, Tokenizer::Any}) {
                const std::int64_t bound = textTokenBound(sample.text, tokenizer);
                QVERIFY2(bound >= sample.openAi, describe(sample, bound, sample.openAi));
            }
        }
    }

    void neverCountsFewerTokensThanClaudesTokenizers()
    {
        for (const Sample &sample : m_samples) {
            const std::int64_t bound = textTokenBound(sample.text);
            const std::int64_t eighth = spelledBeyondBytes(sample) ? bound / 8 : 0;
            QVERIFY2(bound + eighth + tokensPerMessage >= sample.claude,
                     describe(sample, bound, sample.claude));
        }
    }

    void neverCountsMoreTokensThanBytes()
    {
        for (const Sample &sample : m_samples)
            QVERIFY(textTokenBound(sample.text) <= static_cast<std::int64_t>(sample.text.size()));
        QCOMPARE(textTokenBound(""), 0);
        QCOMPARE(textTokenBound("a"), 1);
    }

    void staysCloseToWhatIsReal_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("openAiPercent"); // of o200k
        QTest::addColumn<int>("anyPercent");    // of Claude
        QTest::newRow("English") << QByteArray("prose-en") << 230 << 260;
        QTest::newRow("C++") << QByteArray("code-cpp") << 190 << 190;
        QTest::newRow("JavaScript") << QByteArray("code-js") << 200 << 190;
        QTest::newRow("JSON") << QByteArray("json-min") << 150 << 170;
        QTest::newRow("tools") << QByteArray("json-tools") << 220 << 230;
        QTest::newRow("logs") << QByteArray("log") << 150 << 170;
        QTest::newRow("Chinese") << QByteArray("prose-zh") << 320 << 260;
    }
    void staysCloseToWhatIsReal()
    {
        QFETCH(QByteArray, kind);
        QFETCH(int, openAiPercent);
        QFETCH(int, anyPercent);
        std::int64_t openAiBound = 0, anyBound = 0, o200k = 0, claude = 0;
        for (const Sample &sample : m_samples) {
            if (kindOf(sample) != kind.toStdString())
                continue;
            openAiBound += textTokenBound(sample.text, Tokenizer::OpenAi);
            anyBound += textTokenBound(sample.text);
            o200k += sample.o200k;
            claude += sample.claude;
        }
        qInfo("%s: %lld %% of o200k, %lld %% of Claude", kind.constData(),
              static_cast<long long>(openAiBound * 100 / o200k),
              static_cast<long long>(anyBound * 100 / claude));
        QVERIFY(openAiBound * 100 <= o200k * openAiPercent);
        QVERIFY(anyBound * 100 <= claude * anyPercent);
    }

    void survivesBytesThatAreNoText()
    {
        std::string bytes;
        for (int i = 0; i < 4096; ++i)
            bytes += static_cast<char>(i * 197 % 256);
        QVERIFY(textTokenBound(bytes) > 0);
        QVERIFY(textTokenBound("\xF0\x9F") <= 2);
        QVERIFY(textTokenBound("\xE4") <= 1);
    }

    void readsAHundredKilobytesInUnderTwoMilliseconds()
    {
        std::string prompt;
        while (prompt.size() < 100'000)
            prompt += m_samples[prompt.size() % m_samples.size()].text;
        std::int64_t bound = 0;
        QBENCHMARK
        {
            bound = textTokenBound(prompt);
        }
        QVERIFY(bound > 0);
    }

    void holdsEnoughForTheHungriestImageOfEachFamily()
    {
        QCOMPARE(imageTokenBound(false), 48'169); // gpt-4o-mini: 2833 + 8 tiles of 5667
        QCOMPARE(imageTokenBound(true), 48'169);  // a model that may ignore the detail
        QCOMPARE(imageTokenBound(true, "gpt-4o-mini"), 2'833);
        QCOMPARE(imageTokenBound(false, "gpt-4o-2024-08-06"), 85 + 8 * 170);
        QCOMPARE(imageTokenBound(true, "gpt-4o"), 85);
        QVERIFY(imageTokenBound(true, "gpt-5-nano") >= 1536 * 246 / 100);
        QVERIFY(imageTokenBound(true, "gpt-5.4") >= 12'000);
        QVERIFY(imageTokenBound(false, "claude-opus-4-7") >= 4'784);
        QCOMPARE(imageTokenBound(false, "regional.anthropic.claude-opus-5-5"), 4'784);
        QCOMPARE(imageTokenBound(false, "o3"), 1'445);
        QVERIFY(imageTokenBound(false, "some-new-model") >= imageTokenBound(false, "gpt-5.4"));
    }

    void holdsEnoughForAudioAtTheLowestBitRate()
    {
        QCOMPARE(audioTokenBound(0), 0);
        const std::size_t minuteAtFourKilobits = 60 * 500 * 4 / 3;
        QVERIFY(audioTokenBound(minuteAtFourKilobits) >= 60 * 32);
    }

private:
    static const char *describe(const Sample &sample, std::int64_t bound, std::int64_t real)
    {
        static std::string text;
        text = sample.name + ": bound " + std::to_string(bound) + " of " + std::to_string(real) + " tokens, "
               + std::to_string(sample.text.size()) + " bytes";
        return text.c_str();
    }

    std::vector<Sample> m_samples;
};

QTEST_APPLESS_MAIN(CostEstimatorTest)
#include "costestimator_test.moc"
