"""A whole call to the provider: durable reservation, settlement, log; against the bare proxy and no proxy."""
from .. import load, paths
from ..figures import Line, Row, Samples, ratio
from .common import Side, check, column, costs, take_turns

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
    take_turns(bench, [bare, ours])
    check(ours, refused=False)
    backlog = gateway.metric("llm0_journal_backlog")
    drained = gateway.drained()
    paced = _paced_in_turns(bench, {"direct": (bench.provider(), plain), "bare": (port, plain),
                                    "ours": (gateway.port, ours.request)})
    added = {share: _difference(column(paced["ours"], share, 1e-3), column(paced["direct"], share, 1e-3))
             for share in ("p50_us", "p99_us")}
    bare_added = _difference(column(paced["bare"], "p99_us", 1e-3), column(paced["direct"], "p99_us", 1e-3))
    return [Row("miss, whole", [
        Line("bare proxy", bare.samples("per_second"), "req/s"),
        Line("gateway", ours.samples("per_second"), "req/s"),
        Line("gateway / bare proxy", ratio(ours.samples("per_second"), bare.samples("per_second")), "", 2, at_least=0.55),
        Line(f"p50 added to direct at {FIXED_RATE:,}/s", added["p50_us"], "ms", 3, at_most=0.3),
        Line(f"p99 added to direct at {FIXED_RATE:,}/s", added["p99_us"], "ms", 3, at_most=1),
        Line(f"p99 added by the bare proxy at {FIXED_RATE:,}/s", bare_added, "ms", 3),
        *costs(ours, bench.allocations(paths.miss)),
        Line("rows waiting after the load", [backlog]),
        Line("until they were written", [drained], "s", 2),
        Line("resident before / after", [before / 1e6, gateway.program.resident() / 1e6], "MB", 1),
    ])]
