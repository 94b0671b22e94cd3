#include "http/request.h"
#include "http/router.h"

#include <QTest>

using namespace llm0;

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesPaths_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("params"); // "name=value;…", or "no"
        const auto row = [](const char *pattern, const char *path, const char *params) {
            QTest::addRow("%s on %s", pattern, path)
                << QString::fromUtf8(pattern) << QString::fromUtf8(path) << QString::fromUtf8(params);
        };
        row("/health", "/health", "");
        row("/health", "/health/", "no");
        row("/health", "/healthy", "no");
        row("/health", "/", "no");
        row("/", "/", "");
        row("/a/b", "/a", "no");
        row("/a", "/a/b", "no");
        row("/p/{id}", "/p/7", "id=7;");
        row("/p/{id}", "/p/", "no");
        row("/p/{id}", "/p/7/8", "no");
        row("/p/{id}/k/{key}", "/p/7/k/8", "id=7;key=8;");
        row("/v1beta/models/{m}:generateContent", "/v1beta/models/gemini-x:generateContent", "m=gemini-x;");
        row("/v1beta/models/{m}:generateContent", "/v1beta/models/a:b:generateContent", "m=a:b;");
        row("/v1beta/models/{m}:generateContent", "/v1beta/models/:generateContent", "no");
        row("/v1beta/models/{m}:generateContent", "/v1beta/models/gemini-x:countTokens", "no");
        row("/v1beta/models/{m}:generateContent", "/v1beta/models/gemini-x", "no");
        row("/v1/models/{id...}", "/v1/models/gpt-5", "id=gpt-5;");
        row("/v1/models/{id...}", "/v1/models/groq/llama/3", "id=groq/llama/3;");
        row("/v1/models/{id...}", "/v1/models/", "no");
        row("/v1/models/{id...}", "/v1/models", "no");
        row("/v1beta/models/{m...}:embed", "/v1beta/models/a/b:embed", "m=a/b;");
        row("/v1beta/models/{m...}:embed", "/v1beta/models/a/b", "no");
    }
    void matchesPaths()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, path);
        QFETCH(QString, params);
        const auto match = matchPath(pattern.toStdString(), path.toStdString());
        std::string got = match ? "" : "no";
        for (const auto &[name, value] : match.value_or(PathParams{}))
            got += name + "=" + value + ";";
        QCOMPARE(got, params.toStdString());
    }

    void findsTheFirstRouteThatFitsAndNamesOtherMethods()
    {
        Router<int> router;
        router.add("GET", "/k/special", 1);
        router.add("GET", "/k/{id}", 2);
        router.add("PATCH", "/k/{id}", 3);
        QCOMPARE(*router.match("GET", "/k/special").target, 1);
        QCOMPARE(*router.match("GET", "/k/x").target, 2);
        QCOMPARE(std::string(pathParam(router.match("PATCH", "/k/x").params, "id")), std::string("x"));
        const auto wrong = router.match("DELETE", "/k/x");
        QVERIFY(!wrong.target);
        QCOMPARE(wrong.otherMethods, (std::vector<std::string>{"GET", "PATCH"}));
        QVERIFY(router.match("GET", "/none").otherMethods.empty());
    }

    void readsQueryValues()
    {
        HttpRequest request;
        request.query = "a=1&b=x+y%2B%26&&c&a=2&%64=%zz&e==";
        QCOMPARE(queryValue(request, "a"), std::string("1"));
        QCOMPARE(queryValue(request, "b"), std::string("x y+&"));
        QCOMPARE(queryValue(request, "c"), std::string());
        QCOMPARE(queryValue(request, "d"), std::string("%zz"));
        QCOMPARE(queryValue(request, "e"), std::string("="));
        QCOMPARE(queryValue(request, "f"), std::string());
    }

    void comparesHeaderNamesWithoutCase()
    {
        const Headers headers = {{"X-Key", "1"}, {"x-key", "2"}, {"Connection", "TE,  close ,x"}};
        QCOMPARE(std::string(headers.value("x-KEY")), std::string("1"));
        QVERIFY(headers.contains("X-KEY"));
        QVERIFY(!headers.contains("X-Ke"));
        QVERIFY(headers.hasToken("connection", "Close"));
        QVERIFY(!headers.hasToken("connection", "clos"));
        QVERIFY(!equalIgnoringCase("[", "{"));
    }
};

QTEST_APPLESS_MAIN(RouterTest)
#include "router_test.moc"
