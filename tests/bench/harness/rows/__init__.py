"""One module per row of the table; each has run(bench) and gives a list of rows."""
from . import hit, miss, refusal

ROWS = {
    "hit": hit.run,
    "refusal": refusal.run,
    "miss": miss.run,
}
