"""The file of instruction budgets: "path instructions" on each line."""

HEAD = """# Instructions a request takes in the whole gateway process, writer thread included; build preset dev.
# Written by `tests/bench/instructions --record`; the test fails above 110 % of a line.
"""


def read(path):
    try:
        with open(path) as file:
            pairs = [line.split() for line in file if line.strip() and not line.startswith("#")]
    except FileNotFoundError:
        return {}
    return {name: int(value) for name, value in pairs}


def write(path, counts):
    with open(path, "w") as file:
        file.write(HEAD + "".join(f"{name} {value}\n" for name, value in counts.items()))


def verdict(measured, budget, tolerance=0.10):
    if budget is None:
        return "no budget: record it"
    if measured > budget * (1 + tolerance):
        return "ABOVE THE BUDGET"
    if measured < budget * (1 - tolerance):
        return "ok, and low enough to record anew"
    return "ok"
