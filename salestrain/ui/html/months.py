"""Months as a picture: dots in time over the range that is usual."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup

from ..figures import Months
from .figures import percent, svg
from .writing import element, joined, writes, written


@writes
def write_months(chart: Months) -> Markup:
    """Draw months as dots over the range that is usual; the new one is larger and has a ring."""
    return _MonthsDrawing(chart).drawn()


class _MonthsDrawing:
    """A drawing of dots in time; heights are pixels, widths percent of the page."""

    HIGH, ABOVE, BELOW, LEFT, RIGHT = 170, 14, 26, 12.0, 4.0

    def __init__(self, chart: Months) -> None:
        self.chart = chart
        values = [value for _, value in chart.points]
        ends = [*values, *(chart.usual or ())]
        self._least = min(0.0, *ends)
        self._most = max(*ends, self._least + 1) * 1.08

    def drawn(self) -> Markup:
        """Return the drawing."""
        parts = [*self._range(), *self._steps(), *map(self._dot, range(len(self.chart.points)))]
        parts += [self._under(0, "start"), self._under(len(self.chart.points) - 1, "end")]
        height = self.ABOVE + self.HIGH + self.BELOW
        return svg(self.chart.title, self.chart.says, joined(parts), height=height, style="max-width: 44rem")

    def _range(self) -> list[Markup]:
        usual = self.chart.usual
        if usual is None:
            return [self._scale(self._most / 1.08), self._scale(self._least)]
        low, middle, high = usual
        top, bottom = self._y(high), self._y(low)
        wide = percent(100 - self.LEFT)
        band = element("rect", x=percent(self.LEFT), width=wide, y=top, height=max(2, bottom - top), class_="st-usual")
        line = element(
            "line", x1=percent(self.LEFT), x2="100%", y1=self._y(middle), y2=self._y(middle), class_="st-rule"
        )
        return [band, line, self._scale(high), self._scale(low)]

    def _scale(self, value: float) -> Markup:
        words = (
            f"{value:,.0f}{self.chart.unit}" if value >= 20 or value == int(value) else f"{value:.1f}{self.chart.unit}"
        )
        return element("text", written(words), x=percent(self.LEFT - 1.5), y=self._y(value) + 4, text_anchor="end")

    def _steps(self) -> list[Markup]:
        points = [(self._x(place), self._y(value)) for place, (_, value) in enumerate(self.chart.points)]
        return [
            element("line", x1=x1, x2=x2, y1=y1, y2=y2, class_="st-step") for (x1, y1), (x2, y2) in pairwise(points)
        ]

    def _dot(self, place: int) -> Markup:
        value = self.chart.points[place][1]
        x, y = self._x(place), self._y(value)
        if place < len(self.chart.points) - 1:
            return element("circle", cx=x, cy=y, r=4, class_="st-kept")
        ring = element("circle", cx=x, cy=y, r=9, class_="st-ring")
        return ring + element("circle", cx=x, cy=y, r=5, class_="st-kept")

    def _under(self, place: int, anchor: str) -> Markup:
        words = written(self.chart.points[place][0])
        return element("text", words, x=self._x(place), y=self.ABOVE + self.HIGH + 18, text_anchor=anchor)

    def _x(self, place: int) -> str:
        steps = max(1, len(self.chart.points) - 1)
        return percent(self.LEFT + 2 + (100 - self.LEFT - self.RIGHT) * place / steps)

    def _y(self, value: float) -> int:
        share: float = (value - self._least) / (self._most - self._least)
        return self.ABOVE + round(self.HIGH * (1 - share))
