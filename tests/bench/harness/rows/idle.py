"""What the programs take when nobody asks anything, and how long they take to start."""
import os
import tempfile
import time

from ..desktop import Desktop
from ..figures import Line, Row

IDLE_SECONDS = 10
SETTLE_SECONDS = 2


def _idle(program):
    """Megabytes and percent of a core."""
    time.sleep(SETTLE_SECONDS)
    before = program.usage()
    time.sleep(IDLE_SECONDS)
    return program.resident() / 1e6, program.usage().since(before)["cpu"] / IDLE_SECONDS * 100


def _headless(bench, starts, cpu):
    with tempfile.TemporaryDirectory(prefix="llm0-bench-") as folder:
        for _ in range(bench.runs + 1):
            gateway = bench.fresh_gateway(folder=folder)
            starts.append(gateway.start_seconds * 1e3)
            cpu.append(gateway.program.usage().cpu * 1e3)
            gateway.program.stop()
        gateway = bench.fresh_gateway(folder=folder)
        try:
            return _idle(gateway.program)
        finally:
            gateway.program.stop()


def _desktop(bench, starts, cpu):
    with tempfile.TemporaryDirectory(prefix="llm0-bench-") as folder:
        for number in range(bench.runs + 1):
            desktop = Desktop(bench, folder)
            starts.append(desktop.start_seconds * 1e3)
            cpu.append(desktop.program.usage().cpu * 1e3)
            last = number == bench.runs
            figures = _idle(desktop.program) if last else None
            desktop.stop()
        return figures, desktop.platform


def run(bench):
    starts, busy = [], []
    resident, cpu = _headless(bench, starts, busy)
    rows = [Row("headless, idle", [
        Line("resident", [resident], "MB", 1, at_most=30),
        Line("processor", [cpu], "% of a core", 2, at_most=0.3),
        Line("first start, empty folder", starts[:1], "ms", 0),
        Line("start to accepting", starts[1:], "ms", 0, at_most=150),
        Line("processor time until then", busy[1:], "ms", 0),
    ])]
    if not os.path.exists(os.path.join(bench.build, "bin", "llm0-desktop")):
        return rows
    starts, busy = [], []
    (resident, cpu), platform = _desktop(bench, starts, busy)
    rows.append(Row("desktop, idle", [
        Line("resident", [resident], "MB", 1, at_most=110),
        Line("processor", [cpu], "% of a core", 2, at_most=0.3),
        Line("first start, empty folder", starts[:1], "ms", 0),
        Line("start to accepting", starts[1:], "ms", 0, at_most=1000),
        Line("processor time until then", busy[1:], "ms", 0),
    ], f"Platform {platform}; its window is open, since there is no tray."))
    return rows
