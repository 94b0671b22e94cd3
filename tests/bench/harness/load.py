"""Load: wrk for throughput, paced_load for latency at a fixed rate."""
import json
import os
import random
import re
import subprocess
import tempfile


class Request:
    """What is sent again and again."""

    def __init__(self, body, headers=None, path="/v1/chat/completions"):
        self.path = path
        self.headers = headers or {}
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()

    def with_key(self, secret):
        return Request(self.body, {**self.headers, "Authorization": f"Bearer {secret}"}, self.path)


def chat(text="What is the capital of France?", model="gpt-4o-mini", **fields):
    return Request({"model": model, "messages": [{"role": "system", "content": "You are a helpful assistant."},
                                                 {"role": "user", "content": text}], "max_tokens": 100, **fields})


def _microseconds(text):
    value, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(value) * {"us": 1, "ms": 1e3, "s": 1e6, "m": 6e7}[unit]


NUMBER = "@" * 10  # in a body: another number in each request, so that no two are alike


def first_number():
    return random.randrange(10 ** 9)


def _lua(request, folder):
    """A script that makes every request out of bytes formatted beforehand."""
    quoted = json.dumps(request.body.decode(), ensure_ascii=True)
    lines = ['wrk.method = "POST"', f"wrk.body = {quoted}", 'wrk.headers["Content-Type"] = "application/json"']
    lines += [f'wrk.headers["{name}"] = "{value}"' for name, value in request.headers.items()]
    if NUMBER.encode() in request.body:
        lines += [f"local number = {first_number()}", "local before, after", "init = function(args)",
                  "  local whole = wrk.format()", f'  local at = whole:find("{NUMBER}", 1, true)',
                  "  before = whole:sub(1, at - 1)", f"  after = whole:sub(at + {len(NUMBER)})", "end",
                  "request = function()", "  number = number + 1",
                  '  return before .. string.format("%010d", number) .. after', "end"]
    path = os.path.join(folder, "request.lua")
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path


def wrk(port, request, seconds, connections=20, threads=1, pins=()):
    """As many as go: requests a second, latencies, and how many were not answered with 2xx."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*pins, "wrk", "-t", str(threads), "-c", str(connections), "-d", f"{seconds}s", "--latency",
                   "-s", _lua(request, folder), f"http://127.0.0.1:{port}{request.path}"]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    latency = {share: _microseconds(text) for share, text in re.findall(r"^\s+(\d+)%\s+(\S+)$", out, re.M)}
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", out)
    return {"per_second": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
            "answers": int(re.search(r"(\d+) requests in", out).group(1)),
            "p50_us": latency["50"], "p99_us": latency["99"],
            "not_2xx": int(refused.group(1)) if refused else 0,
            "failures": sum(map(int, broken.groups())) if broken else 0}


def _command(program, port, request, body, options, pins):
    command = [*pins, program, "--port", str(port), "--path", request.path, "--body", body]
    for name, value in request.headers.items():
        command += ["--header", f"{name}: {value}"]
    for name, value in options.items():
        command += ["--" + name.replace("_", "-"), str(value)]
    return command


class Running:
    """A load program at work: paced_load or stream_load."""

    def __init__(self, program, port, request, pins=(), **options):
        if NUMBER.encode() in request.body:
            options.setdefault("first", first_number())
        self._body = tempfile.NamedTemporaryFile()
        self._body.write(request.body)
        self._body.flush()
        command = _command(program, port, request, self._body.name, options, pins)
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def result(self):
        """Waits for the end: the program's own figures."""
        out, _ = self._process.communicate()
        self._body.close()
        if self._process.returncode != 0:
            raise RuntimeError(f"{self._process.args[0]} ended with {self._process.returncode}")
        return json.loads(out)


def paced(program, port, request, pins=(), **options):
    """paced_load's figures. Options: rate and seconds, or count; connections."""
    return Running(program, port, request, pins, **options).result()
