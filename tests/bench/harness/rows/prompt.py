"""Prompts of 1 KB, 100 KB and 1 MB (with pictures): how time and copies grow with the bytes."""
import base64
import struct
import zlib

from .. import load
from ..figures import Line, Row, Samples

REPEATS = 60


def _text(size):
    sentence = "The quick brown fox jumps over the lazy dog while the band plays on and on. "
    return (sentence * (size // len(sentence) + 1))[:size]


def _picture(size):
    """A PNG of the right head and of so many bytes."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 1024, 768, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return base64.b64encode((start + bytes(range(256)) * (size // 256))[:size]).decode()


def _pictures(count, each):
    parts = [{"type": "text", "text": f"What is on picture {load.NUMBER}?"}]
    for _ in range(count):
        url = "data:image/png;base64," + _picture(each)
        parts.append({"type": "image_url", "image_url": {"url": url, "detail": "low"}})
    return load.Request({"model": "gpt-4o-mini", "max_tokens": 100, "messages": [{"role": "user", "content": parts}]})


def requests():
    return {"1 KB": load.chat(load.NUMBER + _text(1_000)), "100 KB": load.chat(load.NUMBER + _text(100_000)),
            "1 MB with pictures": _pictures(4, 187_500)}


def _cpu(bench, program, port, request):
    """Processor time of one request in microseconds, `runs` times."""
    runs = []
    for _ in range(bench.runs):
        result = bench.measured(program, lambda: bench.paced(port, request, count=REPEATS))
        if result["statuses"] != {"200": REPEATS}:
            raise RuntimeError(f"answers: {result['statuses']}")
        runs.append(result["cpu_us"])
    return Samples(runs)


def _per_kb(large, small, difference):
    return Samples((one - other) / difference * 1000 for one, other in zip(large, small))


def run(bench):
    gateway = bench.gateway
    secret = gateway.key(cache_enabled=True)
    bare_port, bare = bench.bare_proxy()
    lines, ours, theirs = [], {}, {}
    for name, request in requests().items():
        ours[name] = _cpu(bench, gateway.program, gateway.port, request.with_key(secret))
        theirs[name] = _cpu(bench, bare, bare_port, request)
        lines.append(Line(f"{name}: processor time", ours[name], "µs", 0))
        lines.append(Line(f"{name}: bare proxy", theirs[name], "µs", 0))
        counted = bench.allocations(lambda it, asked=request: asked.with_key(it.key(cache_enabled=True)), count=30)
        size = len(request.body)
        if size > 50_000:
            lines += [Line(f"{name}: allocations", [counted["allocations"]], "", 0),
                      Line(f"{name}: allocated / prompt", [counted["allocated"] / size], "×", 2),
                      Line(f"{name}: copied / prompt", [counted["copied"] / size], "×", 2, at_most=3)]
    sizes = {name: len(request.body) for name, request in requests().items()}
    small, large, huge = sizes
    lines += [
        Line("more time for 1 KB more, 1 to 100 KB", _per_kb(ours[large], ours[small], sizes[large] - sizes[small]), "µs", 2),
        Line("more time for 1 KB more, 100 KB to 1 MB", _per_kb(ours[huge], ours[large], sizes[huge] - sizes[large]), "µs", 2),
    ]
    return [Row("100 KB prompt, 1 MB prompt with pictures", lines,
                "Copies are those of 4 KiB and more that the process makes itself; the kernel's are not counted.")]
