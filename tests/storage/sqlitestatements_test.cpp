// Rows go to SQLite and come from it without QtSql between; they must be what QtSql would have made of them.
#include "storage/sql/sqldatabase.h"

#include <QTemporaryDir>
#include <QTest>

using namespace llm0;

class SqliteStatementsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqlDatabase> m_database;

    std::string only(std::string_view sql)
    {
        std::string text;
        const Status status = m_database->query(sql, {}, [&](const SqlRow &row) {
            text = row.isNull(0) ? "NULL" : row.text(0);
            return false;
        });
        return status ? text : status.error().message;
    }

private Q_SLOTS:
    void init()
    {
        m_database.reset();
        SqlOptions options;
        options.path =
            m_folder.filePath(QStringLiteral("%1.db").arg(QLatin1String(QTest::currentTestFunction())))
                .toStdString();
        auto opened = SqlDatabase::open(options);
        QVERIFY(opened);
        m_database = *std::move(opened);
        QVERIFY(m_database->run("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)"));
    }
    void cleanupTestCase() { m_database.reset(); }

    void theSqliteBehindQtIsTheOneLinkedHere()
    {
        QSqlDatabase connection =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("another"));
        connection.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(connection.open());
        QVERIFY(SqliteStatements::on(connection)); // else the tests below say nothing of it
        connection = {};
        QSqlDatabase::removeDatabase(QStringLiteral("another"));
    }

    void everyKindOfValueComesBack()
    {
        const std::int64_t big = 9'007'199'254'740'993; // beyond a double
        QVERIFY(m_database->run("INSERT INTO t (id, a, b) VALUES (?, ?, ?)", {1, big, "Grüße"}));
        QCOMPARE(only("SELECT a FROM t"), std::to_string(big));
        QCOMPARE(only("SELECT typeof(a) || typeof(b) FROM t"), std::string("integertext"));
        QCOMPARE(only("SELECT b FROM t"), std::string("Grüße"));
        QVERIFY(m_database->run("UPDATE t SET a = ?, b = ?",
                                {std::optional<std::string>(), SqlValue::blob(std::string("\0x", 2))}));
        QCOMPARE(only("SELECT a FROM t"), std::string("NULL"));
        QCOMPARE(only("SELECT typeof(b) || length(b) FROM t"), std::string("blob2"));
    }

    void anEmptyTextIsNotNull()
    {
        QVERIFY(m_database->run("INSERT INTO t (a, b) VALUES (?, ?)", {"", SqlValue::blob("")}));
        QCOMPARE(only("SELECT typeof(a) || typeof(b) FROM t"), std::string("textblob"));
    }

    void bytesThatAreNoUtf8AreReplaced()
    {
        QVERIFY(m_database->run("INSERT INTO t (a) VALUES (?)", {std::string("a\xff") + "b"}));
        QCOMPARE(only("SELECT a FROM t"), std::string("a\xef\xbf\xbd") + "b");
    }

    void aValueOfAnEarlierRowDoesNotStay()
    {
        QVERIFY(m_database->run("INSERT INTO t (a, b) VALUES (?, ?)", {1, 2}));
        QVERIFY(m_database->run("INSERT INTO t (a, b) VALUES (?, ?)", {3}));
        QCOMPARE(only("SELECT b FROM t WHERE a = 3"), std::string("NULL"));
    }

    void rowsTouchedAreCounted()
    {
        for (const int id : {1, 2, 3})
            QVERIFY(m_database->run("INSERT INTO t (id) VALUES (?)", {id}));
        const auto changed = m_database->change("DELETE FROM t WHERE id > ?", {1});
        QVERIFY(changed);
        QCOMPARE(*changed, std::int64_t(2));
    }

    void aConflictIsNamedAndTheStatementWorksAgain()
    {
        QVERIFY(m_database->run("INSERT INTO t (id) VALUES (?)", {1}));
        QVERIFY(!m_database->run("INSERT INTO t (id) VALUES (?)", {1}));
        QCOMPARE(m_database->lastFault(), SqlFault::Constraint);
        QVERIFY(m_database->run("INSERT INTO t (id) VALUES (?)", {2}));
    }

    void aReadGoesOnWhileManyOthersRunWithinIt()
    {
        for (const int id : {1, 2, 3})
            QVERIFY(m_database->run("INSERT INTO t (id) VALUES (?)", {id}));
        int rows = 0;
        std::int64_t others = 0;
        QVERIFY(m_database->query("SELECT id FROM t WHERE id > ? ORDER BY id", {0}, [&](const SqlRow &row) {
            for (int i = 0; i < 250; ++i) // more texts than statements are kept
                others += *m_database->number("SELECT id + " + std::to_string(i) + " FROM t WHERE id = 1");
            return row.integer(0) == ++rows;
        }));
        QCOMPARE(rows, 3);
        QCOMPARE(others, std::int64_t(3 * (250 + 249 * 250 / 2)));
    }

    void aReadThatStopsEarlyBeginsAnew()
    {
        for (const int id : {1, 2, 3})
            QVERIFY(m_database->run("INSERT INTO t (id) VALUES (?)", {id}));
        for (int round = 0; round < 2; ++round)
            QCOMPARE(only("SELECT id FROM t ORDER BY id"), std::string("1"));
        QVERIFY(m_database->run("DELETE FROM t")); // no read holds it back
    }

    void aReadThatFailsSaysWhy()
    {
        const auto number = m_database->number("SELECT nonsense FROM t");
        QVERIFY(!number);
        QVERIFY(number.error().message.find("nonsense") != std::string::npos);
        QCOMPARE(m_database->number("SELECT id FROM t").error().code, ErrorCode::NotFound);
    }

    void aTransactionThatFailsLeavesNothing()
    {
        const Status status = m_database->writeTransaction([this]() -> Status {
            if (auto written = m_database->run("INSERT INTO t (id) VALUES (?)", {1}); !written)
                return written;
            return m_database->run("INSERT INTO t (id) VALUES (?)", {1});
        });
        QVERIFY(!status);
        QCOMPARE(only("SELECT count(*) FROM t"), std::string("0"));
    }
};

QTEST_GUILESS_MAIN(SqliteStatementsTest)
#include "sqlitestatements_test.moc"
