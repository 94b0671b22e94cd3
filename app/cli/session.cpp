#include "cli/session.h"

#include <cstdio>

namespace llm0 {

void printOut(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void printError(std::string_view line)
{
    std::fprintf(stderr, "%.*s\n", int(line.size()), line.data());
}

int withCaller(const Result<Arguments> &arguments,
               const std::function<Status(AdminCaller &, const Arguments &)> &work)
{
    if (!arguments) {
        printError(arguments.error().message);
        return exitUsage;
    }
    auto caller = openAdminCaller(arguments->dataDir());
    const Status done = caller ? work(**caller, *arguments) : Status(caller.error());
    if (done)
        return exitDone;
    printError(done.error().message);
    return exitFailed;
}

Result<nlohmann::json> askJson(AdminCaller &caller, const std::string &method, const std::string &path,
                               const std::string &body)
{
    const auto answer = ask(caller, method, path, body);
    if (!answer)
        return answer.error();
    auto json = nlohmann::json::parse(*answer, nullptr, false);
    if (json.is_discarded())
        return Error{ErrorCode::Internal, "The gateway's answer cannot be read", {}};
    return json;
}

Result<nlohmann::json> findProject(AdminCaller &caller, const std::string &named)
{
    const auto all = askJson(caller, "GET", "/projects");
    if (!all)
        return all.error();
    std::vector<nlohmann::json> found;
    std::string names;
    for (const auto &project : all->at("projects")) {
        const std::string name = project.value("name", "");
        names += (names.empty() ? "" : ", ") + name;
        if (project.value("id", "") == named)
            return project;
        if (name == named)
            found.push_back(project);
    }
    if (found.size() == 1)
        return found.front();
    return Error{ErrorCode::NotFound,
                 found.empty() ? "There is no project '" + named + "'. There are: " + names
                               : "Several projects are named '" + named + "': give the project's ID",
                 {}};
}

} // namespace llm0
