"""Samples, rows of the table, and whether a goal is reached."""
import statistics


class Samples(list):
    """The values of one figure, a run each."""

    @property
    def median(self):
        return statistics.median(self) if self else float("nan")

    def text(self, digits=0):
        if not self:
            return "–"
        if len(self) == 1:
            return f"{self[0]:,.{digits}f}"
        return f"{min(self):,.{digits}f} / {self.median:,.{digits}f} / {max(self):,.{digits}f}"


def ratio(samples, base):
    """Run by run, since what ran side by side met the same machine."""
    return Samples(one / other for one, other in zip(samples, base) if other)


class Line:
    """One figure: min / median / max, beside what is to be reached."""

    def __init__(self, what, samples, unit="", digits=0, goal=None, at_most=None, at_least=None):
        self.what = what
        self.samples = Samples(samples)
        self.unit = unit
        self.digits = digits
        self.at_most = at_most
        self.at_least = at_least
        self.goal = goal or self._bound()

    def _bound(self):
        if self.at_most is not None:
            return f"≤ {self.at_most:g} {self.unit}".rstrip()
        if self.at_least is not None:
            return f"≥ {self.at_least:g} {self.unit}".rstrip()
        return ""

    @property
    def met(self):
        """None where nothing is asked."""
        if self.at_most is None and self.at_least is None or not self.samples:
            return None
        median = self.samples.median
        return (self.at_most is None or median <= self.at_most) and (self.at_least is None or median >= self.at_least)

    @property
    def verdict(self):
        return {True: "yes", False: "no", None: ""}[self.met]

    def value(self):
        return f"{self.samples.text(self.digits)} {self.unit}".rstrip()


class Row:
    """A path of the table with its figures and what must be said about them."""

    def __init__(self, title, lines, note=""):
        self.title = title
        self.lines = lines
        self.note = note
