#include "providers/upstreamclient.h"

#include "providers/curlloop.h"
#include "providers/transfer.h"

namespace llm0 {

class UpstreamClient::Impl
{
public:
    Impl() : m_loop([this](CURL *easy, CURLcode code) { finished(easy, code); }) {}
    ~Impl();

    std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamCallbacks callbacks);
    std::size_t callsUnderWay() const { return m_calls.size(); }

private:
    class Call;
    struct Entry;
    using EntryPtr = std::shared_ptr<Entry>;

    void launch(const EntryPtr &entry);
    void finished(CURL *easy, CURLcode code);
    void end(const EntryPtr &entry, const UpstreamOutcome &outcome);
    void detach(const EntryPtr &entry);
    void resume(const EntryPtr &entry);
    void cancel(const EntryPtr &entry);

    std::shared_ptr<EasyPool> m_pool = std::make_shared<EasyPool>(); ///< a call's handle may outlive this
    std::unordered_map<CURL *, EntryPtr> m_calls;
    CurlLoop m_loop;
};

/// What a call and its handle share. `owner` is null once the call is over or the client is gone.
struct UpstreamClient::Impl::Entry {
    Impl *owner = nullptr;
    std::unique_ptr<Transfer> transfer;
};

class UpstreamClient::Impl::Call : public UpstreamCall
{
public:
    explicit Call(EntryPtr entry) : m_entry(std::move(entry)) {}
    ~Call() override { stop(); }

    void pause() override
    {
        if (m_entry->owner)
            m_entry->transfer->pause();
    }
    void resume() override
    {
        if (m_entry->owner)
            m_entry->owner->resume(m_entry);
    }
    void cancel() override { stop(); }

private:
    void stop()
    {
        if (m_entry->owner)
            m_entry->owner->cancel(m_entry);
    }

    EntryPtr m_entry;
};

UpstreamClient::Impl::~Impl()
{
    for (const auto &[easy, entry] : m_calls) {
        entry->owner = nullptr;
        static_cast<void>(entry->transfer->takeDone());
        m_loop.remove(easy);
    }
}

std::unique_ptr<UpstreamCall> UpstreamClient::Impl::start(UpstreamRequest request,
                                                          UpstreamCallbacks callbacks)
{
    auto entry = std::make_shared<Entry>();
    entry->owner = this;
    const std::weak_ptr<Entry> weak = entry;
    auto onSilence = [this, weak] {
        m_loop.later([this, weak] {
            if (const auto silent = weak.lock(); silent && silent->owner)
                end(silent, silent->transfer->silence());
        });
    };
    entry->transfer =
        std::make_unique<Transfer>(std::move(request), std::move(callbacks), std::move(onSilence), m_pool);
    m_calls.emplace(entry->transfer->handle(), entry);
    launch(entry);
    return std::make_unique<Call>(std::move(entry));
}

void UpstreamClient::Impl::launch(const EntryPtr &entry)
{
    if (const Status status = entry->transfer->prepare(); !status) {
        m_loop.later([this, entry, outcome = UpstreamOutcome{UpstreamEnd::NotSent, status.error().message}] {
            if (entry->owner)
                end(entry, outcome);
        });
        return;
    }
    m_loop.whenOutside([this, entry] {
        if (entry->owner)
            m_loop.add(entry->transfer->handle());
    });
}

void UpstreamClient::Impl::finished(CURL *easy, CURLcode code)
{
    const auto found = m_calls.find(easy);
    if (found == m_calls.end())
        return;
    const EntryPtr entry = found->second;
    if (entry->owner)
        end(entry, entry->transfer->outcome(code));
    else
        detach(entry);
}

/// Only outside libcurl.
void UpstreamClient::Impl::end(const EntryPtr &entry, const UpstreamOutcome &outcome)
{
    entry->owner = nullptr;
    const auto onDone = entry->transfer->takeDone();
    detach(entry);
    if (onDone)
        onDone(outcome);
}

void UpstreamClient::Impl::detach(const EntryPtr &entry)
{
    if (m_calls.erase(entry->transfer->handle()) > 0)
        m_loop.remove(entry->transfer->handle());
}

void UpstreamClient::Impl::resume(const EntryPtr &entry)
{
    if (!entry->transfer->resume())
        return;
    m_loop.later([this, entry] {
        if (entry->owner && entry->transfer->takeHeld())
            m_loop.unpause(entry->transfer->handle());
    });
}

void UpstreamClient::Impl::cancel(const EntryPtr &entry)
{
    entry->owner = nullptr;
    entry->transfer->stop();
    m_loop.whenOutside([this, entry] {
        detach(entry);
        static_cast<void>(entry->transfer->takeDone());
    });
}

UpstreamClient::UpstreamClient() : m_impl(std::make_unique<Impl>()) {}
UpstreamClient::~UpstreamClient() = default;

std::unique_ptr<UpstreamCall> UpstreamClient::start(UpstreamRequest request, UpstreamCallbacks callbacks)
{
    return m_impl->start(std::move(request), std::move(callbacks));
}

int UpstreamClient::callsUnderWay() const
{
    return static_cast<int>(m_impl->callsUnderWay());
}

} // namespace llm0
