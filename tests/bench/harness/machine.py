"""What the figures were taken on."""
import datetime
import os
import platform
import subprocess


def _first(path, key):
    with open(path) as file:
        for line in file:
            if line.startswith(key):
                return line.split(":", 1)[1].strip()
    return "unknown"


def cores():
    return len(os.sched_getaffinity(0))


def describe(root):
    commit = subprocess.run(["git", "-C", root, "describe", "--always", "--dirty"], capture_output=True, text=True)
    return {
        "processor": f"{_first('/proc/cpuinfo', 'model name')}, {cores()} cores",
        "memory": f"{int(_first('/proc/meminfo', 'MemTotal').split()[0]) // 1024} MB",
        "kernel": f"{platform.system()} {platform.release()}",
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit.stdout.strip() or "unknown",
        "load before": " ".join(f"{value:.2f}" for value in os.getloadavg()),
    }


class Pins:
    """Which cores a program gets. With fewer than four, everything runs everywhere."""

    def __init__(self):
        self.enough = cores() >= 4

    def prefix(self, role):
        """role: "server" (the one that is measured), "provider", "load"."""
        if not self.enough:
            return []
        mine = {"server": "0,1", "provider": "2", "load": "3"}[role]
        return ["taskset", "-c", mine]

    def __str__(self):
        return "server on cores 0 and 1, provider on 2, load on 3" if self.enough else "no pinning: too few cores"
