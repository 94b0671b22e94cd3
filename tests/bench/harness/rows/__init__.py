"""One module per row of the table; each has run(bench) and gives a list of rows."""
from . import hit, idle, ledger, micro, miss, prompt, refusal, size, stream, workers

ROWS = {name: module.run for name, module in {
    "hit": hit, "refusal": refusal, "miss": miss, "stream": stream, "prompt": prompt, "workers": workers,
    "ledger": ledger, "idle": idle, "size": size, "micro": micro,
}.items()}
