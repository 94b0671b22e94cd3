#include <QLibraryInfo>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// Who may know whom. Qt puts every module's headers on the path, so link lines alone do not hold it.
// Precompiled headers hide a missing include from the compiler; what is written is what counts here.

namespace {

namespace fs = std::filesystem;

/// Path from the root of the source, and the file's text.
using Tree = std::map<std::string, std::string>;

/// Lists are parted by blanks. A room always knows itself.
struct Room {
    std::string name;
    std::string knows;
    std::string qtModules;
};

/// Lowest first: a room knows only rooms above it in this list. A folder that is not listed may not exist.
std::vector<Room> allRooms()
{
    const std::string values = "gateway/base gateway/framing gateway/domain";
    const std::string seams = values + " gateway/storage:roles gateway/http gateway/dialects";
    const std::string workers =
        " gateway/limits gateway/budget gateway/providers gateway/routing gateway/usage gateway/cache";
    const std::string widgets = "QtCore QtGui QtWidgets";
    return {
        {"gateway/base", "", "QtCore"},
        {"gateway/framing", "gateway/base", ""},
        {"gateway/domain", "gateway/base", "QtCore"},
        {"gateway/storage:roles", values, ""},
        {"gateway/storage/sql", values + " gateway/storage:roles", "QtCore QtSql"},
        {"gateway/storage", values + " gateway/storage:roles gateway/storage/sql", "QtCore"},
        {"gateway/http", "gateway/base", "QtCore QtNetwork"},
        {"gateway/http:server", "gateway/base gateway/http", "QtCore QtNetwork QtHttpServer"},
        {"gateway/dialects", values, ""},
        {"gateway/dialects/openai", values + " gateway/dialects", ""},
        {"gateway/dialects/responses", values + " gateway/dialects gateway/dialects/openai", ""},
        {"gateway/dialects/anthropic", values + " gateway/dialects", ""},
        {"gateway/dialects/gemini", values + " gateway/dialects", ""},
        {"gateway/dialects/ollama", values + " gateway/dialects", ""},
        {"gateway/dialects/bedrock", values + " gateway/dialects gateway/dialects/anthropic", ""},
        {"gateway/dialects:list",
         values
             + " gateway/dialects gateway/dialects/openai gateway/dialects/responses"
               " gateway/dialects/anthropic gateway/dialects/gemini gateway/dialects/ollama"
               " gateway/dialects/bedrock",
         ""},
        {"gateway/limits", values + " gateway/storage:roles", "QtCore"},
        {"gateway/budget", values + " gateway/storage:roles", "QtCore"},
        {"gateway/usage", values + " gateway/storage:roles", "QtCore"},
        {"gateway/providers", values + " gateway/storage:roles gateway/http", "QtCore QtNetwork"},
        {"gateway/routing", values + " gateway/budget gateway/providers", ""},
        {"gateway/cache/text", "", "QtCore"},
        {"gateway/cache", values + " gateway/storage:roles gateway/http gateway/providers gateway/cache/text",
         "QtCore"},
        {"gateway:config", values + " gateway/http", ""},
        {"gateway/pipeline", seams + workers, "QtCore"},
        {"gateway/admin", seams + workers + " gateway/pipeline", "QtCore"},
        {"gateway", seams + workers + " gateway/pipeline gateway/admin gateway/storage gateway:config",
         "QtCore QtNetwork"},

        {"ui/format", "", "QtCore"},
        {"ui/theme", "", widgets + " QtSvg"},
        {"ui/client", "ui/format", "QtCore QtNetwork"},
        {"ui/widgets", "ui/format ui/theme", widgets},
        {"ui/models", "ui/client ui/format ui/theme ui/widgets", widgets},
        {"ui/charts", "ui/format ui/theme ui/widgets", widgets + " QtCharts"},
        {"ui/dialogs", "ui/client ui/format ui/theme ui/widgets ui/models", widgets},
        {"ui/desktop", "ui/format", widgets + " QtDBus"},
        {"ui/firstrun", "ui/client ui/dialogs ui/format ui/theme ui/widgets", widgets},
        {"ui/palette", "ui/client ui/format ui/theme ui/widgets", widgets},
        {"ui/pages",
         "ui/client ui/format ui/theme ui/widgets ui/models ui/charts ui/desktop ui/dialogs ui/palette",
         widgets},
        {"ui",
         "ui/client ui/format ui/theme ui/widgets ui/models ui/charts ui/desktop ui/dialogs ui/firstrun "
         "ui/palette "
         "ui/pages",
         widgets},

        {"app", "gateway gateway/base gateway/domain gateway:config", "QtCore QtNetwork"},
        {"app/cli", "app gateway gateway/base gateway/storage gateway/admin", "QtCore QtNetwork"},
        {"app:commands", "app app/cli", "QtCore"},
        {"app:window", "app gateway gateway/base ui ui/client ui/desktop ui/dialogs ui/theme", widgets},
    };
}

/// Files that are a room of their own inside their folder.
std::map<std::string, std::string> ownRooms()
{
    return {{"gateway/storage/stores.h", "gateway/storage:roles"},
            {"gateway/storage/alertstore.h", "gateway/storage:roles"},
            {"gateway/storage/auditproof.h", "gateway/storage:roles"},
            {"gateway/storage/cachestore.h", "gateway/storage:roles"},
            {"gateway/storage/secretstore.h", "gateway/storage:roles"},
            {"gateway/storage/storedbackup.h", "gateway/storage:roles"},
            {"gateway/http/httpserver.cpp", "gateway/http:server"},
            {"gateway/dialects/formats.cpp", "gateway/dialects:list"},
            {"gateway/dialects/modellists.cpp", "gateway/dialects:list"},
            {"gateway/gatewayconfig.h", "gateway:config"},
            {"app/commandline.cpp", "app:commands"},
            {"app/desktop_main.cpp", "app:window"},
            {"app/desktopapplication.h", "app:window"},
            {"app/desktopapplication.cpp", "app:window"}};
}

/// Other libraries, by how their headers begin, and the only room that may include them.
std::map<std::string, std::string> libraryRooms()
{
    return {{"curl/", "gateway/providers"},
            {"qt6keychain/", "gateway/storage"},
            {"hnswlib/", "gateway/cache"},
            {"sqlite3", "gateway/storage/sql"}};
}

/// Includes that go against the direction today. The list may only shrink.
std::set<std::string> knownExceptions()
{
    return {
        // Settings reach these as the whole configuration, not as the few values they use.
        "gateway/providers/provideraccounts.h -> gatewayconfig.h",
        "gateway/pipeline/line.h -> gatewayconfig.h",
        "gateway/admin/adminapi.h -> gatewayconfig.h",
        // A circle: the configuration store reads JSON with the admin plane's reader.
        "gateway/admin/exposurestate.cpp -> configstore.h",
        "gateway/admin/pausecontroller.cpp -> configstore.h",
        "gateway/admin/providerscontroller.cpp -> configstore.h",
        "gateway/admin/providerkeyscontroller.cpp -> configstore.h",
        "gateway/admin/providerkeyscontroller.cpp -> routingsettings.h",
        "gateway/admin/settingscontroller.cpp -> configstore.h",
        // Texts that belong into ui/format.
        "ui/models/customersmodel.cpp -> pages/requesttexts.h",
        "ui/models/requestsmodel.cpp -> pages/requesttexts.h",
        // Widgets that know data: they belong beside what they show.
        "ui/widgets/basics.h -> client/adminclient.h",
        "ui/widgets/table.h -> models/rowsmodel.h",
    };
}

std::set<std::string> words(const std::string &text)
{
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

std::string roomOf(const std::string &path)
{
    const auto own = ownRooms();
    const auto found = own.find(path);
    return found == own.end() ? path.substr(0, path.rfind('/')) : found->second;
}

Tree readTree(const fs::path &root)
{
    Tree tree;
    for (const char *top : {"gateway", "ui", "app"}) {
        for (const auto &entry : fs::recursive_directory_iterator(root / top)) {
            const fs::path &path = entry.path();
            if (path.extension() != ".h" && path.extension() != ".cpp")
                continue;
            std::ifstream file(path);
            tree[path.lexically_relative(root).generic_string()] = {std::istreambuf_iterator<char>(file), {}};
        }
    }
    return tree;
}

/// Header name → Qt module, from the installed headers.
std::map<std::string, std::string> readQtHeaders()
{
    std::map<std::string, std::string> modules;
    const fs::path root = QLibraryInfo::path(QLibraryInfo::HeadersPath).toStdString();
    for (const auto &folder : fs::directory_iterator(root)) {
        const std::string module = folder.path().filename().string();
        if (!folder.is_directory() || !module.starts_with("Qt"))
            continue;
        for (const auto &header : fs::directory_iterator(folder))
            modules.emplace(header.path().filename().string(), module);
    }
    return modules;
}

/// What stands between the quotes or brackets, with the opening one.
std::vector<std::string> includesIn(const std::string &text)
{
    std::vector<std::string> includes;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::erase_if(line, [](char c) { return c == ' ' || c == '\t'; });
        if (!line.starts_with("#include") || line.size() < 10)
            continue;
        const std::size_t end = line.find_first_of("\">", 9);
        includes.push_back(line.substr(8, end - 8));
    }
    return includes;
}

class Inspector
{
public:
    explicit Inspector(const Tree &tree) : m_tree(tree), m_qtHeaders(readQtHeaders())
    {
        for (const Room &room : allRooms())
            m_rooms[room.name] = room;
    }

