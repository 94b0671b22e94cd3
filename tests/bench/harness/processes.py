"""Programs under measurement and what the kernel knows of them."""
import os
import signal
import socket
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.002)
    raise RuntimeError(f"nothing listens on port {port}")


class Usage:
    """What a process has used so far; the difference of two is what happened between."""

    def __init__(self, pid):
        with open(f"/proc/{pid}/schedstat") as _:
            pass
        self.cpu = 0.0
        self.switches = 0
        for task in os.listdir(f"/proc/{pid}/task"):
            try:
                with open(f"/proc/{pid}/task/{task}/schedstat") as file:
                    self.cpu += int(file.read().split()[0]) / 1e9
                with open(f"/proc/{pid}/task/{task}/status") as file:
                    self.switches += sum(int(line.split()[1]) for line in file if "ctxt_switches" in line)
            except FileNotFoundError:
                continue  # a thread that ended between
        self.written = 0
        with open(f"/proc/{pid}/io") as file:
            for line in file:
                if line.startswith("write_bytes"):
                    self.written = int(line.split()[1])

    def since(self, before):
        return {"cpu": self.cpu - before.cpu, "switches": self.switches - before.switches,
                "written": self.written - before.written}


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * PAGE


class Program:
    """A child that is ended at the latest with the benchmark, by its own id."""

    def __init__(self, command, environment=None, log=None):
        self._log = open(log, "ab") if log else subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=environment, stdout=self._log, stderr=self._log)

    @property
    def pid(self):
        return self.process.pid

    def usage(self):
        return Usage(self.pid)

    def resident(self):
        return resident_bytes(self.pid)

    def stop(self, seconds=20):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode
