#include "torture/figures.h"

#include <map>

namespace llm0::torture {

namespace {

class Figures
{
public:
    Figures(GatewayProcess &gateway, const std::vector<Json> &rows) : m_gateway(gateway)
    {
        for (const Json &row : rows) {
            const Money actual = GatewayProcess::money(row, "actual");
            const std::string project = text(row, "project_id");
            m_total += actual;
            m_sums[project] += actual;
            m_sums[text(row, "key_id")] += actual;
            m_sums[project + "/" + text(row, "customer_id")] += actual;
        }
    }

    void compareAccount()
    {
        const Json status = m_gateway.status();
        compare("status: spent_today", status, "spent_today", m_total);
        compare("status: reserved", status, "reserved", Money());
        const Json usage = m_gateway.admin("GET", "/usage?group_by=customer,model").body;
        if (!usage.contains("total"))
            return m_found.push_back("no usage: " + usage.dump());
        compare("usage: total", usage["total"], "cost", m_total);
        Money sum;
        for (const Json &row : usage["usage"])
            sum += GatewayProcess::money(row, "cost");
        if (sum != m_total)
            m_found.push_back("usage: its rows come to " + sum.toDecimal());
    }

    void compareProject(const std::string &id)
    {
        compareSpend("project", m_gateway.admin("GET", "/projects/" + id).body, id);
        const Json keys = m_gateway.admin("GET", "/projects/" + id + "/api-keys").body;
        for (const Json &key : keys["api_keys"])
            compareSpend("key", key, text(key, "id"));
        const Json customers = m_gateway.admin("GET", "/projects/" + id + "/customers?limit=100").body;
        for (const Json &customer : customers["customers"])
            compareSpend("customer", customer, id + "/" + text(customer, "name"));
    }

    std::vector<std::string> take() { return std::move(m_found); }

private:
    static std::string text(const Json &object, const char *field)
    {
        return object.contains(field) && object[field].is_string() ? object[field].get<std::string>()
                                                                   : std::string();
    }

    void compareSpend(const std::string &what, const Json &object, const std::string &id)
    {
        compare(what + " " + id + ": today", object, "spend_today", m_sums[id]);
        compare(what + " " + id + ": month", object, "spend_month", m_sums[id]);
    }

    void compare(const std::string &what, const Json &object, const char *field, Money expected)
    {
        if (!object.contains(field))
            return m_found.push_back(what + " is missing in " + object.dump());
        const Money told = GatewayProcess::money(object, field);
        if (told != expected)
            m_found.push_back(what + " is told as " + told.toDecimal() + ", the rows come to "
                              + expected.toDecimal());
    }

    GatewayProcess &m_gateway;
    Money m_total;
    std::map<std::string, Money> m_sums;
    std::vector<std::string> m_found;
};

} // namespace

std::vector<std::string> differences(GatewayProcess &gateway, const Names &names,
                                     const std::vector<Json> &rows)
{
    Figures figures(gateway, rows);
    figures.compareAccount();
    for (const std::string &project : names.projects)
        figures.compareProject(project);
    return figures.take();
}

} // namespace llm0::torture