    /// "from -> to", one for each include that goes against the direction.
    std::set<std::string> violations() const
    {
        std::set<std::string> found;
        for (const auto &[path, text] : m_tree) {
            for (const std::string &include : includesIn(text)) {
                const std::string name = include.substr(1);
                const bool ours = include.front() == '"';
                if (ours ? !mayIncludeOurs(path, name) : !mayIncludeOther(path, name))
                    found.insert(path + " -> " + name);
            }
        }
        return found;
    }

private:
    std::string resolve(const std::string &from, const std::string &name) const
    {
        const std::string folder = from.substr(0, from.rfind('/'));
        const std::string top = from.substr(0, from.find('/'));
        for (const std::string &base :
             {folder, top, std::string("gateway"), std::string("ui"), std::string("app")}) {
            std::string path = (fs::path(base) / name).lexically_normal().generic_string();
            if (m_tree.contains(path))
                return path;
        }
        return {};
    }

    bool mayIncludeOurs(const std::string &from, const std::string &name) const
    {
        if (name.ends_with(".moc"))
            return true;
        const std::string target = resolve(from, name);
        const auto room = m_rooms.find(roomOf(from));
        if (target.empty() || room == m_rooms.end() || !m_rooms.contains(roomOf(target)))
            return false;
        return roomOf(target) == room->first || words(room->second.knows).contains(roomOf(target));
    }

