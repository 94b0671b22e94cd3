"""The parts by themselves, from micro_bench."""
import json
import os
import subprocess

from ..figures import Line, Row

TO_NS = {"ns": 1, "us": 1e3, "ms": 1e6, "s": 1e9}


def figures(bench, chosen="."):
    """Processor time in nanoseconds by name, `runs` repetitions each, and the last counters by name."""
    out = subprocess.run([bench.tool("micro_bench"), f"--benchmark_filter={chosen}", "--benchmark_format=json",
                          f"--benchmark_repetitions={bench.runs}", "--benchmark_enable_random_interleaving=true",
                          "--benchmark_min_time=0.1"], capture_output=True, text=True, check=True).stdout
    times, counters = {}, {}
    for one in json.loads(out)["benchmarks"]:
        if one["run_type"] == "iteration":
            times.setdefault(one["run_name"], []).append(one["cpu_time"] * TO_NS[one["time_unit"]])
            counters[one["run_name"]] = one
    return times, counters


def run(bench):
    if not os.path.exists(bench.tool("micro_bench")):
        return [Row("parts", [], "micro_bench was not built: Google Benchmark is missing.")]
    times, _ = figures(bench)
    return [Row("parts, processor time", [Line(name, [one / 1e3 for one in runs], "µs", 3)
                                          for name, runs in times.items()])]
