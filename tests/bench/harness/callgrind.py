"""Instructions of a running gateway, counted only while a given load is under way."""
import glob
import os
import re
import subprocess
import tempfile

from .gateway import Gateway
from .machine import Pins


class CountedGateway(Gateway):
    """The gateway under callgrind, counting nothing until told."""

    def __init__(self, program, provider):
        self._dumps = tempfile.mkdtemp(prefix="llm0-callgrind-")
        valgrind = ["valgrind", "--quiet", "--tool=callgrind", "--instr-atstart=no",
                    f"--callgrind-out-file={self._dumps}/out"]
        super().__init__(program, provider, Pins(), prefix=valgrind)

    def _tell(self, *command):
        subprocess.run(["vgdb", f"--pid={self.program.pid}", "--wait=20", *command], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def count(self, work):
        """Instructions of the whole process while `work` runs and until its rows are on disk, and the dump."""
        self._tell("instrumentation", "on")
        self._tell("zero")
        work()
        self.drained(poll=0.5)
        self._tell("dump")
        self._tell("instrumentation", "off")
        dump = max(glob.glob(f"{self._dumps}/out.*"), key=lambda path: int(path.rsplit(".", 1)[1]))
        with open(dump) as file:
            return int(re.search(r"^(?:summary|totals): (\d+)", file.read(), re.M).group(1)), dump


def _annotated(dump, *options):
    out = subprocess.run(["callgrind_annotate", "--auto=no", *options, dump], capture_output=True, text=True).stdout
    rows = [re.sub(r" \[[^]]*\]$", "", line) for line in out.splitlines() if re.match(r"\s*[\d,]+ \(", line)]
    return [row[:160] for row in rows[1:]]


def dearest(dump, lines=20):
    """The functions that take most, themselves without what they call."""
    return "\n".join(["  by themselves"] + _annotated(dump)[:lines])


def ours(dump, lines=40):
    """This project's functions with all they call."""
    rows = [row for row in _annotated(dump, "--inclusive=yes", "--threshold=100") if "llm0::" in row]
    return "\n".join(["  with what they call"] + rows[:lines])
