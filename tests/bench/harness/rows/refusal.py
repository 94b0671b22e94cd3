"""Refusals by cap, by rate limit and by key, against the bare route."""
from .. import load, paths
from ..figures import Line, Row, ratio
from .common import Side, at_rate, check, column, costs, take_turns


KINDS = {"cap": paths.refused_by_cap, "rate limit": paths.refused_by_rate, "key": paths.refused_by_key}


def run(bench):
    port, program = bench.bare_route()
    rows = []
    for kind, request in KINDS.items():
        bare = Side(program, port, load.chat())
        ours = Side(bench.gateway.program, bench.gateway.port, request(bench.gateway))
        bench.paced(ours.port, ours.request, count=3)  # the one call that the rate allows
        take_turns(bench, [bare, ours])
        check(ours, refused=True)
        half = at_rate(bench, ours.port, ours.request, ours.samples("per_second").median / 2)
        quotient = ratio(ours.samples("per_second"), bare.samples("per_second"))
        rows.append(Row(f"refusal by {kind}", [
            Line("bare route", bare.samples("per_second"), "req/s"),
            Line("gateway", ours.samples("per_second"), "req/s"),
            Line("gateway / bare route", quotient, "", 2, at_least=0.75),
            Line("p50 at half load", column(half, "p50_us", 1e-3), "ms", 3, at_most=0.15),
            Line("p99 at half load", column(half, "p99_us", 1e-3), "ms", 3),
            *costs(ours, bare, bench.allocations(request)),
        ]))
    return rows
