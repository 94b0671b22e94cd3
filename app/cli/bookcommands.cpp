#include "cli/session.h"
#include "storage/dailybackup.h"
#include "storage/datafolderlock.h"
#include "storage/storage.h"

#include <QFile>
#include <QFileInfo>

#include <array>

namespace llm0 {

namespace {

Status verify(AdminCaller &caller, const Arguments &)
{
    const auto answer = askJson(caller, "POST", "/verify", "{}");
    if (!answer)
        return answer.error();
    if (!answer->value("ok", false))
        return Error{ErrorCode::Internal, answer->value("difference", "The books differ"), {}};
    printOut("ok\nrows " + std::to_string(answer->value("rows", 0LL)) + "\nbuckets "
             + std::to_string(answer->value("buckets", 0LL)) + "\nopen holds "
             + std::to_string(answer->value("open_holds", 0LL)) + "\ncost " + answer->value("cost", "")
             + "\naudit entries " + std::to_string(answer->value("audit_entries", 0LL)) + "\naudit head "
             + answer->value("audit_head", "") + "\n");
    return {};
}

Status backup(AdminCaller &caller, const Arguments &arguments)
{
    const QString path = QFileInfo(QString::fromStdString(arguments.operand(0))).absoluteFilePath();
    const nlohmann::json body = {{"file", path.toStdString()}};
    const auto answer = askJson(caller, "POST", "/backup", body.dump());
    if (!answer)
        return answer.error();
    printOut(answer->value("file", "") + "\n");
    return {};
}

Status importPrices(AdminCaller &caller, const Arguments &arguments)
{
    QFile file(QString::fromStdString(arguments.operand(0)));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InvalidRequest,
                     "Cannot read '" + arguments.operand(0) + "': " + file.errorString().toStdString(),
                     {}};
    const auto answer = askJson(caller, "POST", "/prices/import", file.readAll().toStdString());
    if (!answer)
        return answer.error();
    printOut("imported " + std::to_string(answer->value("imported", 0)) + " prices\n");
    return {};
}

Status exportCsv(AdminCaller &caller, const Arguments &arguments)
{
    std::string path = "/export/" + arguments.operand(0) + ".csv";
    std::string separator = "?";
    for (const char *bound : {"from", "to"}) {
        if (arguments.isSet(bound)) {
            path += separator + bound + "=" + percentEncoded(arguments.value(bound));
            separator = "&";
        }
    }
    const auto csv = ask(caller, "GET", path);
    if (!csv)
        return csv.error();
    printOut(*csv);
    return {};
}

Status restore(const Arguments &arguments)
{
    const auto lock = DataFolderLock::take(arguments.dataDir());
    if (!lock)
        return Error{lock.error().code, "Stop the gateway first. " + lock.error().message, {}};
    return Storage::restore(arguments.dataDir(), arguments.operand(0));
}

} // namespace

int runVerify(const QStringList &arguments)
{
    return withCaller(Arguments::parse(arguments, {"verify"}, {}), verify);
}

int runBackup(const QStringList &arguments)
{
    return withCaller(Arguments::parse(arguments, {"backup"}, {}, 1), backup);
}

int runBackups(const QStringList &arguments)
{
    const auto parsed = Arguments::parse(arguments, {"backups"}, {});
    if (!parsed) {
        printError(parsed.error().message);
        return exitUsage;
    }
    for (const StoredBackup &backup : storedBackups(parsed->dataDir()))
        printOut(backup.day + "  " + std::to_string(backup.bytes) + "  " + backup.file + "\n");
    return exitDone;
}

int runPrices(const QStringList &arguments)
{
    return withCaller(Arguments::parse(arguments, {"prices", "import"}, {}, 1), importPrices);
}

int runExport(const QStringList &arguments)
{
    static constexpr std::array<std::string_view, 3> files = {"customers", "requests", "focus"};
    auto parsed = Arguments::parse(arguments, {"export"}, {{"from"}, {"to"}}, 1);
    if (parsed && std::find(files.begin(), files.end(), parsed->operand(0)) == files.end())
        parsed = Error{ErrorCode::InvalidRequest, "Export customers, requests or focus", {}};
    return withCaller(parsed, exportCsv);
}

int runRestore(const QStringList &arguments)
{
    const auto parsed = Arguments::parse(arguments, {"restore"}, {}, 1);
    const Status done = parsed ? restore(*parsed) : Status(parsed.error());
    if (!done) {
        printError(done.error().message);
        return parsed ? exitFailed : exitUsage;
    }
    printOut("restored; the database that was there is kept as llm0.db.before-restore\n");
    return exitDone;
}

} // namespace llm0
