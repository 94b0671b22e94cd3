#include "admin/simulatecontroller.h"

#include <QTimer>

namespace llm0 {

namespace {

constexpr int pageCalls = 20'000;
constexpr std::size_t mostCalls = 2'000'000; ///< of one answer; 24 bytes each
constexpr std::size_t mostKeptCalls = 2'000'000;
constexpr UnixMs keepMs = 60'000;
constexpr std::size_t mostCustomers = 1'000;
constexpr UnixMs dayMs = 86'400'000;

struct Question {
    std::vector<CustomerId> customers;
    Caps caps;
    UnixMs from = 0;
    int days = 30;
};

void writeResult(JsonWriter &json, const Question &question, const ReplayResult &result, bool complete)
{
    json.beginObject()
        .field("days", question.days)
        .field("customers", question.customers.size())
        .field("requests", result.requests)
        .field("stopped_requests", result.stopped)
        .field("stopped_cost", result.stoppedCost)
        .field("stopped_days", result.daysStopped())
        .field("complete", complete)
        .key("by_day")
        .beginArray();
    for (const ReplayDay &day : result.days)
        json.beginObject()
            .timeField("day", day.day.start)
            .field("requests", day.requests)
            .field("spent", day.spent)
            .field("stopped_requests", day.stopped)
            .field("stopped_cost", day.stoppedCost)
            .endObject();
    json.endArray().endObject();
}

void readCustomers(JsonBody &body, const Directory &directory, ProjectId project, Question &question)
{
    const JsonNode *node = body.take("customers");
    if (!node || node->kind != JsonNode::Kind::Array || node->items.empty()
        || node->items.size() > mostCustomers)
        return body.fail("customers", "must be a list of 1 to 1000 customer IDs");
    for (const JsonNode &item : node->items) {
        const std::string name = item.text == "~" ? std::string() : item.text;
        const auto known =
            item.kind == JsonNode::Kind::String ? directory.findCustomer(project, name) : std::nullopt;
        if (!known)
            return body.fail("customers", "names a customer that this project has not seen");
        question.customers.push_back(known->id);
    }
}

} // namespace

/// One answer in the making. Keeps itself alive through the timer's next step.
class SimulateController::Job : public std::enable_shared_from_this<SimulateController::Job>
{
public:
    Job(SimulateController &controller, Question question, ResponseStreamPtr response)
        : m_controller(controller)
        , m_question(std::move(question))
        , m_response(std::move(response))
    {}

    void step()
    {
        while (m_at < m_question.customers.size()) {
            if (m_response->gone())
                return;
            const CustomerId customer = m_question.customers[m_at];
            if (const History *known = m_controller.kept(customer, m_question.from, now())) {
                finishCustomer(*known);
                continue;
            }
            if (!readPage(customer))
                return;
            if (m_read - m_readAtPause >= pageCalls) { // others of this thread may want to work too
                m_readAtPause = m_read;
                QTimer::singleShot(0, [weak = m_controller.m_alive, job = shared_from_this()] {
                    if (!weak.expired())
                        job->step();
                });
                return;
            }
        }
        JsonWriter json;
        writeResult(json, m_question, m_result, m_complete);
        sendReply(*m_response, {200, json.take()});
    }

private:
    UnixMs now() const { return m_controller.m_services.clock.nowMs(); }

    /// False: the answer is over.
    bool readPage(CustomerId customer)
    {
        if (m_history.customer != customer)
            m_history = {customer, m_question.from, now(), {}};
        if (m_pages++ == 0) {
            m_after = m_question.from - 1;
            m_afterRow = std::numeric_limits<std::int64_t>::max();
        }
        const auto page =
            m_controller.m_services.reports.recordedCalls(customer, m_after, m_afterRow, pageCalls);
        if (!page) {
            sendError(*m_response, page.error());
            return false;
        }
        m_history.calls.insert(m_history.calls.end(), page->begin(), page->end());
        m_read += page->size();
        const bool enough = m_read >= mostCalls;
        m_complete = m_complete && !(enough && page->size() == pageCalls);
        if (page->size() < pageCalls || enough) {
            finishCustomer(m_history);
            m_controller.keep(std::exchange(m_history, {}));
        }
        return true;
    }

    void finishCustomer(const History &history)
    {
        m_result += replayCaps(history.calls, m_question.caps, m_controller.m_services.ledger.calendar());
        m_pages = 0;
        m_at = m_read >= mostCalls ? m_question.customers.size() : m_at + 1;
    }

    SimulateController &m_controller;
    const Question m_question;
    const ResponseStreamPtr m_response;
    std::size_t m_at = 0;
    std::size_t m_read = 0;
    std::size_t m_readAtPause = 0;
    int m_pages = 0;
    UnixMs m_after = 0;
    std::int64_t m_afterRow = 0;
    bool m_complete = true;
    History m_history;
    ReplayResult m_result;
};

SimulateController::~SimulateController() = default;

void SimulateController::addRoutes(AdminRoutes &routes)
{
    routes.add("POST", "/v1/admin/simulate", [this](const AdminCall &call) { simulate(call); });
}

const SimulateController::History *SimulateController::kept(CustomerId customer, UnixMs from, UnixMs now)
{
    m_kept.remove_if([now](const History &history) { return now - history.readAt > keepMs; });
    for (const History &history : m_kept) {
        if (history.customer == customer && history.from == from)
            return &history;
    }
    return nullptr;
}

void SimulateController::keep(History history)
{
    m_kept.push_front(std::move(history));
    std::size_t calls = 0;
    for (auto at = m_kept.begin(); at != m_kept.end();) {
        calls += at->calls.size() + 1;
        at = calls > mostKeptCalls && at != m_kept.begin() ? m_kept.erase(at) : std::next(at);
    }
}

void SimulateController::simulate(const AdminCall &call)
{
    auto body = JsonBody::parse(call.request.body);
    if (!body)
        return sendError(*call.response, body.error());
    Question question;
    std::string name;
    body->read("project", name);
    const auto project = namedProject(name);
    if (!project)
        return sendError(*call.response, project.error());
    body->read("daily_cap_usd", question.caps.perDay);
    body->read("monthly_cap_usd", question.caps.perMonth);
    body->read("days", question.days, 1, 90);
    readCustomers(*body, m_services.directory, project->id, question);
    if (const Status read = body->finish(); !read)
        return sendError(*call.response, read.error());
    const BudgetCalendar &calendar = m_services.ledger.calendar();
    question.from = calendar.dayOf(m_services.clock.nowMs() - (question.days - 1) * dayMs).start;
    std::make_shared<Job>(*this, std::move(question), call.response)->step();
}

} // namespace llm0
