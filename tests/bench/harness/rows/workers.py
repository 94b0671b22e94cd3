"""Two workers against one."""
from .. import load, paths
from ..figures import Line, Row, Samples, ratio
from .common import Side, check, take_turns


def run(bench):
    one = bench.gateway
    two = bench.fresh_gateway(workers=2)
    try:
        bare = [Side(program, port, load.chat()) for port, program in
                (bench.bare_route(), bench.helper("bare_route", tag="two", workers=2))]
        ours = [Side(gateway.program, gateway.port, paths.hit(gateway)) for gateway in (one, two)]
        for side in ours:
            bench.paced(side.port, side.request, count=3)
        take_turns(bench, [*bare, *ours])
        check(ours[1], refused=False)
    finally:
        two.stop()
    rate = [side.samples("per_second") for side in bare + ours]
    cpu = [side.samples("cpu_us") for side in ours]
    note = "" if bench.pins.enough else (
        "The load generator runs on the same cores here, so that two workers cannot have two whole cores; the last "
        "line says what the processor time of a request allows.")
    return [Row("2 workers on 2 cores, exact hits", [
        Line("bare route, 2 workers / 1", ratio(rate[1], rate[0]), "", 2),
        Line("gateway, 1 worker", rate[2], "req/s"),
        Line("gateway, 2 workers", rate[3], "req/s"),
        Line("gateway, 2 workers / 1", ratio(rate[3], rate[2]), "", 2, at_least=1.7 if bench.pins.enough else None),
        Line("2 × processor time with 1 / with 2", Samples(2 * value for value in ratio(cpu[0], cpu[1])), "", 2, at_least=1.7),
    ], note)]
