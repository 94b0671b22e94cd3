"""The desktop program on a display of its own, where Xvfb is installed, else on no display."""
import os
import shutil
import subprocess
import time

from .gateway import KEPT_ENVIRONMENT
from .processes import Program, free_port


class Display:
    """An Xvfb that chooses its own number."""

    def __init__(self):
        self._read, write = os.pipe()
        os.set_inheritable(write, True)
        self._process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten",
                                          "tcp"], pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(self._read, 20).decode().strip()

    def stop(self):
        self._process.terminate()
        self._process.wait()
        os.close(self._read)


class Desktop:
    def __init__(self, bench, folder):
        self._display = Display() if shutil.which("Xvfb") else None
        self.platform = "xcb on Xvfb" if self._display else "offscreen"
        environment = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
        environment.update({"XDG_RUNTIME_DIR": folder})
        if self._display:
            environment.update({"DISPLAY": self._display.name, "QT_QPA_PLATFORM": "xcb"})
        else:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        self.port = free_port()
        marker = os.path.join(folder, "gateway.json")
        started = time.monotonic()
        self.program = Program([os.path.join(bench.build, "bin", "llm0-desktop"), "--background", "--data-dir", folder,
                                "--listen", f"127.0.0.1:{self.port}", "--admin-listen", f"127.0.0.1:{free_port()}"],
                               environment, os.path.join(folder, "stderr.txt"))
        while not self._ready(marker):
            if time.monotonic() > started + 60 or self.program.process.poll() is not None:
                raise RuntimeError("the desktop program does not start")
            time.sleep(0.001)
        self.start_seconds = time.monotonic() - started

    def _ready(self, marker):
        try:
            with open(marker) as file:
                return f'"pid":{self.program.pid}' in file.read().replace(" ", "")
        except FileNotFoundError:
            return False

    def stop(self):
        self.program.stop()
        if self._display:
            self._display.stop()
