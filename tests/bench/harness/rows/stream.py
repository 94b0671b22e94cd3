"""A thousand open streams, in the provider's own dialect and in another one."""
import time

from .. import load, paths
from ..bench import STREAM_CHUNKS, STREAM_RATE
from ..figures import Line, Row, Samples, ratio

STREAMS = 1000
ALL_OPEN_AFTER = 8.0  # seconds


def _watched(bench, port, request, program=None):
    """The load's figures, the processor time of a chunk (opening and closing included) and memory while all are open."""
    before = program.resident() if program else 0
    used = program.usage() if program else None
    running = bench.streams(port, request, STREAMS)
    time.sleep(ALL_OPEN_AFTER)
    at = program.resident() if program else 0
    result = running.result()
    cpu = program.usage().since(used)["cpu"] if program else 0
    whole = STREAMS * STREAM_CHUNKS
    if result["failures"] or result["answers"] != whole:
        raise RuntimeError(f"{result['answers']} of {whole} chunks arrived, {result['failures']} streams failed")
    return {**result, "cpu_us": cpu * 1e6 / whole, "resident": at, "each_kb": (at - before) / 1024 / STREAMS}


def _column(runs, name, scale=1.0):
    return Samples(run[name] * scale for run in runs)


def _added(runs, direct, share):
    return Samples((one[share] - other[share]) / 1e3 for one, other in zip(runs, direct))


def run(bench):
    direct, bare, same, cross, after = [], [], [], [], []
    for _ in range(bench.runs):
        direct.append(_watched(bench, bench.provider(), load.chat(stream=True)))
        port, program = bench.bare_proxy()
        bare.append(_watched(bench, port, load.chat(stream=True), program))
        gateway = bench.fresh_gateway()
        try:
            same.append(_watched(bench, gateway.port, paths.stream(gateway), gateway.program))
            cross.append(_watched(bench, gateway.port, paths.cross_stream(gateway), gateway.program))
            gateway.drained()
            after.append(gateway.program.resident() / 1e6)
        finally:
            gateway.stop()
    return [
        Row(f"same-dialect stream, {STREAMS:,} open × {STREAM_RATE} chunks/s", [
            Line("p99 of a chunk, direct", _column(direct, "p99_us", 1e-3), "ms", 2),
            Line("p99 added by the bare proxy", _added(bare, direct, "p99_us"), "ms", 2),
            Line("p50 added by the gateway", _added(same, direct, "p50_us"), "ms", 2),
            Line("p99 added by the gateway", _added(same, direct, "p99_us"), "ms", 2, at_most=2),
            Line("memory of an open stream", _column(same, "each_kb"), "KB", 1, at_most=60),
            Line("the same of the bare proxy", _column(bare, "each_kb"), "KB", 1),
            Line("resident with all open", _column(same, "resident", 1e-6), "MB", 1),
            Line("resident after them", after, "MB", 1),
            Line("processor time a chunk, bare proxy", _column(bare, "cpu_us"), "µs", 1),
            Line("processor time a chunk, gateway", _column(same, "cpu_us"), "µs", 1),
            Line("gateway / bare proxy", ratio(_column(same, "cpu_us"), _column(bare, "cpu_us")), "", 2, at_most=1.3),
        ]),
        Row("cross-dialect stream", [
            Line("p99 added by the gateway", _added(cross, direct, "p99_us"), "ms", 2),
            Line("processor time a chunk", _column(cross, "cpu_us"), "µs", 1),
            Line("cross / same dialect", ratio(_column(cross, "cpu_us"), _column(same, "cpu_us")), "", 2, at_most=2),
        ]),
    ]
