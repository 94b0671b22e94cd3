#include "budget/ledger.h"

#include <QDateTime>
#include <QTest>

#include <list>
#include <random>

using namespace llm0;

namespace {

constexpr int schedules = 1000; // LLM0_SCHEDULES plays more, LLM0_SEED a single one
constexpr int stepsEach = 150;
constexpr UnixMs hourMs = 3'600'000;

using Scope = std::pair<ScopeKind, std::int64_t>;

/// Everything that ever happened to a scope's money, one line each.
struct Row {
    QDate day; ///< on which the call began
    std::vector<Scope> scopes;
    Money held;
    Money spent;
};
struct Extra {
    QDate day;
    Scope scope;
    CapRefusal::Window window = CapRefusal::Window::Day;
    Money amount;
};

/// The ledger as a list of rows that is added up anew for each question.
class Model
{
public:
    std::list<Row> rows;
    std::vector<Extra> extras;

    Balance balance(const Scope &scope, CapRefusal::Window window, QDate day,
                    const Row *without = nullptr) const
    {
        Balance sum;
        for (const Row &row : rows) {
            if (!same(row.day, day, window) || std::count(row.scopes.begin(), row.scopes.end(), scope) == 0)
                continue;
            sum.spent += row.spent;
            if (&row != without)
                sum.reserved += row.held;
        }
        for (const Extra &extra : extras) {
            if (extra.scope == scope && extra.window == window && same(extra.day, day, window))
                sum.allowed += extra.amount;
        }
        return sum;
    }

