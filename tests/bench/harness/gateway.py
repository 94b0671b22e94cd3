"""The real gateway on a data folder of its own, and its Admin API."""
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request

from .processes import Program, free_port

KEPT_ENVIRONMENT = ("PATH", "HOME", "LD_LIBRARY_PATH", "TZ", "LANG", "DISPLAY")


class Gateway:
    """`provider`: the port every provider's calls go to."""

    def __init__(self, program, provider, pins, workers=1, folder=None, environment=None, prefix=()):
        self.folder = folder or tempfile.mkdtemp(prefix="llm0-bench-")
        self._own_folder = folder is None
        self.port = free_port()
        self.admin_port = free_port()
        origin = f"http://127.0.0.1:{provider}"
        own = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
        own.update({"OPENAI_BASE_URL": origin + "/v1", "OPENAI_API_KEY": "sk-bench",
                    "ANTHROPIC_BASE_URL": origin, "ANTHROPIC_API_KEY": "sk-bench", "OLLAMA_BASE_URL": origin})
        own.update(environment or {})
        command = [*pins.prefix("server"), *prefix, program, "serve", "--data-dir", self.folder,
                   "--listen", f"127.0.0.1:{self.port}", "--admin-listen", f"127.0.0.1:{self.admin_port}",
                   "--workers", str(workers)]
        started = time.monotonic()
        self.program = Program(command, own, os.path.join(self.folder, "stderr.txt"))
        self._wait_until_ready()
        self.start_seconds = time.monotonic() - started
        self.token = self._read("admin-token").strip()
        self.project = self.admin("GET", "/projects")["projects"][0]["id"]
        self._keys = 0

    def _read(self, name):
        with open(os.path.join(self.folder, name)) as file:
            return file.read()

    def _wait_until_ready(self):
        marker = os.path.join(self.folder, "gateway.json")
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if self.program.process.poll() is not None:
                raise RuntimeError("the gateway ended: " + self._read("stderr.txt"))
            if os.path.exists(marker) and f'"pid":{self.program.pid}' in self._read("gateway.json").replace(" ", ""):
                return
            time.sleep(0.001)
        raise RuntimeError("the gateway does not start")

    def admin(self, method, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.admin_port}/v1/admin{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.loads(reply.read() or b"null")

    def key(self, **fields):
        """The secret of a new key of the project "default"; usually without the caches."""
        self._keys += 1
        body = {"name": f"bench {self._keys}", "cache_enabled": False, **fields}
        return self.admin("POST", f"/projects/{self.project}/api-keys", body)["api_key"]

    def metric(self, name):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=10) as reply:
            for line in reply.read().decode().splitlines():
                if line.startswith(name + " "):
                    return float(line.split()[1])
        raise KeyError(name)

    def drained(self, seconds=60, poll=0.01):
        """Waits until every row is on disk; the seconds it took."""
        started = time.monotonic()
        while time.monotonic() < started + seconds:
            if self.metric("llm0_journal_backlog") == 0 and self.metric("llm0_open_reservations") == 0:
                break
            time.sleep(poll)
        return time.monotonic() - started

    def verify(self):
        """The command line's verdict on the counters."""
        program = self.program.process.args[self.program.process.args.index("serve") - 1]
        done = subprocess.run([program, "verify", "--data-dir", self.folder], capture_output=True, text=True)
        return done.stdout.strip() or done.stderr.strip()

    def stop(self):
        code = self.program.stop()
        if self._own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)
        return code
