#include "providers/awssigning.h"

#include <QTest>

using namespace llm0;

namespace {

constexpr UnixMs documentedTime = 1'440'938'160'000; // 2015-08-30 12:36:00 UTC
constexpr UnixMs laterTime = 1'795'575'845'000;      // 2026-11-25 03:04:05 UTC
const std::string bedrock = "https://bedrock-runtime.eu-central-1.amazonaws.com/model/";

/// The key of AWS's own examples.
AwsSigning documented(std::string region, std::string service)
{
    AwsSigning signing;
    signing.region = std::move(region);
    signing.service = std::move(service);
    signing.accessKeyId = "AKIDEXAMPLE";
    signing.secretAccessKey = Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    return signing;
}

std::string authorization(const AwsSigning &signing, const AwsMessage &message, UnixMs now)
{
    const auto headers = awsSignature(signing, message, now);
    return headers ? std::string(headers->value("Authorization")) : headers.error().message;
}

} // namespace

class AwsSigningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // "Create a signed AWS API request" in the IAM User Guide.
    void signsTheDocumentedRequest()
    {
        const AwsMessage message{"GET", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
                                 "application/x-www-form-urlencoded; charset=utf-8", ""};
        QCOMPARE(authorization(documented("us-east-1", "iam"), message, documentedTime),
                 std::string("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                             "SignedHeaders=content-type;host;x-amz-date, "
                             "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
    }

    // "get-vanilla" of AWS's Signature Version 4 test suite.
    void signsTheTestSuitesPlainRequest()
    {
        const AwsMessage message{"GET", "https://example.amazonaws.com/", "", ""};
        QVERIFY(authorization(documented("us-east-1", "service"), message, documentedTime)
                    .ends_with("SignedHeaders=host;x-amz-date, "
                               "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
    }

    // As @smithy/signature-v4, the signer of AWS's JavaScript SDK, signs them.
    void signsModelsWithColonsAsAwsDoes()
    {
        const std::string url = bedrock + "anthropic.claude-v2%3A0/converse";
        const AwsMessage message{"POST", url, "application/json", "{\"messages\":[]}"};
        QVERIFY(authorization(documented("eu-central-1", "bedrock"), message, laterTime)
                    .ends_with("SignedHeaders=content-type;host;x-amz-date, "
                               "Signature=b6d80a5fe6b6cb2f7f74ae3d0f72f1f352d8013ccc831e2b347e2a2d794982a3"));
    }

    void signsTheSessionToo()
    {
        const std::string url =
            bedrock + "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fx/converse-stream";
        const AwsMessage message{"POST", url, "application/json", "{\"messages\":[]}"};
        AwsSigning signing = documented("eu-central-1", "bedrock");
        signing.sessionToken = Secret("IQoJb3JpZ2luX2VjEXAMPLE+/=");
        const auto headers = awsSignature(signing, message, laterTime);
        QCOMPARE(headers->value("X-Amz-Date"), std::string_view("20261125T030405Z"));
        QCOMPARE(headers->value("X-Amz-Security-Token"), std::string_view("IQoJb3JpZ2luX2VjEXAMPLE+/="));
        QVERIFY(headers->value("Authorization")
                    .ends_with("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, "
                               "Signature=710ea837f036ff3ff747262af93cf6cbb0f9003bc79757015b91f88017b0a088"));
    }

    void ordersTheQuery()
    {
        const AwsSigning signing = documented("us-east-1", "iam");
        const AwsMessage one{"GET", "https://h/?b=2&a=1&c", "", ""};
        const AwsMessage other{"GET", "https://h/?c&a=1&b=2", "", ""};
        QCOMPARE(authorization(signing, one, 0), authorization(signing, other, 0));
    }

    void refusesToSignWithoutItsTerms()
    {
        const AwsMessage message{"GET", "https://h/", "", ""};
        AwsSigning signing = documented("us-east-1", "iam");
        QVERIFY(!awsSignature(signing, {"GET", "no address", "", ""}, 0));
        signing.region.clear();
        QVERIFY(!awsSignature(signing, message, 0));
        signing = documented("us-east-1", "iam");
        signing.secretAccessKey = Secret();
        QVERIFY(!awsSignature(signing, message, 0));
    }
};

QTEST_APPLESS_MAIN(AwsSigningTest)
#include "awssigning_test.moc"
