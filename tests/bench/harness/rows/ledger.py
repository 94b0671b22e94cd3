"""A million customers and ten million calls: the ledger, the start, the dashboard's questions, the memory."""
import datetime
import os
import time
import urllib.error

from .. import bigpast
from ..figures import Line, Row, Samples
from . import micro

SETTLE_SECONDS = 15  # the history of the last ninety days is read after the start


def _day(back):
    return (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=back)).strftime("%Y-%m-%d")


def _questions(project):
    """What the window's pages ask."""
    month = _day(29)
    return {
        "status": "/status", "exposure": "/exposure", "projects": "/projects",
        "today by bucket": f"/usage?from={_day(0)}&group_by=bucket",
        "30 days by day": f"/usage?from={month}&group_by=day",
        "30 days by model": f"/usage?from={month}&group_by=provider,model",
        "customers, dearest first": f"/projects/{project}/customers?limit=200&sort=cost&order=desc&days=30",
        "customers, found by name": f"/projects/{project}/customers?limit=200&search=0012345",
        "one customer, 30 days": f"/usage?from={month}&project={project}&customer=customer-0012345&group_by=day,provider,model",
        "newest requests": "/requests?limit=100",
        "requests of a customer": "/requests?limit=100&customer=customer-0012345",
    }


def _ask(gateway, path, runs):
    times = Samples()
    for _ in range(runs):
        started = time.monotonic()
        gateway.admin("GET", path)
        times.append((time.monotonic() - started) * 1e3)
    return times


def _ledger_lines(bench):
    if not os.path.exists(bench.tool("micro_bench")):
        return []
    times, counters = micro.figures(bench, "reserveAndSettle|refuse")
    return [Line("reserve and settle, processor", [one / 1e3 for one in times["reserveAndSettle"]], "µs", 2, at_most=5),
            Line("refuse, processor", [one / 1e3 for one in times["refuse"]], "µs", 2),
            Line("the ledger's own memory for a customer", [counters["reserveAndSettle"]["bytes_per_customer"]], "bytes", 0),
            Line("the first call of a day", [counters["reserveAndSettle"]["sweep_ms"]], "ms", 1)]


def run(bench):
    lines = _ledger_lines(bench)
    empty = bench.fresh_gateway()
    time.sleep(1)
    base = empty.program.resident()
    empty.stop()
    folder = bigpast.prepare(bench, bench.customers, bench.log_rows)
    starts = []
    gateway = None
    for _ in range(bench.runs):
        if gateway:
            gateway.program.stop()
        gateway = bench.fresh_gateway(folder=folder)
        starts.append(gateway.start_seconds)
    try:
        at_start = (gateway.program.resident() - base) / bench.customers
        time.sleep(SETTLE_SECONDS)
        later = (gateway.program.resident() - base) / bench.customers
        lines += [Line("start to accepting", starts, "s", 2, at_most=1),
                  Line("resident for a customer, after the start", [at_start], "bytes", 0, at_most=250),
                  Line(f"resident for a customer, {SETTLE_SECONDS} s later", [later], "bytes", 0)]
        for name, path in _questions(gateway.project).items():
            try:
                lines.append(Line(name, _ask(gateway, path, bench.runs), "ms", 1, at_most=200))
            except urllib.error.HTTPError as error:
                raise RuntimeError(f"{path}: {error.read().decode()}") from error
    finally:
        gateway.program.stop()
    return [Row(f"ledger with {bench.customers:,} customers, {bench.log_rows:,} log rows", lines)]
