// What jemalloc reads before the program begins (jemalloc(3), "malloc_conf").

/// One thread of its own gives memory back after a peak, also while the threads that took it have nothing to
/// do.
extern "C" const char *malloc_conf;
const char *malloc_conf = "background_thread:true,max_background_threads:1,narenas:4";
