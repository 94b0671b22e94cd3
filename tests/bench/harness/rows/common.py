"""Throughput side by side, and what a request costs."""
import threading

from ..figures import Line, Samples


class Side:
    """One of the programs that take turns."""

    def __init__(self, program, port, request):
        self.program = program
        self.port = port
        self.request = request
        self.runs = []

    def samples(self, name):
        return Samples(run[name] for run in self.runs)


def take_turns(bench, sides):
    for _ in range(bench.runs):
        for side in sides:
            side.runs.append(bench.measured(side.program, lambda: bench.wrk(side.port, side.request)))


def check(side, refused):
    """Throws when what was measured is not what was meant."""
    for run in side.runs:
        expected = run["answers"] if refused else 0
        if abs(run["not_2xx"] - expected) > 0.001 * run["answers"] or run["failures"] > 0:
            raise RuntimeError(f"{run['not_2xx']} of {run['answers']} answers were refusals, {run['failures']} failures")


def costs(side, bare, allocated):
    """What one request costs, wherever the time goes."""
    return [
        Line("processor time a request, all threads", side.samples("cpu_us"), "µs", 1),
        Line("the same of the bare one", bare.samples("cpu_us"), "µs", 1),
        Line("context switches a request", side.samples("switches"), "", 2),
        Line("bytes to disk a request", side.samples("written"), "", 0),
        Line("allocations a request", [allocated["allocations"]], "", 0),
        Line("bytes allocated a request", [allocated["allocated"]], "", 0),
    ]


def at_rate(bench, port, request, rate):
    """Latencies at a fixed rate, `runs` times."""
    return [bench.paced(port, request, rate=int(rate), seconds=bench.seconds) for _ in range(bench.runs)]


def column(runs, name, scale=1.0):
    return Samples(run[name] * scale for run in runs)


class Backlog:
    """Looks four times a second how many rows wait to be written."""

    def __init__(self, gateway):
        self.most = 0
        self._gateway = gateway
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def _watch(self):
        while not self._over.wait(0.25):
            self.most = max(self.most, self._gateway.metric("llm0_journal_backlog"))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
