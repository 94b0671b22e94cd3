"""A thousand open streams, in the provider's own dialect and in another one."""
import time

from .. import load, paths
from ..bench import STREAM_CHUNKS, STREAM_RATE
from ..figures import Line, Row, Samples, ratio

STREAMS = 1000
STEADY_AFTER = 2.5  # seconds: all streams are open
STEADY_FOR = 6.0


def _watched(bench, port, request, program=None):
    """The load's figures, the processor's share in the steady part and memory while all are open."""
    before = program.resident() if program else 0
    running = bench.streams(port, request, STREAMS)
    time.sleep(STEADY_AFTER)
    used = program.usage() if program else None
    time.sleep(STEADY_FOR)
    cpu = program.usage().since(used)["cpu"] / STEADY_FOR if program else 0
    at = program.resident() if program else 0
    result = running.result()
    whole = STREAMS * STREAM_CHUNKS
    if result["failures"] or result["answers"] != whole:
        raise RuntimeError(f"{result['answers']} of {whole} chunks arrived, {result['failures']} streams failed")
    return {**result, "cpu": cpu, "resident": at, "each_kb": (at - before) / 1024 / STREAMS}


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
    share = 1e6 / (STREAMS * STREAM_RATE)  # of a core → µs a chunk
    return [
        Row(f"same-dialect stream, {STREAMS:,} open × {STREAM_RATE} chunks/s", [
            Line("p99 of a chunk, direct", _column(direct, "p99_us", 1e-3), "ms", 2),
            Line("p99 added by the bare proxy", _added(bare, direct, "p99_us"), "ms", 2),
            Line("p50 added by the gateway", _added(same, direct, "p50_us"), "ms", 2),
            Line("p99 added by the gateway", _added(same, direct, "p99_us"), "ms", 2, at_most=2),
            Line("memory of an open stream", _column(same, "each_kb"), "KB", 1, at_most=60),
            Line("resident with all open", _column(same, "resident", 1e-6), "MB", 1),
            Line("resident after them", after, "MB", 1),
            Line("processor, bare proxy", _column(bare, "cpu", 100), "% of a core", 1),
            Line("processor, gateway", _column(same, "cpu", 100), "% of a core", 1),
            Line("processor, gateway / bare proxy", ratio(_column(same, "cpu"), _column(bare, "cpu")), "", 2, at_most=1.3),
            Line("processor time a chunk", _column(same, "cpu", share), "µs", 1),
        ]),
        Row("cross-dialect stream", [
            Line("p99 added by the gateway", _added(cross, direct, "p99_us"), "ms", 2),
            Line("processor, cross / same dialect", ratio(_column(cross, "cpu"), _column(same, "cpu")), "", 2, at_most=2),
        ]),
    ]
