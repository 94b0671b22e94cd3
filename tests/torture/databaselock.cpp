#include "torture/databaselock.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace llm0::torture {

namespace {

QString connectionName()
{
    return QStringLiteral("torture-lock");
}

} // namespace

DatabaseLock::DatabaseLock(const std::string &dataDir)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connectionName());
    database.setDatabaseName(QString::fromStdString(dataDir) + QStringLiteral("/llm0.db"));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=1000"));
    m_held = database.open() && QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE"));
}

DatabaseLock::~DatabaseLock()
{
    {
        QSqlDatabase database = QSqlDatabase::database(connectionName(), false);
        QSqlQuery(database).exec(QStringLiteral("ROLLBACK"));
        database.close();
    }
    QSqlDatabase::removeDatabase(connectionName());
}

} // namespace llm0::torture