    bool mayIncludeOther(const std::string &from, const std::string &name) const
    {
        const auto room = m_rooms.find(roomOf(from));
        if (room == m_rooms.end())
            return false;
        for (const auto &[prefix, owner] : libraryRooms()) {
            if (name.starts_with(prefix))
                return room->first == owner;
        }
        const std::string module = qtModuleOf(name);
        return module.empty() || words(room->second.qtModules).contains(module);
    }

    std::string qtModuleOf(const std::string &name) const
    {
        if (name.starts_with("Qt") && name.find('/') != std::string::npos)
            return name.substr(0, name.find('/'));
        if (const auto found = m_qtHeaders.find(name); found != m_qtHeaders.end())
            return found->second;
        return name.starts_with('Q') ? "unknown" : "";
    }

    const Tree &m_tree;
    std::map<std::string, std::string> m_qtHeaders;
    std::map<std::string, Room> m_rooms;
};

std::string lines(const std::set<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += "\n  " + text;
    return all;
}

/// What is in a and not in b.
std::set<std::string> without(const std::set<std::string> &a, const std::set<std::string> &b)
{
    std::set<std::string> rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(rest, rest.end()));
    return rest;
}

} // namespace

class IncludesTest : public QObject
{
    Q_OBJECT

private:
    Tree m_tree;
    std::set<std::string> m_violations;

private Q_SLOTS:
    void initTestCase()
    {
        m_tree = readTree(LLM0_SOURCE_DIR);
        m_violations = Inspector(m_tree).violations();
    }

