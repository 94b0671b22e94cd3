"""What the rows of the table share: the programs, started when first asked for."""
import os
import struct
import tempfile

from . import load
from .gateway import Gateway
from .processes import Program, free_port, wait_for_port

STREAM_CHUNKS = 100
STREAM_RATE = 10  # chunks a second: a stream takes ten seconds


class Bench:
    def __init__(self, build, pins, runs, seconds):
        self.build = build
        self.pins = pins
        self.runs = runs
        self.seconds = seconds
        self.gateway_program = os.path.join(build, "bin", "llm0-gateway")
        self.customers = 1_000_000
        self.log_rows = 10_000_000
        self._helpers = {}
        self._gateway = None

    def tool(self, name):
        return os.path.join(self.build, "bench", name)

    def helper(self, name, role="server", tag="", **options):
        """The port of a helper program, and the program."""
        if (name, tag) not in self._helpers:
            port = free_port()
            command = [*self.pins.prefix(role), self.tool(name), "--port", str(port)]
            for option, value in options.items():
                command += ["--" + option.replace("_", "-"), str(value)]
            program = Program(command)
            wait_for_port(port)
            self._helpers[name, tag] = (port, program)
        return self._helpers[name, tag]

    def _provider(self):
        return self.helper("fast_provider", "provider", chunks=STREAM_CHUNKS, rate=STREAM_RATE)

    def provider(self):
        return self._provider()[0]

    def provider_program(self):
        return self._provider()[1]

    def bare_route(self):
        return self.helper("bare_route")

    def bare_proxy(self):
        return self.helper("bare_proxy", target=self.provider())

    @property
    def gateway(self):
        """With one worker and everything switched on."""
        if self._gateway is None:
            self._gateway = self.fresh_gateway()
        return self._gateway

    def wrk(self, port, request, **options):
        return load.wrk(port, request, self.seconds, pins=self.pins.prefix("load"), **options)

    def paced(self, port, request, **options):
        return load.paced(self.tool("paced_load"), port, request, self.pins.prefix("load"), **options)

    def streams(self, port, request, count):
        """`count` streams that have begun to open."""
        return load.Running(self.tool("stream_load"), port, request, self.pins.prefix("load"), streams=count)

    def fresh_gateway(self, **options):
        """One that has done nothing yet. The caller stops it."""
        return Gateway(self.gateway_program, self.provider(), self.pins, **options)

    def measured(self, program, work):
        """What `work` returned, and what `program` used for it, by answer."""
        before = program.usage()
        result = work()
        used = program.usage().since(before)
        count = max(1, result["answers"])
        return {**result, "cpu_us": used["cpu"] * 1e6 / count, "switches": used["switches"] / count,
                "written": used["written"] / count}

    def allocations(self, request_for, count=1000):
        """A gateway of its own under alloc_count answers `count` requests; what one of them costs.
        `request_for(gateway)` makes the request."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "counters")
            environment = {"LD_PRELOAD": self.tool("alloc_count.so"), "LLM0_ALLOC_FILE": path}
            gateway = self.fresh_gateway(environment=environment)
            try:
                request = request_for(gateway)
                self.paced(gateway.port, request, count=max(10, count // 10))  # what is made once
                gateway.drained()
                before = _counters(path)
                self.paced(gateway.port, request, count=count)
                gateway.drained()
                after = _counters(path)
            finally:
                gateway.stop()
        names = ("allocations", "allocated", "copies", "copied")
        return {name: (new - old) / count for name, new, old in zip(names, after, before)}

    def stop(self):
        if self._gateway:
            self._gateway.stop()
        for _, program in self._helpers.values():
            program.stop()


def _counters(path):
    with open(path, "rb") as file:
        return struct.unpack("4Q", file.read(32))
