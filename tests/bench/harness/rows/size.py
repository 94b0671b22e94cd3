"""Sizes of the programs and of packages, where some have been made."""
import glob
import os
import subprocess
import tempfile

from ..figures import Line, Row


def _stripped(path):
    with tempfile.NamedTemporaryFile() as copy:
        subprocess.run(["strip", "-o", copy.name, path], check=True)
        return os.path.getsize(copy.name)


def run(bench):
    lines = []
    for name in ("llm0-gateway", "llm0-desktop"):
        path = os.path.join(bench.build, "bin", name)
        if os.path.exists(path):
            lines.append(Line(f"{name}, stripped", [_stripped(path) / 1e6], "MB", 1))
    for package in sorted(glob.glob(os.path.join(bench.build, "**", "*.deb"), recursive=True)):
        lines.append(Line(os.path.basename(package), [os.path.getsize(package) / 1e6], "MB", 1))
    return [Row("size", lines, "Qt, libcurl, SQLite and OpenSSL are the system's.")]
