#pragma once

#include "budget/pricebook.h"

#include <mutex>

namespace llm0 {

/// The price book in force. Callable from any thread; a request keeps the book it began with.
class PriceBoard
{
public:
    explicit PriceBoard(PriceBook book) : m_book(std::move(book)) {}

    PriceBook current() const
    {
        const std::lock_guard lock(m_mutex);
        return m_book;
    }
    void replace(PriceBook book)
    {
        const std::lock_guard lock(m_mutex);
        m_book = std::move(book);
    }

private:
    mutable std::mutex m_mutex;
    PriceBook m_book;
};

} // namespace llm0
