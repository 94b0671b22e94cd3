#include "base/money.h"
#include "cli/session.h"

namespace llm0 {

namespace {

Status pause(AdminCaller &caller, const Arguments &arguments)
{
    nlohmann::json body = {{"all", arguments.isSet("all")}};
    if (arguments.isSet("for"))
        body["for"] = arguments.value("for");
    const auto answer = askJson(caller, "POST", "/pause", body.dump());
    if (!answer)
        return answer.error();
    const auto &until = answer->at("until");
    printOut("paused " + std::string(arguments.isSet("all") ? "all calls" : "paid calls")
             + (until.is_string() ? " until " + until.get<std::string>() : " until resumed") + "\n");
    return {};
}

Status resume(AdminCaller &caller, const Arguments &)
{
    const auto answer = askJson(caller, "POST", "/resume", "{}");
    if (!answer)
        return answer.error();
    printOut("resumed; " + std::to_string(answer->value("refused_meanwhile", 0))
             + " requests were refused meanwhile\n");
    return {};
}

std::string dollars(const nlohmann::json &amount)
{
    if (!amount.is_string())
        return "without limit";
    const auto money = Money::parse(amount.get<std::string>());
    return money ? "$" + money->toShortDecimal(2) : "?";
}

std::string pauseLine(const nlohmann::json &paused)
{
    if (!paused.is_object())
        return "no";
    const auto &until = paused.at("until");
    return paused.value("scope", "") + " calls, until "
           + (until.is_string() ? until.get<std::string>() : std::string("resumed"));
}

Status status(AdminCaller &caller, const Arguments &)
{
    const auto answer = askJson(caller, "GET", "/status");
    if (!answer)
        return answer.error();
    const std::string listen = answer->value("listen", "");
    printOut("version          " + answer->value("version", "") + "\n");
    printOut("listens on       " + (listen.empty() ? "nothing: no gateway runs" : listen) + "\n");
    printOut("paused           " + pauseLine(answer->at("paused")) + "\n");
    printOut("spent today      " + dollars(answer->at("spent_today")) + "\n");
    printOut("reserved         " + dollars(answer->at("reserved")) + "\n");
    printOut("can still spend  " + dollars(answer->at("can_still_spend_today")) + "\n");
    printOut("day resets at    " + answer->value("day_resets_at", "") + "\n");
    printOut("ledger           " + answer->value("ledger", "") + "\n");
    return {};
}

} // namespace

int runPause(const QStringList &arguments)
{
    return withCaller(Arguments::parse(arguments, {"pause"}, {{"for"}, {"all", false}}), pause);
}

int runResume(const QStringList &arguments)
{
    return withCaller(Arguments::parse(arguments, {"resume"}, {}), resume);
}

int runStatus(const QStringList &arguments)
{
    return withCaller(Arguments::parse(arguments, {"status"}, {}), status);
}

} // namespace llm0
