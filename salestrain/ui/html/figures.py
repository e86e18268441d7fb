"""Numbers as pictures: meters in HTML, charts in SVG. What a picture shows is also said in words."""

from __future__ import annotations

from markupsafe import Markup

from ..figures import Curve, LossBars, Meter, Progress, RangeBar, RangeBars, RangeRow, Ranges, Score
from .looks import CELLS
from .writing import NOTHING, Attribute, element, joined, writes, written


@writes
def write_score(score: Score) -> Markup:
    """Write one number, large, and what it is out of."""
    number = element("span", written(score.number), class_="st-score")
    return element("p", number, written(f" {score.rest}"), class_=CELLS["number"])


@writes
def write_meter(meter: Meter) -> Markup:
    """Write a share as a bar with its words; the bar is not read aloud, for the words say the same."""
    bar = element("span", class_="st-meter-bar", style=f"--st-part: {meter.share or 0:.3f}", aria_hidden="true")
    if meter.kind == "mark":
        words = element("span", written(meter.words), class_="st-number")
        return element("div", element("strong", written(meter.label)), bar, words, class_="st-mark-head")
    label = element("span", written(meter.label), class_="st-meter-label")
    words = element("span", written(meter.words), class_="st-meter-word")
    if meter.kind == "mood":
        return element("p", label, bar, words, class_="st-meter")
    return element("div", label, bar, words, class_="st-meter st-bars")


@writes
def write_progress(progress: Progress) -> Markup:
    """Write how far work has come."""
    told = element("p", written(progress.words), class_="st-muted st-small", role="status")
    bar = element(
        "progress",
        written(progress.words),
        value=progress.done,
        max=progress.total,
        class_="st-progress",
        aria_label=progress.label,
    )
    return told + bar


@writes
def write_range_bars(chart: RangeBars) -> Markup:
    """Draw lying bars, each with its span, and a line across them all."""
    return _RangeDrawing(chart).drawn()


@writes
def write_ranges(chart: Ranges) -> Markup:
    """Draw estimates with their ranges along one scale, and a line to compare them with."""
    return _RangesDrawing(chart).drawn()


@writes
def write_loss_bars(chart: LossBars) -> Markup:
    """Draw upright bars with what was lost from each; the loss is hatched, so that no colour alone says it."""
    return _LossDrawing(chart).drawn() + _key(chart)


