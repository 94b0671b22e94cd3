#include "pipeline/toldanswers.h"

#include "domain/chatcall.h"

#include <QTest>

using namespace llm0;

namespace {

AnswerPtr storedAnswer()
{
    auto answer = std::make_shared<CachedAnswer>();
    answer->bytes = "stored";
    return answer;
}

ToldAnswer told(AnswerPtr stored, std::string body, std::string text)
{
    ToldAnswer told;
    told.stored = std::move(stored);
    told.dialect = clientDialect(Format::OpenAiChat);
    told.body = std::move(body);
    told.text = std::move(text);
    return told;
}

} // namespace

class ToldAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameRequestGetsTheSameText()
    {
        ToldAnswers answers;
        const AnswerPtr stored = storedAnswer();
        answers.keep(told(stored, "body", "text"));
        const auto *found = answers.find(*stored, *clientDialect(Format::OpenAiChat), {}, "body");
        QVERIFY(found);
        QCOMPARE(found->text, std::string("text"));
    }

    void anotherBodyDialectTargetOrAnswerIsSpeltAnew()
    {
        ToldAnswers answers;
        const AnswerPtr stored = storedAnswer();
        answers.keep(told(stored, "body", "text"));
        CallTarget streamed;
        streamed.streamed = true;
        const ClientDialect &chat = *clientDialect(Format::OpenAiChat);
        QVERIFY(!answers.find(*stored, chat, {}, "body "));
        QVERIFY(!answers.find(*stored, *clientDialect(Format::AnthropicMessages), {}, "body"));
        QVERIFY(!answers.find(*stored, chat, streamed, "body"));
        QVERIFY(!answers.find(*storedAnswer(), chat, {}, "body"));
    }

    void theLatestSpellingOfAnAnswerReplacesTheFormer()
    {
        ToldAnswers answers;
        const AnswerPtr stored = storedAnswer();
        const ClientDialect &chat = *clientDialect(Format::OpenAiChat);
        answers.keep(told(stored, "first", "one"));
        answers.keep(told(stored, "second", "two"));
        QVERIFY(!answers.find(*stored, chat, {}, "first"));
        QVERIFY(answers.find(*stored, chat, {}, "second"));
    }

    void memoryStaysUnderItsBound()
    {
        ToldAnswers answers(10'000);
        const ClientDialect &chat = *clientDialect(Format::OpenAiChat);
        const AnswerPtr first = storedAnswer();
        const std::weak_ptr<const CachedAnswer> watched = first;
        answers.keep(told(first, "body", std::string(4'000, 'x')));
        for (int i = 0; i < 5; ++i)
            answers.keep(told(storedAnswer(), "body", std::string(4'000, 'x')));
        QVERIFY(!answers.find(*first, chat, {}, "body"));
        QCOMPARE(watched.use_count(), 1L);
    }
};

QTEST_APPLESS_MAIN(ToldAnswersTest)
#include "toldanswers_test.moc"