    /// What the tightest cap leaves; absent where nothing limits.
    std::optional<Money> room(const std::vector<ScopeCaps> &scopes, QDate day, const Row *without) const
    {
        std::optional<Money> least;
        for (const ScopeCaps &scope : scopes) {
            const auto consider = [&](std::optional<Money> cap, const Balance &sum) {
                if (!cap)
                    return;
                const Money left = std::max(Money(), *cap + sum.allowed - sum.spent - sum.reserved);
                if (!least || left < *least)
                    least = left;
            };
            const Scope key{scope.kind, scope.id};
            consider(scope.caps.perRequest, {});
            consider(scope.caps.perDay, balance(key, CapRefusal::Window::Day, day, without));
            consider(scope.caps.perMonth, balance(key, CapRefusal::Window::Month, day, without));
        }
        return least;
    }

private:
    static bool same(QDate a, QDate b, CapRefusal::Window window)
    {
        return window == CapRefusal::Window::Day ? a == b : a.year() == b.year() && a.month() == b.month();
    }
};

/// One random schedule, played on the ledger and on the model side by side.
class Schedule
{
public:
    explicit Schedule(std::uint64_t seed)
        : m_random(seed)
        , m_zone(zones()[seed % zones().size()])
        , m_ledger(*BudgetCalendar::forZone(m_zone))
    {
        m_now = m_latest = 1'700'000'000'000 + UnixMs(pick(1'000)) * 86'400'000;
    }

    /// Empty, or what differed.
    std::string play()
    {
        for (int step = 0; step < stepsEach && m_fault.empty(); ++step) {
            act();
            compareBalances();
        }
        m_open.clear();
        if (m_fault.empty() && m_ledger.openReservations() != 0)
            m_fault = "holds are left open";
        return m_fault;
    }
    const std::string &zone() const { return m_zone; }

private:
    struct Open {
        Open(Reservation held, std::vector<ScopeCaps> against, Row &of)
            : reservation(std::move(held))
            , scopes(std::move(against))
            , row(&of)
        {}
        Reservation reservation;
        std::vector<ScopeCaps> scopes;
        Row *row;
        bool sent = false;
        ~Open()
        {
            // What the destructor of the reservation is to do.
            if (reservation.held()) {
                row->spent = sent ? row->held : Money();
                row->held = {};
            }
        }
    };

    static const std::vector<std::string> &zones()
    {
        static const std::vector<std::string> names = {
            "UTC",          "Europe/Berlin", "America/New_York", "Asia/Kolkata",
            "Pacific/Apia", "Africa/Cairo",  "America/Havana",   "Australia/Lord_Howe"};
        return names;
    }

    QDate today() const
    {
        return QDateTime::fromMSecsSinceEpoch(m_now, QTimeZone(QByteArray::fromStdString(m_zone))).date();
    }
    std::uint64_t pick(std::uint64_t below) { return m_random() % below; }
    Money amount() { return Money::fromNano(std::int64_t(pick(pick(4) == 0 ? 5'000'000'000 : 900'000'000))); }

    std::optional<Money> cap()
    {
        if (pick(3) == 0)
            return std::nullopt;
        return Money::fromNano(std::int64_t(pick(8'000'000'000)));
    }

    /// Caps are edited all the time: each call brings those of its moment.
    std::vector<ScopeCaps> scopes()
    {
        std::vector<ScopeCaps> chosen = {{ScopeKind::Account, 0, {}}};
        chosen.push_back({ScopeKind::Project, std::int64_t(1 + pick(2)), {}});
        chosen.push_back({ScopeKind::Key, std::int64_t(1 + pick(3)), {}});
        if (pick(4) != 0)
            chosen.push_back({ScopeKind::Customer, std::int64_t(1 + pick(4)), {}});
        newCaps(chosen);
        return chosen;
    }

    void newCaps(std::vector<ScopeCaps> &chosen)
    {
        for (ScopeCaps &scope : chosen) {
            scope.caps = {};
            if (pick(3) == 0)
                scope.caps.perRequest = cap();
            if (pick(2) == 0)
                scope.caps.perDay = cap();
            if (pick(2) == 0)
                scope.caps.perMonth = cap();
        }
    }

    void act()
    {
        switch (pick(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return reserve();
        case 4:
            return extend();
        case 5:
            return shrink();
        case 6:
        case 7:
            return settle();
        case 8:
            return drop();
        case 9:
            return allow();
        case 10:
            return load();
        default:
            return moveClock();
        }
    }

    ReserveRequest request(std::vector<ScopeCaps> scopes, UnixMs at)
    {
        const Money wanted = amount();
        const Money least = pick(2) == 0 ? wanted : Money::fromNano(std::int64_t(pick(wanted.nano() + 1)));
        return {at, std::move(scopes), wanted, least};
    }

    /// What the model grants: all, what is left of it, or nothing.
    std::optional<Money> granted(const ReserveRequest &asked, QDate day, const Row *own)
    {
        const auto room = m_model.room(asked.scopes, day, own);
        if (!room || *room >= asked.amount)
            return asked.amount;
        return *room >= asked.leastUseful ? room : std::nullopt;
    }

    void checkRefusal(const CapRefusal &told, const ReserveRequest &asked, QDate day, const Row *own)
    {
        const Scope scope{told.scope, told.scopeId};
        const Balance sum = told.window == CapRefusal::Window::Request
                                ? Balance()
                                : m_model.balance(scope, told.window, day, own);
        require(told.needed == asked.amount, "a refusal says what was needed");
        require(told.remaining == *m_model.room(asked.scopes, day, own), "it names the tightest cap");
        require(told.spent == sum.spent && told.reserved == sum.reserved, "its arithmetic is true");
        require(told.remaining == std::max(Money(), told.limit - told.spent - told.reserved), "it adds up");
    }

    void reserve()
    {
        const ReserveRequest asked = request(scopes(), m_now);
        const auto expected = granted(asked, today(), nullptr);
        auto outcome = m_ledger.reserve(asked);
        if (const auto *refusal = std::get_if<CapRefusal>(&outcome)) {
            require(!expected, "what fits is granted");
            return checkRefusal(*refusal, asked, today(), nullptr);
        }
        auto &reservation = std::get<Reservation>(outcome);
        require(expected && reservation.amount() == *expected, "as much is granted as is left");
        Row &row = m_model.rows.emplace_back();
        row.day = today();
        row.held = reservation.amount();
        for (const ScopeCaps &scope : asked.scopes)
            row.scopes.emplace_back(scope.kind, scope.id);
        m_open.emplace_back(std::move(reservation), asked.scopes, row);
    }

    std::list<Open>::iterator someOpen()
    {
        return m_open.empty() ? m_open.end() : std::next(m_open.begin(), std::ptrdiff_t(pick(m_open.size())));
    }

    void extend()
    {
        const auto open = someOpen();
        if (open == m_open.end())
            return;
        newCaps(open->scopes);
        const ReserveRequest asked = request(open->scopes, m_now);
        const auto expected = granted(asked, open->row->day, open->row);
        const auto refusal = m_ledger.extend(open->reservation, asked);
        require(refusal.has_value() != expected.has_value(), "a hold grows as far as its own windows allow");
        if (refusal)
            checkRefusal(*refusal, asked, open->row->day, open->row);
        else
            open->row->held = *expected;
        require(open->reservation.amount() == open->row->held, "a refused extension changes nothing");
    }

    void shrink()
    {
        const auto open = someOpen();
        if (open == m_open.end())
            return;
        const Money to = amount();
        open->reservation.shrinkTo(to);
        open->row->held = std::min(open->row->held, to);
    }

    /// Also for more than was held: what was spent is counted, whatever the caps.
    void settle()
    {
        const auto open = someOpen();
        if (open == m_open.end())
            return;
        const Money spent = amount();
        open->reservation.settle(spent);
        open->row->spent = spent;
        open->row->held = {};
        m_open.erase(open);
    }

    void drop()
    {
        const auto open = someOpen();
        if (open == m_open.end())
            return;
        open->sent = pick(2) == 0;
        if (open->sent)
            open->reservation.markSent();
        m_open.erase(open);
    }

    Scope someScope()
    {
        static constexpr ScopeKind kinds[] = {ScopeKind::Account, ScopeKind::Project, ScopeKind::Key,
                                              ScopeKind::Customer};
        const auto kind = kinds[pick(4)];
        return {kind, kind == ScopeKind::Account ? 0 : std::int64_t(1 + pick(2))};
    }

    void allow()
    {
        const auto window = pick(2) == 0 ? CapRefusal::Window::Day : CapRefusal::Window::Month;
        const Extra extra{today(), someScope(), window, amount()};
        m_model.extras.push_back(extra);
        m_ledger.allow(extra.scope.first, extra.scope.second, m_now, extra.window, extra.amount);
    }

    /// What was spent today before this run is part of what was spent this month.
    void load()
    {
        const Scope scope = someScope();
        const Money before = amount();
        m_ledger.load(scope.first, scope.second, m_now, before, before);
        m_model.rows.push_back({today(), {scope}, {}, before});
    }

    /// Mostly on, by minutes to weeks; sometimes back by less than what the ledger remembers.
    void moveClock()
    {
        if (pick(5) == 0)
            m_now = m_latest - UnixMs(pick(20)) * hourMs;
        else
            m_now += UnixMs(pick(3) == 0 ? pick(20 * 24) : pick(5)) * hourMs + UnixMs(pick(hourMs));
        m_latest = std::max(m_latest, m_now);
    }

    void compareBalances()
    {
        const QDate day = today();
        for (const ScopeKind kind :
             {ScopeKind::Account, ScopeKind::Project, ScopeKind::Key, ScopeKind::Customer}) {
            const std::int64_t id = kind == ScopeKind::Account ? 0 : std::int64_t(1 + pick(3));
            const ScopeBalance told = m_ledger.balance(kind, id, m_now);
            compare(told.day, m_model.balance({kind, id}, CapRefusal::Window::Day, day));
            compare(told.month, m_model.balance({kind, id}, CapRefusal::Window::Month, day));
        }
        require(m_ledger.openReservations() == std::int64_t(m_open.size()), "open holds are counted");
    }

    void compare(const Balance &told, const Balance &sum)
    {
        require(told.spent == sum.spent, "what was spent is the sum of the rows");
        require(told.reserved == sum.reserved, "what is held is the sum of the open holds");
        require(told.allowed == sum.allowed, "what was added is the sum of the additions");
        require(told.reserved >= Money(), "nothing negative is held");
    }

    void require(bool holds, const char *what)
    {
        if (!holds && m_fault.empty())
            m_fault = what;
    }

    std::mt19937_64 m_random;
    std::string m_zone;
    Ledger m_ledger;
    Model m_model;
    std::list<Open> m_open;
    UnixMs m_now = 0, m_latest = 0;
    std::string m_fault;
};

} // namespace

/// The ledger against a slow model that keeps every row and adds them up.
class LedgerModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScheduleAddsUpToItsRows()
    {
        const int only = qEnvironmentVariableIntValue("LLM0_SEED");
        const int asked = qEnvironmentVariableIntValue("LLM0_SCHEDULES");
        const int last = only > 0 ? only : asked > 0 ? asked : schedules;
        for (int seed = std::max(only, 1); seed <= last; ++seed) {
            Schedule schedule{std::uint64_t(seed)};
            const std::string fault = schedule.play();
            QVERIFY2(fault.empty(),
                     ("LLM0_SEED=" + std::to_string(seed) + " in " + schedule.zone() + ": " + fault).c_str());
        }
        qInfo("%d schedules of %d steps", only > 0 ? 1 : last, stepsEach);
    }
};

QTEST_APPLESS_MAIN(LedgerModelTest)
#include "ledgermodel_test.moc"
