#include "support/fakesigv4.h"

#include <QTest>

using namespace llm0;
using namespace llm0::fake;

namespace {

/// The request that AWS's documentation signs step by step.
Received documented()
{
    Received request;
    request.method = "GET";
    request.target = "/?Action=ListUsers&Version=2010-05-08";
    request.path = "/";
    request.headers = {{"Host", "iam.amazonaws.com"},
                       {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                       {"X-Amz-Date", "20150830T123600Z"},
                       {"Authorization", "AWS4-HMAC-SHA256 "
                                         "Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                                         "SignedHeaders=content-type;host;x-amz-date, "
                                         "Signature="
                                         "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"}};
    return request;
}

const AwsKeys documentedKeys = {"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""};

} // namespace

class FakeSigV4Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheDocumentedSignature() { QVERIFY(!signatureFault(documented(), documentedKeys, "iam")); }

    void refusesWhatWasChanged_data()
    {
        QTest::addColumn<std::string>("what");
        for (const char *name : {"body", "query", "header", "key", "service", "token", "none"})
            QTest::newRow(name) << std::string(name);
    }
    void refusesWhatWasChanged()
    {
        QFETCH(std::string, what);
        Received request = documented();
        AwsKeys keys = documentedKeys;
        std::string service = "iam";
        if (what == "body")
            request.body = "x";
        if (what == "query")
            request.target += "&More=1";
        if (what == "header")
            request.headers[1].second = "text/plain";
        if (what == "key")
            keys.secretAccessKey += "x";
        if (what == "service")
            service = "bedrock";
        if (what == "token")
            request.headers.emplace_back("X-Amz-Security-Token", "unsigned");
        if (what == "none")
            request.headers.pop_back();
        QVERIFY(signatureFault(request, keys, service));
    }
};

QTEST_GUILESS_MAIN(FakeSigV4Test)
#include "fakesigv4_test.moc"