    void readsTheWholeSource()
    {
        QVERIFY(m_tree.size() > 200);
        QVERIFY(includesIn(m_tree.at("gateway/gateway.cpp")).size() > 10);
    }

    void theTableGoesOneWay()
    {
        std::set<std::string> below;
        for (const Room &room : allRooms()) {
            for (const std::string &known : words(room.knows))
                QVERIFY2(below.contains(known), (room.name + " cannot know " + known).c_str());
            QVERIFY(below.insert(room.name).second);
        }
    }

    void includesGoOneWay()
    {
        const auto wrong = without(m_violations, knownExceptions());
        QVERIFY2(wrong.empty(), ("These includes go against the direction:" + lines(wrong)).c_str());
    }

    void exceptionsThatAreNoLongerNeededAreStruckOut()
    {
        const auto unused = without(knownExceptions(), m_violations);
        QVERIFY2(unused.empty(), ("Take these out of knownExceptions():" + lines(unused)).c_str());
    }

    void noticesAWrongInclude_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        const auto row = [](const char *path, const char *include) {
            QTest::addRow("%s %s", path, include) << QString::fromUtf8(path) << QString::fromUtf8(include);
        };
        row("gateway/base/new.h", "\"domain/limits.h\"");
        row("gateway/domain/new.h", "\"storage/stores.h\"");
        row("gateway/http/new.cpp", "\"providers/upstreamclient.h\"");
        row("gateway/budget/new.h", "\"limits/directory.h\"");
        row("gateway/limits/new.h", "\"storage/storage.h\"");
        row("gateway/pipeline/new.h", "\"admin/adminapi.h\"");
        row("gateway/pipeline/new.h", "\"../admin/adminapi.h\"");
        row("gateway/admin/new.h", "\"gateway.h\"");
        row("gateway/new.h", "\"client/adminclient.h\"");
        row("gateway/new.h", "\"no/such/file.h\"");
        row("gateway/attic/new.h", "\"base/money.h\"");
        row("gateway/admin/new.cpp", "<QWidget>");
        row("gateway/admin/new.cpp", "<QtGui/QImage>");
        row("gateway/http/new.cpp", "<QHttpServer>");
        row("gateway/usage/new.cpp", "<QSqlQuery>");
        row("gateway/domain/new.h", "<QTcpSocket>");
        row("gateway/dialects/new.cpp", "<curl/curl.h>");
        row("ui/pages/new.cpp", "\"base/money.h\"");
        row("ui/pages/new.cpp", "<QChart>");
        row("ui/pages/new.cpp", "<QNetworkReply>");
        row("ui/client/new.cpp", "\"pages/page.h\"");
        row("app/cli/new.cpp", "<QMessageBox>");
        row("app/cli/new.cpp", "\"mainwindow.h\"");
        row("app/new.cpp", "\"mainwindow.h\"");
    }
    void noticesAWrongInclude()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        Tree tree = m_tree;
        tree[path.toStdString()] = "#pragma once\n#  include " + include.toStdString() + "\n";
        const auto added = without(Inspector(tree).violations(), m_violations);
        QCOMPARE(added.size(), std::size_t(1));
        QVERIFY(added.begin()->starts_with(path.toStdString() + " -> "));
    }

    void takesARightInclude()
    {
        Tree tree = m_tree;
        tree["gateway/domain/new.h"] = "#include \"base/money.h\"\n#include <QString>\n#include <vector>\n";
        tree["ui/charts/new.cpp"] = "#include <QChart>\n#include \"theme/theme.h\"\n";
        QCOMPARE(without(Inspector(tree).violations(), m_violations).size(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(IncludesTest)
#include "includes_test.moc"
