#include "torture/cases.h"

#include "torture/calls.h"
#include "torture/probe.h"

#include <algorithm>

namespace llm0::torture {

namespace {

constexpr int wholePercent = 100;

class Gatherer
{
public:
    Gatherer(const Evidence &evidence, const Tariff &tariff) : m_evidence(evidence), m_tariff(tariff) {}

    Cases take()
    {
        collect();
        return std::move(m_all);
    }

private:
    void collect();
    void collectRows();
    const PriceEdit *editNear(const Case &one) const;
    void notePrice(int number, Case &one);
    void priceGroup(Prompt &group);
    void share();
    void wrong(const std::string &what) { m_all.violations.push_back(what); }
    void wrong(int call, const std::string &what) { wrong("call " + std::to_string(call) + " " + what); }

    const Evidence &m_evidence;
    const Tariff &m_tariff;
    Cases m_all;
};

void Gatherer::collect()
{
    for (const CallSeen &seen : m_evidence.calls) {
        m_all.calls[seen.plan->number].seen = &seen;
        m_all.prompts[seen.plan->prompt].calls.push_back(seen.plan->number);
    }
    for (const Arrival &arrival : m_evidence.arrivals) {
        const auto found = m_all.prompts.find(arrival.prompt);
        if (found == m_all.prompts.end()) {
            if (arrival.prompt < firstProbe)
                wrong("a request of no call reached " + arrival.provider);
            continue;
        }
        found->second.arrivals.push_back(&arrival);
    }
    collectRows();
    for (auto &[number, one] : m_all.calls)
        notePrice(number, one);
    for (auto &[prompt, group] : m_all.prompts)
        priceGroup(group);
    share();
}

/// The edit of the call's life; nothing when there was none that it may have met.
const PriceEdit *Gatherer::editNear(const Case &one) const
{
    for (const PriceEdit &edit : m_evidence.edits) {
        if (edit.life == one.seen->life && one.seen->started && one.seen->endedAt >= edit.askedAt)
            return &edit;
    }
    return nullptr;
}

/// A request is priced with what holds when it begins. Its row names the version.
void Gatherer::notePrice(int number, Case &one)
{
    const PriceEdit *edit = editNear(one);
    for (const std::size_t index : one.rows) {
        const std::string version = text(m_evidence.rows[index], "price_version");
        if (version.empty() && edit && edit->price.percent < wholePercent)
            one.edited = &edit->price; // charged at its bound by the next start: no less than the least
        if (version.empty())
            continue;
        const bool published = version == m_evidence.publishedVersion;
        if (!published && !edit)
            wrong(number, "was priced with rates that were nowhere in force: " + version);
        if (!published && edit && edit->backAnsweredAt != Instant{} && one.seen->at > edit->backAnsweredAt)
            wrong(number, "was priced with rates that had been taken back");
        if (published && edit && edit->answeredAt != Instant{} && one.seen->at > edit->answeredAt
            && one.seen->endedAt < edit->backAskedAt)
            wrong(number, "was priced with rates that had been replaced");
        one.edited = published || !edit ? nullptr : &edit->price;
    }
}

void Gatherer::priceGroup(Prompt &group)
{
    bool first = true;
    for (const int call : group.calls) {
        std::int64_t sum = 0;
        for (const Arrival *arrival : group.arrivals) {
            if (arrival->bill)
                sum += m_tariff.costOf(arrival->provider, arrival->model, *arrival->bill,
                                       m_all.calls[call].edited);
        }
        group.billed = first ? sum : std::min(group.billed, sum);
        group.billedAtMost = std::max(group.billedAtMost, sum);
        first = false;
    }
}

/// What reached providers belongs to the one call that asked, or, where several asked the same, to all.
void Gatherer::share()
{
    for (const auto &[prompt, group] : m_all.prompts) {
        for (const int call : group.calls) {
            Case &one = m_all.calls[call];
            one.shared = group.calls.size() > 1;
            if (!one.shared) {
                one.arrivals = group.arrivals;
                one.billed = group.billed;
                continue;
            }
            for (const std::size_t row : one.rows)
                one.billed += nano(m_evidence.rows[row], "actual");
        }
    }
}

void Gatherer::collectRows()
{
    for (std::size_t i = 0; i < m_evidence.rows.size(); ++i) {
        const Json &labels = m_evidence.rows[i]["labels"];
        const std::string label = labels.is_object() ? text(labels, callLabel) : std::string();
        const int call = label.empty() ? 0 : std::stoi(label);
        const auto found = m_all.calls.find(call);
        if (found != m_all.calls.end()) {
            found->second.rows.push_back(i);
            m_all.callOfRow[i] = call;
        } else if (call < firstProbe && text(m_evidence.rows[i], "error_code") != "rate_limit_exceeded") {
            // A key's bucket refuses before the labels are read.
            wrong("a row of no call: " + m_evidence.rows[i].dump());
        }
    }
}

} // namespace

Cases gatherCases(const Evidence &evidence, const Tariff &tariff)
{
    return Gatherer(evidence, tariff).take();
}

std::int64_t nano(const Json &row, const char *field)
{
    return GatewayProcess::money(row, field).nano();
}

std::string text(const Json &row, const char *field)
{
    return row.contains(field) && row[field].is_string() ? row[field].get<std::string>() : std::string();
}

} // namespace llm0::torture
