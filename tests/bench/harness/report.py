"""The table on the screen and the file beside it."""

HEAD = """# Results

Written by `tests/bench/run`; do not edit. Values are min / median / max of {runs} interleaved runs of {seconds} s.
Ratios are taken run by run. "Bare" are `bare_route` and `bare_proxy` of `tests/bench/programs`: the same server
and the same client library with nothing between.

"""


def _table(rows):
    lines = ["| path | figure | measured | to reach | reached |", "|---|---|---|---|---|"]
    for row in rows:
        for number, line in enumerate(row.lines):
            title = row.title if number == 0 else ""
            lines.append(f"| {title} | {line.what} | {line.value()} | {line.goal} | {line.verdict} |")
    return "\n".join(lines)


def markdown(machine, pins, rows, runs, seconds):
    text = HEAD.format(runs=runs, seconds=seconds)
    text += "".join(f"- {name}: {value}\n" for name, value in machine.items()) + f"- cores: {pins}\n\n"
    text += _table(rows) + "\n"
    notes = [f"**{row.title}.** {row.note}\n" for row in rows if row.note]
    return text + ("\n" + "\n".join(notes) if notes else "")


def screen(row):
    print(f"\n{row.title}")
    for line in row.lines:
        bound = f"   [{line.goal}: {line.verdict}]" if line.goal else ""
        print(f"  {line.what:<52} {line.value():>36}{bound}", flush=True)
    if row.note:
        print("  " + row.note, flush=True)
