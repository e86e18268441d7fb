"""A funnel plot: groups as dots, between limits that narrow as they rest on more."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup

from ..figures import Funnel, FunnelDot
from .figures import percent, svg
from .writing import Attribute, element, joined, writes, written

_NEAR, _LINE = 0.5, 15
"""Groups nearer to each other than this share of the width, or so many pixels, would have their words overlap."""


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
        parts += [self._dot(dot) for dot in self.chart.dots]
        parts += self._names()
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
        """Return the words of the groups, to the side where there is room, and none over another."""
        taken: list[tuple[float, int]] = []
        names = []
        for dot in sorted(self.chart.dots, key=lambda dot: self._y(dot.share)):
            share, y = dot.cases / self._cases, self._y(dot.share) + 4
            while any(abs(share - x) < _NEAR and abs(y - other) < _LINE for x, other in taken):
                y += _LINE
            taken.append((share, y))
            is_left = share > 0.5
            place: dict[str, Attribute] = {"dx": -10 if is_left else 10, "text_anchor": "end" if is_left else "start"}
            names.append(
                element("text", written(dot.words), x=self._x(dot.cases), y=y, class_="st-cost st-over", **place)
            )
        return names

    def _x(self, cases: int) -> str:
        return percent(self.LEFT + (100 - self.LEFT - self.RIGHT) * cases / self._cases)

    def _y(self, share: float) -> int:
        return self.ABOVE + round(self.HIGH * (1 - min(share, self._most) / self._most))
