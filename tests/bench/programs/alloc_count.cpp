// LD_PRELOAD: counts what the process allocates and copies into the file LLM0_ALLOC_FILE, as four 64-bit
// numbers that can be read at any time: allocations, bytes allocated, large copies, bytes of large copies.
// A copy is large from 4 KiB on: smaller ones are not copies of a prompt.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace {

constexpr std::size_t largeCopy = 4096;

struct Counters {
    std::atomic<std::uint64_t> allocations, allocatedBytes, copies, copiedBytes;
};

Counters unmapped;
std::atomic<Counters *> counters = &unmapped;

__attribute__((constructor)) void mapFile()
{
    const char *path = std::getenv("LLM0_ALLOC_FILE");
    const int file = path ? ::open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file < 0 || ::ftruncate(file, sizeof(Counters)) != 0)
        return;
    void *shared = ::mmap(nullptr, sizeof(Counters), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (shared != MAP_FAILED)
        counters = static_cast<Counters *>(shared);
}

void allocated(std::size_t size)
{
    Counters &now = *counters.load(std::memory_order_relaxed);
    now.allocations.fetch_add(1, std::memory_order_relaxed);
    now.allocatedBytes.fetch_add(size, std::memory_order_relaxed);
}

void copied(std::size_t size)
{
    if (size < largeCopy)
        return;
    Counters &now = *counters.load(std::memory_order_relaxed);
    now.copies.fetch_add(1, std::memory_order_relaxed);
    now.copiedBytes.fetch_add(size, std::memory_order_relaxed);
}

/// What would be called without this library: the program's own allocator, or glibc's.
template <typename Function>
Function *next(std::atomic<Function *> &known, const char *name)
{
    Function *function = known.load(std::memory_order_relaxed);
    if (!function) {
        function = reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
        known.store(function, std::memory_order_relaxed);
    }
    return function;
}

void *orThrow(void *memory)
{
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

} // namespace

extern "C" {
void *malloc(std::size_t size)
{
    static std::atomic<void *(*)(std::size_t)> real = nullptr;
    allocated(size);
    return next(real, "malloc")(size);
}

void *calloc(std::size_t count, std::size_t size)
{
    static std::atomic<void *(*)(std::size_t, std::size_t)> real = nullptr;
    allocated(count * size);
    return next(real, "calloc")(count, size);
}

void *realloc(void *old, std::size_t size)
{
    static std::atomic<void *(*)(void *, std::size_t)> real = nullptr;
    allocated(size);
    return next(real, "realloc")(old, size);
}

// Built with -fno-builtin: nothing here may become a call of itself.
void *memmove(void *to, const void *from, std::size_t size)
{
    static std::atomic<void *(*)(void *, const void *, std::size_t)> real = nullptr;
    copied(size);
    return next(real, "memmove")(to, from, size);
}

void *memcpy(void *to, const void *from, std::size_t size)
{
    return memmove(to, from, size);
}
}

// An allocator may bring its own, which would not pass by malloc.
void *operator new(std::size_t size)
{
    return orThrow(malloc(size));
}

void *operator new[](std::size_t size)
{
    return orThrow(malloc(size));
}

void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    return malloc(size);
}

void *operator new[](std::size_t size, const std::nothrow_t &) noexcept
{
    return malloc(size);
}
