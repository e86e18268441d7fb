"""A funnel plot: groups as dots, between limits that narrow as they rest on more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from ..figures import Funnel, FunnelDot
from .figures import percent, svg
from .writing import Attribute, element, joined, writes, written

_LINE, _LETTER = 15, 0.029
"""Height of a line of words in pixels, and width of a letter as a share of a phone's width."""


@writes
def write_funnel(chart: Funnel) -> Markup:
    """Draw groups as dots over the number of their cases; those outside the limits are rings."""
    return _FunnelDrawing(chart).drawn()


class _FunnelDrawing:
    """A drawing of dots between limits; heights are pixels, widths percent of the page."""

    HIGH, ABOVE, BELOW, LEFT, RIGHT = 230, 16, 42, 11.0, 4.0

    def __init__(self, chart: Funnel) -> None:
        self.chart = chart
        self._cases = max([1, *(dot.cases for dot in chart.dots), *(at for at, *_ in chart.limits)])
        highest = max([chart.middle, *(dot.share for dot in chart.dots), *(upper for _, (_, upper), _ in chart.limits)])
        self._most = min(100.0, max(10.0, highest * 1.1))

    def drawn(self) -> Markup:
        """Return the drawing."""
        parts = [self._scale(0), self._scale(self.chart.middle), self._middle(), self._limits()]
        parts += self._names()
        parts += [self._dot(dot) for dot in self.chart.dots]
        bottom = self.ABOVE + self.HIGH + 16
        parts.append(element("text", written("0"), x=percent(self.LEFT), y=bottom, text_anchor="middle"))
        parts.append(element("text", written(f"{self._cases:,}"), x="100%", y=bottom, text_anchor="end"))
        parts.append(element("text", written(self.chart.across), x="50%", y=bottom + 18, text_anchor="middle"))
        height = self.ABOVE + self.HIGH + self.BELOW
        return svg(self.chart.title, self.chart.says, joined(parts), height=height, style="max-width: 44rem")

    def _middle(self) -> Markup:
        y = self._y(self.chart.middle)
        return element("line", x1=percent(self.LEFT), x2="100%", y1=y, y2=y, class_="st-rule")

    def _scale(self, share: float) -> Markup:
        return element(
            "text", written(f"{share:.0f} %"), x=percent(self.LEFT - 1.5), y=self._y(share) + 4, text_anchor="end"
        )

    def _limits(self) -> Markup:
        """Return the limits as lines from each number of cases to the next."""
        lines = []
        for place, look in ((0, "st-inner"), (1, "st-outer")):
            for side in (0, 1):
                points = [(self._x(at), self._y(pairs[place][side])) for at, *pairs in self.chart.limits]
                lines += [
                    element("line", x1=x1, x2=x2, y1=y1, y2=y2, class_=look) for (x1, y1), (x2, y2) in pairwise(points)
                ]
        return joined(lines)

    def _dot(self, dot: FunnelDot) -> Markup:
        look = "st-out" if dot.stands_out else "st-kept"
        return element("circle", cx=self._x(dot.cases), cy=self._y(dot.share), r=6, class_=look)

    def _names(self) -> list[Markup]:
        """Return the words of the groups, beside their dots where there is room, and none over another."""
        taken = [(dot.cases / self._cases, dot.cases / self._cases, self._y(dot.share) + 4) for dot in self.chart.dots]
        names = []
        for dot in sorted(self.chart.dots, key=lambda dot: self._y(dot.share)):
            side, step = self._room(dot, taken)
            y = self._y(dot.share) + 4 + step
            taken.append((*self._span(dot, side), y))
            place: dict[str, Attribute] = {"dx": 10 * side, "text_anchor": "start" if side > 0 else "end"}
            told = written(dot.words)
            names.append(element("text", told, x=self._x(dot.cases), y=y, class_="st-cost st-over", **place))
        return names

    def _room(self, dot: FunnelDot, taken: Sequence[tuple[float, float, int]]) -> tuple[int, int]:
        """Return the side (1 is right) and the step down at which the words of a group have room, if any."""
        y = self._y(dot.share) + 4
        first = -1 if dot.cases > self._cases / 2 else 1
        places = [(side, step) for step in (0, -_LINE, _LINE, -2 * _LINE, 2 * _LINE) for side in (first, -first)]
        for side, step in places:
            low, high = self._span(dot, side)
            meets = any(low < right and left < high and abs(y + step - at) < _LINE for left, right, at in taken)
            if not meets and low >= 0 and high <= 1.05:
                return side, step
        return first, 0

    def _span(self, dot: FunnelDot, side: int) -> tuple[float, float]:
        """Return from where to where the words of a group run, as shares of the width of a phone."""
        x, wide = dot.cases / self._cases, 0.04 + _LETTER * len(dot.words)
        return (x + 0.03, x + wide) if side > 0 else (x - wide, x - 0.03)

    def _x(self, cases: int) -> str:
        return percent(self.LEFT + (100 - self.LEFT - self.RIGHT) * cases / self._cases)

    def _y(self, share: float) -> int:
        return self.ABOVE + round(self.HIGH * (1 - min(share, self._most) / self._most))
