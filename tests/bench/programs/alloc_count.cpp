// LD_PRELOAD: counts what the process allocates and copies into the file LLM0_ALLOC_FILE, as four 64-bit
// numbers that can be read at any time: allocations, bytes allocated, large copies, bytes of large copies.
// A copy is large from 4 KiB on: smaller ones are not copies of a prompt.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
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

} // namespace

// glibc's own names for what is replaced here: no lookup, so no recursion while the program starts.
extern "C" {
void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *old, std::size_t size);

void *malloc(std::size_t size)
{
    allocated(size);
    return __libc_malloc(size);
}

void *calloc(std::size_t count, std::size_t size)
{
    allocated(count * size);
    return __libc_calloc(count, size);
}

void *realloc(void *old, std::size_t size)
{
    allocated(size);
    return __libc_realloc(old, size);
}

// Built with -fno-builtin: nothing here may become a call of itself.
void *memmove(void *to, const void *from, std::size_t size)
{
    using Copy = void *(*)(void *, const void *, std::size_t);
    static std::atomic<Copy> real = nullptr;
    Copy copy = real.load(std::memory_order_relaxed);
    if (!copy) {
        copy = reinterpret_cast<Copy>(::dlsym(RTLD_NEXT, "memmove"));
        real.store(copy, std::memory_order_relaxed);
    }
    copied(size);
    return copy(to, from, size);
}

void *memcpy(void *to, const void *from, std::size_t size)
{
    return memmove(to, from, size);
}
}
