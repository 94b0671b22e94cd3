#include "base/ids.h"

#include <QTest>

#include <set>

using namespace llm0;

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestsIdIsReqAndThirtyTwoHexCharacters()
    {
        for (const std::string &id : {newRequestId(), newRequestId(1'790'000'000'000), newRequestId(0)}) {
            QCOMPARE(id.substr(0, 4), std::string("req_"));
            QCOMPARE(id.size(), std::size_t(36));
            QCOMPARE(id.find_first_not_of("0123456789abcdef", 4), std::string::npos);
        }
    }

    void idsOfALaterInstantSortBehind()
    {
        QVERIFY(newRequestId(1'790'000'000'000) < newRequestId(1'790'000'000'001));
        QVERIFY(newRequestId(0xffff) < newRequestId(0x10000));
    }

    void idsOfOneInstantDiffer()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(newRequestId(1'790'000'000'000));
        QCOMPARE(seen.size(), std::size_t(10'000));
    }
};

QTEST_APPLESS_MAIN(IdsTest)
#include "ids_test.moc"
