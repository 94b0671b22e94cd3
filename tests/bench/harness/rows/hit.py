"""An exact cache hit, against the bare route."""
from .. import load, paths
from ..figures import Line, Row, ratio
from .common import Backlog, Side, at_rate, check, column, costs, take_turns


def run(bench):
    port, program = bench.bare_route()
    bare = Side(program, port, load.chat())
    ours = Side(bench.gateway.program, bench.gateway.port, paths.hit(bench.gateway))
    bench.paced(ours.port, ours.request, count=3)  # fills the cache
    bench.gateway.drained()
    with Backlog(bench.gateway) as backlog:
        take_turns(bench, [bare, ours])
    check(ours, refused=False)
    half = at_rate(bench, ours.port, ours.request, ours.samples("per_second").median / 2)
    return [Row("exact cache hit", [
        Line("bare route", bare.samples("per_second"), "req/s"),
        Line("gateway", ours.samples("per_second"), "req/s"),
        Line("gateway / bare route", ratio(ours.samples("per_second"), bare.samples("per_second")), "", 2, at_least=0.6),
        Line("p50 at half load", column(half, "p50_us", 1e-3), "ms", 3),
        Line("p99 at half load", column(half, "p99_us", 1e-3), "ms", 3, at_most=1),
        *costs(ours, bare, bench.allocations(paths.hit)),
        Line("most rows waiting under load", [backlog.most]),
    ])]
