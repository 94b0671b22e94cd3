"""A whole call to the provider: durable reservation, settlement, log; against the bare proxy and no proxy."""
from .. import load, paths
from ..figures import Line, Row, Samples, ratio
from .common import Backlog, Side, check, column, costs, take_turns

FIXED_RATE = 5000


def _difference(ones, others):
    return Samples(one - other for one, other in zip(ones, others))


def _paced_in_turns(bench, ports):
    runs = {name: [] for name in ports}
    for _ in range(bench.runs):
        for name, (port, asked) in ports.items():
            runs[name].append(bench.paced(port, asked, rate=FIXED_RATE, seconds=bench.seconds))
    return runs


def run(bench):
    gateway = bench.gateway
    port, program = bench.bare_proxy()
    plain = load.chat(f"Question number {load.NUMBER}")
    bare = Side(program, port, plain)
    ours = Side(gateway.program, gateway.port, paths.miss(gateway))
    before = gateway.program.resident()
    direct = Side(bench.provider_program(), bench.provider(), plain)
    with Backlog(gateway) as backlog:
        take_turns(bench, [direct, bare, ours])
    check(ours, refused=False)
    drained = gateway.drained()
    rate = ours.samples("per_second")
    paced = _paced_in_turns(bench, {"direct": (bench.provider(), plain), "bare": (port, plain),
                                    "ours": (gateway.port, ours.request)})
    added = {share: _difference(column(paced["ours"], share, 1e-3), column(paced["direct"], share, 1e-3))
             for share in ("p50_us", "p99_us")}
    bare_added = _difference(column(paced["bare"], "p99_us", 1e-3), column(paced["direct"], "p99_us", 1e-3))
    return [Row("miss, whole", [
        Line("direct to the provider", direct.samples("per_second"), "req/s"),
        Line("bare proxy", bare.samples("per_second"), "req/s"),
        Line("gateway", rate, "req/s"),
        Line("gateway / bare proxy", ratio(rate, bare.samples("per_second")), "", 2, at_least=0.55),
        Line("gateway / direct", ratio(rate, direct.samples("per_second")), "", 2),
        Line(f"p50 added to direct at {FIXED_RATE:,}/s", added["p50_us"], "ms", 3, at_most=0.3),
        Line(f"p99 added to direct at {FIXED_RATE:,}/s", added["p99_us"], "ms", 3, at_most=1),
        Line(f"p99 added by the bare proxy at {FIXED_RATE:,}/s", bare_added, "ms", 3),
        *costs(ours, bare, bench.allocations(paths.miss)),
        Line("most rows waiting under load", [backlog.most]),
        Line("until they were written", [drained], "s", 2),
        Line("resident before", [before / 1e6], "MB", 1),
        Line("resident after", [gateway.program.resident() / 1e6], "MB", 1),
    ])]
