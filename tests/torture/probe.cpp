#include "torture/probe.h"

#include "torture/calls.h"

#include <stdexcept>

namespace llm0::torture {

namespace {

constexpr int mostRaises = 12;
/// The probe's prompt has some 10 bytes; what the gateway may add for wrapping is small. Far less than this.
constexpr std::int64_t mostNeeded = 100 * 150 + 600;

Json capError(const HttpReply &reply)
{
    const Json body = Json::parse(reply.body, nullptr, false);
    return body.is_object() && body.contains("error") ? body["error"] : Json::object();
}

std::int64_t nano(const Json &object, const char *field)
{
    return GatewayProcess::money(object, field).nano();
}

} // namespace

Probe::Probe(GatewayProcess &gateway, const Names &names, const World &world, const CapBook &caps)
    : m_gateway(gateway)
    , m_names(names)
    , m_world(world)
    , m_caps(caps)
{}

std::vector<std::string> Probe::look()
{
    for (std::size_t key = 0; key < m_world.keys.size(); ++key) {
        for (std::size_t customer = 0; customer < m_world.customers.size(); ++customer) {
            if (m_world.customers[customer].project == m_world.keys[key].project)
                probe(key, customer);
        }
    }
    return std::move(m_found);
}

HttpReply Probe::ask(std::size_t key, std::size_t customer)
{
    CallPlan call;
    call.number = call.prompt = firstProbe + ++m_asked;
    call.model = "groq/llama-3.1-8b-instant"; // without a stand-in that may be cheaper or dearer
    call.limit = 1;
    call.words = 1;
    return m_client.send(
        askFor(call, m_world.customers[customer], m_gateway.dataUrl(), m_names.keys[key].secret));
}

void Probe::complain(const std::string &who, const std::string &what)
{
    m_found.push_back("a probe of " + who + " " + what);
}

void Probe::probe(std::size_t key, std::size_t customer)
{
    const std::string who = "key " + std::to_string(key) + " for '" + m_world.customers[customer].name + "'";
    bool tightened = false;
    for (int i = 0; i < mostRaises; ++i) {
        const HttpReply reply = ask(key, customer);
        if (reply.status == 200 && tightened)
            return complain(who, "was served though its cap was a nano-dollar too low");
        if (reply.status == 200)
            return;
        const Json error = capError(reply);
        const std::string code = error.value("code", std::string());
        if (code == "rate_limit_exceeded" || code == "customer_rate_limit_exceeded")
            return;
        if (code != "spend_cap_exceeded" && code != "customer_spend_cap_exceeded")
            return complain(who, "was refused: " + std::to_string(reply.status) + " " + reply.body);
        if (!refusedRightly(error, who))
            return;
        // First one nano-dollar too little, which must not do, then enough. Not for a customer whose limits
        // were not set here yet: they may name a model to downgrade to, which this takes away.
        tightened = !tightened && (error["scope"] != "customer" || m_ours.contains(customer))
                    && raisedBefore(error, key, customer);
        if (!raise(error, key, customer, tightened ? -1 : 0))
            return complain(who, "could not get its cap raised: " + error.dump());
    }
    complain(who, "was refused however far its caps were raised");
}

bool Probe::refusedRightly(const Json &refusal, const std::string &who)
{
    const std::int64_t needed = nano(refusal, "needed_usd");
    const std::int64_t left = nano(refusal, "limit_usd") - nano(refusal, "spent_usd");
    const bool request = refusal["window"] == "request";
    if (nano(refusal, "reserved_usd") != 0)
        complain(who, "met a hold though nothing is under way: " + refusal.dump());
    else if (needed > mostNeeded)
        complain(who, "was held for more than it can cost: " + refusal.dump());
    else if (needed <= (request ? nano(refusal, "limit_usd") : left))
        complain(who, "was refused though it fits: " + refusal.dump());
    else
        return true;
    return false;
}

/// What was added once to the cap that stood in the way; nothing when nobody knows.
std::optional<std::int64_t> Probe::raisedBefore(const Json &refusal, std::size_t key,
                                                std::size_t customer) const
{
    const std::string scope = refusal["scope"];
    const std::string window = refusal["window"];
    if (window == "request")
        return 0;
    Scope told{Scope::Kind::Account, 0};
    if (scope == "project")
        told = {Scope::Kind::Project, m_world.keys[key].project};
    else if (scope == "key")
        told = {Scope::Kind::Key, key};
    else if (scope == "customer")
        told = {Scope::Kind::Customer, customer};
    return m_caps.raised(told, window == "month");
}

/// Sets the cap that stood in the way to what the call needs, and `room`. One-time raises still count.
bool Probe::raise(const Json &refusal, std::size_t key, std::size_t customer, std::int64_t room)
{
    const std::string window = refusal["window"];
    const std::string scope = refusal["scope"];
    const std::int64_t cap = nano(refusal, "spent_usd") + nano(refusal, "needed_usd") + room
                             - raisedBefore(refusal, key, customer).value_or(0);
    const std::string limit = window == "request" ? "per_request_max_usd"
                              : scope == "customer"
                                  ? (window == "day" ? "daily_spend_limit_usd" : "monthly_spend_limit_usd")
                                  : (window == "day" ? "daily_cap_usd" : "monthly_cap_usd");
    const Json fields = {{limit, usd(cap)}};
    Change change{"PATCH", "/settings", fields};
    if (scope == "project")
        change.path = "/projects/" + m_names.projects[m_world.keys[key].project];
    else if (scope == "key")
        change = keyChange(m_names, m_world, key, fields);
    else if (scope == "customer")
        change = customerChange(m_names, m_world.customers[customer], {{"limits", fields}});
    if (scope == "customer")
        m_ours.insert(customer);
    return m_gateway.admin(change.method, change.path, change.body).status == 200;
}

} // namespace llm0::torture