@writes
def write_curve(chart: Curve) -> Markup:
    """Draw a curve over a scale in quarters."""
    wide, high = 560, 150
    low, top = chart.points[0][0], chart.points[-1][0]
    across = max(top - low, 1)
    places = [f"{wide * (x - low) / across:.1f},{high * (1 - share):.1f}" for x, share in chart.points]
    rules = [_rule(0, wide, high * part // 4) for part in range(5)]
    curve = element("polyline", points=" ".join(places), class_="st-curve")
    return svg(chart.title, chart.says, joined([*rules, curve]), viewBox=f"-4 -4 {wide + 8} {high + 8}")


def svg(title: str, says: str, drawing: Markup, **size: Attribute) -> Markup:
    """Return a drawing with its title, and what it says to those who cannot see it."""
    told = element("title", written(title)) + element("desc", written(says))
    return element("svg", told, drawing, class_="st-chart", role="img", width="100%", **size)


def _rule(start: int | str, end: int | str, y: int) -> Markup:
    return element("line", x1=start, x2=end, y1=y, y2=y, class_="st-rule")


def percent(share: float) -> str:
    """Return a share of the width, 0 to 100."""
    return f"{share:.2f}%"


class _RangeDrawing:
    """A drawing of lying bars; heights are pixels, widths percent of the page."""

    ROW, TOP, LEFT, RIGHT = 54, 40, 2.0, 4.0

    def __init__(self, chart: RangeBars) -> None:
        self.chart = chart
        ends = [bar.span[1] for bar in chart.bars if bar.span is not None]
        self._most = max(chart.against[1], *(bar.value for bar in chart.bars), *ends, 0) * 1.1 or 1.0
        self._height = self.TOP + self.ROW * len(chart.bars) + 6

    def drawn(self) -> Markup:
        """Return the drawing."""
        words, value = self.chart.against
        x = self._at(value)
        line = element("line", x1=x, x2=x, y1=22, y2=self._height, class_="st-rule st-dashed")
        told = element("text", written(words), x=x, y=14, text_anchor="middle", class_="st-cost")
        bars = [self._bar(bar, self.TOP + self.ROW * row) for row, bar in enumerate(self.chart.bars)]
        drawing = joined([line, told, *bars])
        return svg(self.chart.title, self.chart.says, drawing, height=self._height, style="max-width: 44rem")

    def _bar(self, bar: RangeBar, y: int) -> Markup:
        left = percent(self.LEFT)
        wide = percent(self._share(bar.value))
        told = element("text", written(bar.words), x=left, y=y + 10, class_="st-over")
        drawn = element("rect", x=left, width=wide, y=y + 16, height=14, class_="st-kept")
        if bar.span is None:
            return told + drawn
        low, high = self._at(bar.span[0]), self._at(bar.span[1])
        return told + drawn + element("line", x1=low, x2=high, y1=y + 36, y2=y + 36, class_="st-span")

    def _share(self, value: float) -> float:
        return value / self._most * (100 - self.LEFT - self.RIGHT)

    def _at(self, value: float) -> str:
        return percent(self.LEFT + self._share(value))


class _RangesDrawing:
    """A drawing of estimates; heights are pixels, widths percent of the page, the line stands in the middle."""

    ROW, TOP, HALF, DOT = 48, 26, 47.0, 5

    def __init__(self, chart: Ranges) -> None:
        self.chart = chart
        self._height = self.TOP + self.ROW * len(chart.rows) + 24

    def drawn(self) -> Markup:
        """Return the drawing."""
        words, value = self.chart.line
        left, right, _ = self.chart.ends
        x, below = self._at(value), self._height - 6
        line = element("line", x1=x, x2=x, y1=18, y2=self._height - 20, class_="st-rule st-dashed")
        told = element("text", written(words), x=x, y=12, text_anchor="middle", class_="st-cost")
        ends = element("text", written(left), x="0%", y=below)
        ends += element("text", written(right), x="100%", y=below, text_anchor="end")
        rows = [self._row(row, self.TOP + self.ROW * place) for place, row in enumerate(self.chart.rows)]
        drawing = joined([line, told, ends, *rows])
        return svg(self.chart.title, self.chart.says, drawing, height=self._height, style="max-width: 44rem")

    def _row(self, row: RangeRow, y: int) -> Markup:
        told = element("text", written(row.words), x="0%", y=y + 12, class_="st-over")
        low, high, middle = self._at(row.low), self._at(row.high), self._at(row.value)
        span = element("line", x1=low, x2=high, y1=y + 28, y2=y + 28, class_="st-span")
        caps = [element("line", x1=x, x2=x, y1=y + 23, y2=y + 33, class_="st-span") for x in (low, high)]
        return told + span + joined(caps) + element("circle", cx=middle, cy=y + 28, r=self.DOT, class_="st-kept")

    def _at(self, value: float) -> str:
        reach = self.chart.ends[2] or 1.0
        share = max(-1.0, min(1.0, (value - self.chart.line[1]) / reach))
        return percent(50 + self.HALF * share)


class _LossDrawing:
    """A drawing of upright bars out of 100; heights are pixels, widths percent of the page."""

    HIGH, ABOVE, BELOW, LEFT = 150, 22, 22, 7.0
    MANY = 16
    """Above so many bars not each of them has its numbers: on a phone there is no room."""

    def __init__(self, chart: LossBars) -> None:
        self.chart = chart
        self._few = len(chart.bars) < self.MANY
        self._wide = (100 - self.LEFT) / (len(chart.bars) + 1)

    def drawn(self) -> Markup:
        """Return the drawing."""
        bars = len(self.chart.bars) + 1
        parts = [element("defs", self._hatch()), *(self._scale(at) for at in (0, 50, 100))]
        parts += [self._bar(place) for place in range(len(self.chart.bars))]
        parts.append(self._end())
        parts += [self._number(place) for place in range(len(self.chart.bars))]
        parts.append(self._under(len(self.chart.bars), self.chart.end[0]))
        return svg(
            self.chart.title,
            self.chart.says,
            joined(parts),
            height=self.ABOVE + self.HIGH + self.BELOW,
            style=f"max-width: {min(48, 5 + 5 * bars)}rem",
        )

    def _hatch(self) -> Markup:
        stripe = element("line", x1=0, y1=0, x2=0, y2=6, class_="st-stripe")
        size: dict[str, Attribute] = {"width": 6, "height": 6, "patternUnits": "userSpaceOnUse"}
        return element("pattern", stripe, id="st-hatch", patternTransform="rotate(45)", **size)

    def _scale(self, at: int) -> Markup:
        y = self._y(at)
        words = element("text", written(str(at)), x=percent(self.LEFT - 1.2), y=y + 4, text_anchor="end")
        return _rule(percent(self.LEFT), "100%", y) + words

    def _bar(self, place: int) -> Markup:
        fall = self.chart.bars[place]
        top, bottom = self._y(fall.before), self._y(fall.after)
        kept = self._block(place, bottom, self._y(0), "st-kept")
        if top == bottom:
            return kept
        lost = fall.before - fall.after
        most = max(bar.before - bar.after for bar in self.chart.bars)
        told = NOTHING
        if self._few or lost >= most / 3:
            told = self._words(place, top - 6, f"−{lost}", "st-cost")
        return kept + self._block(place, top, bottom, "st-taken") + told

    def _end(self) -> Markup:
        total = self.chart.end[1]
        place, top = len(self.chart.bars), self._y(total)
        return self._block(place, top, self._y(0), "st-came") + self._words(place, top - 6, str(total), "st-cost")

    def _block(self, place: int, top: int, bottom: int, look: str) -> Markup:
        x = percent(self.LEFT + self._wide * (place + 0.14))
        return element("rect", x=x, width=percent(self._wide * 0.72), y=top, height=bottom - top, class_=look)

    def _number(self, place: int) -> Markup:
        number = self.chart.bars[place].number
        if not self._few and number % 5 and number != 1:
            return NOTHING
        return self._under(place, str(number))

    def _under(self, place: int, words: str) -> Markup:
        return self._words(place, self.ABOVE + self.HIGH + 16, words)

    def _words(self, place: int, y: int, words: str, look: str | None = None) -> Markup:
        x = percent(self.LEFT + self._wide * (place + 0.5))
        return element("text", written(words), x=x, y=y, text_anchor="middle", class_=look)

    def _y(self, points: int) -> int:
        return self.ABOVE + round(self.HIGH * (100 - points) / 100)


def _key(chart: LossBars) -> Markup:
    """Return what each kind of bar stands for; a kind that is not there is left out."""
    some_lost = any(bar.before > bar.after for bar in chart.bars)
    entries = []
    for look, words in zip(("st-kept", "st-taken", "st-came"), chart.key, strict=True):
        if some_lost or look != "st-taken":
            swatch = element("span", class_=f"st-key {look}", aria_hidden="true")
            entries.append(element("span", swatch, written(words)))
    return element("p", *entries, class_="st-row st-small st-muted")
