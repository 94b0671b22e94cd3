#include "storagefixture.h"

#include "storage/sql/auditrow.h"
#include "storage/sql/migrator.h"

using namespace llm0;
using namespace llm0::test;

namespace {

AuditEvent entry(int number, const std::string &after = "{}")
{
    return {
        someDay + number, "admin-api", "settings.update", "setting " + std::to_string(number), "{}", after};
}

void change(Folder &folder, int entries)
{
    for (int i = 1; i <= entries; ++i)
        VERIFY_OK(folder.registry().putSettings({{"a", std::to_string(i)}}, entry(i)));
}

/// As somebody with the file and the sqlite3 program would: the triggers go first.
Status tamperWithAudit(Folder &folder, const std::string &sql)
{
    for (const char *trigger : {"audit_refuses_UPDATE", "audit_refuses_DELETE"}) {
        if (auto status = folder.tamper(std::string("DROP TRIGGER ") + trigger); !status)
            return status;
    }
    return folder.tamper(sql);
}

Result<AuditChain> chainOf(Folder &folder)
{
    return dynamic_cast<AuditProof &>(*folder.reports()).auditChain();
}

std::string difference(Folder &folder)
{
    const auto chain = chainOf(folder);
    return chain ? std::string() : chain.error().message;
}

} // namespace

/// The audit can be appended to and nothing else, and shows it when somebody did otherwise.
class AuditChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUntouchedAuditVerifiesAndTellsItsHead()
    {
        Folder folder;
        QCOMPARE(chainOf(folder)->head, std::string());
        change(folder, 3);
        const auto first = chainOf(folder);
        VERIFY_OK(first);
        QCOMPARE(first->entries, std::int64_t(3));
        QCOMPARE(first->head.size(), std::size_t(64));
        change(folder, 1);
        QVERIFY(chainOf(folder)->head != first->head);
        folder.reopen();
        VERIFY_OK(chainOf(folder));
    }

    void theDatabaseRefusesToChangeOrDeleteEntries()
    {
        Folder folder;
        change(folder, 2);
        for (const char *sql : {"UPDATE audit_events SET actor = 'nobody' WHERE id = 1",
                                "DELETE FROM audit_events WHERE id = 2", "DELETE FROM audit_events"}) {
            const auto status = folder.tamper(sql);
            QVERIFY2(!status, sql);
            QVERIFY2(status.error().message.find("appended") != std::string::npos,
                     status.error().message.c_str());
        }
        QCOMPARE(folder.count("audit_events"), std::int64_t(2));
    }

    void everyFieldIsUnderTheHashAndTheFirstBrokenEntryIsNamed_data()
    {
        QTest::addColumn<QString>("change");
        for (const char *change : {"at = at + 1", "actor = 'cli'", "action = 'x'", "target = 'x'",
                                   "before_json = '[]'", "after_json = '[]'", "hash = x'00'"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void everyFieldIsUnderTheHashAndTheFirstBrokenEntryIsNamed()
    {
        QFETCH(const QString, change);
        Folder folder;
        ::change(folder, 5);
        VERIFY_OK(
            tamperWithAudit(folder, "UPDATE audit_events SET " + change.toStdString() + " WHERE id = 3"));
        const auto told = difference(folder);
        QVERIFY2(told.find("entry 3 ") != std::string::npos, told.c_str());
    }

    void aRemovedEntryIsMissed_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("told");
        QTest::newRow("first") << 1 << "entry 2 ";
        QTest::newRow("middle") << 3 << "entry 4 ";
        QTest::newRow("last") << 5 << "ends too early";
    }
    void aRemovedEntryIsMissed()
    {
        QFETCH(const int, row);
        QFETCH(const QString, told);
        Folder folder;
        change(folder, 5);
        VERIFY_OK(tamperWithAudit(folder, "DELETE FROM audit_events WHERE id = " + std::to_string(row)));
        QVERIFY2(difference(folder).find(told.toStdString()) != std::string::npos,
                 difference(folder).c_str());
    }

    void textMovedFromOneFieldToTheNextIsAnotherEntry()
    {
        Folder folder;
        change(folder, 1);
        VERIFY_OK(tamperWithAudit(folder, "UPDATE audit_events SET actor = 'admin-apis',"
                                          " action = 'ettings.update'"));
        QVERIFY(difference(folder).find("entry 1 ") != std::string::npos);
    }

    void textThatIsNoUtf8IsHashedAsItIsStored()
    {
        Folder folder;
        VERIFY_OK(folder.registry().putSettings({}, entry(1, "\"\xff\xfe \xed\xa0\x80\"")));
        VERIFY_OK(chainOf(folder));
    }

    void entriesOfBeforeTheChainAreTakenIntoIt()
    {
        QTemporaryDir dir;
        SqlOptions options;
        options.path = dir.filePath(QStringLiteral("old.db")).toStdString();
        const auto database = SqlDatabase::open(options).value();
        VERIFY_OK(migrate(*database, someDay));
        for (const char *sql :
             {"DROP TRIGGER audit_refuses_UPDATE", "DROP TRIGGER audit_refuses_DELETE",
              "INSERT INTO audit_events (at, actor, action, target, before_json, after_json)"
              " VALUES (1, 'cli', 'key.create', 'a', '', '{}'), (2, 'cli', 'b', 'c', '', '')"})
            VERIFY_OK(database->run(sql));
        QVERIFY(!verifyAudit(*database));
        VERIFY_OK(beginAuditChain(*database));
        const auto chain = verifyAudit(*database);
        VERIFY_OK(chain);
        QCOMPARE(chain->entries, std::int64_t(2));
        VERIFY_OK(writeAuditRow(*database, entry(3)));
        VERIFY_OK(verifyAudit(*database));
        QVERIFY(!database->run("DELETE FROM audit_events"));
    }
};

QTEST_GUILESS_MAIN(AuditChainTest)
#include "auditchain_test.moc"
