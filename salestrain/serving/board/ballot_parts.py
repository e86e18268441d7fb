"""A talk that the room holds together, as parts of screens: what was said, what is voted on, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.rubric import Mark
from ...core.together import Spoken
from ...ui.document import (
    Body,
    Box,
    Column,
    Columns,
    Content,
    Fold,
    Form,
    Items,
    Line,
    Node,
    Row,
    Section,
    Stack,
    Table,
    Text,
    Transcript,
)
from ...ui.fields import Button, Choice, Hidden
from ...ui.figures import CountBars, CountRow, Meter
from ...ui.phrases import Chip, Verdict, strong
from ...workshop.ballot import BallotLine, answered, lines_of, most_wanted
from ...workshop.state import Vote
from .fishbowl import Talk, Tried
from .weighing import Weighing

VERDICTS: dict[str, Verdict] = {"right": "good", "mixed": "caution", "wrong": "bad"}
THE_ROOM = "We"
LAST = 4
"""Lines of the talk that stay in sight while the room votes."""


def talk_so_far(talk: Talk, last: int | None = LAST) -> Body:
    """Return the talk so far, or its last lines, and who is talked to while nothing was said."""
    spoken = talk.spoken
    if not spoken:
        return [Text(sentence) for sentence in talk.setting]
    shown = spoken if last is None else spoken[-last:]
    return [Transcript([spoken_line(line) for line in shown])]


def spoken_line(line: Spoken, seller: str = THE_ROOM) -> Line:
    """Return one line of the talk; `seller` is the name over the lines of whoever sells."""
    return Line(seller, line.words, "learner") if line.is_ours else Line(line.name, line.words, "buyer")


def news_of(talk: Talk) -> Node | None:
    """Return what the last line brought."""
    return Items(list(talk.news), "facts", label="What the last line brought") if talk.news else None


def the_end(talk: Talk) -> Body:
    """Return what a talk that is over came to, criterion by criterion."""
    boxes = [Box([Text([strong(mark.label)]), _earned(mark), Text(mark.level)], "mark") for mark in talk.marks]
    lead = Text("The talk is over. This is what it earned, by the criteria of the exercise.", "lead")
    missing = "What somebody earns by their own judgement is not in it: here everybody judges for themselves."
    return [lead, Columns(boxes, narrow=True), Text(missing, "fine")]


def earned_at_a_glance(talk: Talk) -> Text:
    """Return the same for the big screen, in one line."""
    return Text(
        f"The talk earned: {' · '.join(f'{mark.label} {mark.score}/{mark.best}' for mark in talk.marks)}", "fine"
    )


def _earned(mark: Mark) -> Meter:
    return Meter("Earned", mark.score / mark.best, f"{mark.score} of {mark.best}", "mood")


def letters(lines: Sequence[BallotLine]) -> dict[str, str]:
    """Return a letter for each line, so that people can speak of it."""
    return {line.key: chr(ord("A") + place) if place < 26 else str(place + 1) for place, line in enumerate(lines)}


def voted(vote: Vote, people: int) -> str:
    """Return how many have answered."""
    return f"{answered(vote)} of {people} have voted"


def distribution(vote: Vote, *, large: bool = False) -> CountBars:
    """Return how the votes fall."""
    lines = lines_of(vote)
    named, wanted = letters(lines), most_wanted(lines)
    rows = [
        CountRow(f"{named[one.key]} · {one.words}", [one.people], one == wanted, remark=OWN if one.is_own else "")
        for one in lines
    ]
    says = f"Most wanted: {wanted.words}" if wanted is not None else "Nobody has voted yet."
    return CountBars("How the room votes", says, rows, large=large)


OWN = "proposed in the room"


def weighed(weighings: Sequence[Weighing], *, may_say: bool = False) -> Body:
    """Return the lines of a closed vote, each with its votes, what it would cost, and why.

    Args:
        weighings: the lines with what each would do.
        may_say: whether a line can be said from here.
    """
    named = letters([one.line for one in weighings])
    total = sum(one.line.people for one in weighings)
    by_votes = sorted(weighings, key=lambda one: -one.line.people)
    rows = [
        [f"{named[one.line.key]} · {one.line.words}", str(one.line.people), one.verdict or CANNOT, cost(one)]
        for one in by_votes
    ]
    columns = [Column("Line", names_row=True), Column("Votes", "number"), Column("It is"), Column("It costs", "number")]
    table = Table("The vote in numbers", columns, rows, caption_shown=False)
    boxes = [_weighed(one, named[one.line.key], total, may_say=may_say) for one in by_votes]
    return [finding(weighings), Columns(boxes), Fold("The vote as a table", [table], id="vote-table")]


def at_a_glance(weighings: Sequence[Weighing]) -> Body:
    """Return the same for the big screen, as a table of which six lines are seen at once.

    Args:
        weighings: the lines with what each would do.
    """
    named = letters([one.line for one in weighings])
    by_votes = sorted(weighings, key=lambda one: -one.line.people)
    rows: list[list[Content]] = [
        [
            f"{named[one.line.key]} · {one.line.words}",
            str(one.line.people),
            Chip(one.verdict or CANNOT, VERDICTS.get(one.verdict, "plain")),
            cost(one),
            " ".join([*_origin(one), *one.reasons]),
        ]
        for one in by_votes
    ]
    titles = (("Line", "text"), ("Votes", "number"), ("It is", "text"), ("Costs", "number"), ("Why", "text"))
    columns = [Column(title, kind, names_row=title == "Line") for title, kind in titles]  # type: ignore[arg-type]
    exact = all(one.exact for one in weighings)
    return [
        finding(weighings),
        Table("The lines, most votes first", columns, rows, caption_shown=False),
        None if exact else Text("Some costs are estimates: not every way on could be looked at.", "fine"),
    ]


def _origin(one: Weighing) -> list[str]:
    """Return where own words come from and how they were understood."""
    return [f"{_upper(OWN)}.", *([_heard(one)] if one.heard else [])] if one.line.is_own else []


def _heard(one: Weighing) -> str:
    return f"Understood as: {' and '.join(one.heard)}." if one.heard else NOT_HEARD


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


CANNOT = "cannot be said now"
NOT_HEARD = "It was not understood as a line of this talk."


def finding(weighings: Sequence[Weighing]) -> Text:
    """Say in a sentence what the room chose, and what that would do."""
    lines = [one.line for one in weighings]
    wanted = most_wanted(lines)
    if wanted is None:
        return Text("Nobody voted.", "lead")
    total = sum(line.people for line in lines)
    if sum(line.people == wanted.people for line in lines) > 1:
        return Text(f"The room is divided: no line has more than {wanted.people} of {total} votes.", "lead")
    one = next(each for each in weighings if each.line == wanted)
    letter = letters(lines)[wanted.key]
    return Text([strong(f"{wanted.people} of {total} want line {letter}."), f" {_judged(one, weighings)}"], "lead")


def _judged(one: Weighing, weighings: Sequence[Weighing]) -> str:
    if one.move is None:
        return "It cannot be said at this point."
    said = {"right": "It is right, and costs nothing.", "mixed": "It is mixed: it does some good and some harm."}
    words = said.get(one.verdict, f"It is wrong: it would cost {points(one.cost)}.")
    best = min(each.cost for each in weighings if each.move is not None)
    return f"{words} There is a line here that costs less." if one.cost > best else words


def _weighed(one: Weighing, letter: str, total: int, *, may_say: bool) -> Box:
    share = one.line.people / total if total else 0.0
    chips: list[Node | None] = [
        Chip(one.verdict or CANNOT, VERDICTS.get(one.verdict, "plain")),
        Chip(f"costs {points(one.cost)}" if one.cost else "costs nothing") if one.move is not None else None,
        Chip(OWN) if one.line.is_own else None,
        Button(f"Say {letter}", "say", one.line.key, small=True, about=one.line.words[:60])
        if may_say and one.move is not None
        else None,
    ]
    return Box(
        [
            Text([strong(f"{letter} · {one.line.words}")]),
            Meter("Votes", share, f"{one.line.people} of {total}", "mood"),
            Row(chips),
            Text(_heard(one), "muted") if one.line.is_own and one.move is not None else None,
            Text(" ".join(one.reasons)) if one.reasons else None,
            None if one.exact else Text("The cost is an estimate: not every way on could be looked at.", "fine"),
        ],
        "mark",
        VERDICTS.get(one.verdict, "plain"),
    )


def cost(one: Weighing) -> str:
    """Return what a line costs, for a table."""
    return "–" if one.move is None else str(one.cost)


def points(number: int) -> str:
    """Return a number of points in words."""
    return "1 point" if number == 1 else f"{number} points"


MOST_TRIED = 3
"""Lines of the room that a way is tried with; further on nobody remembers where it began."""


def side_by_side(tried: Sequence[Tried], *, may_go_on: bool = False, large: bool = False) -> Body:
    """Return how two lines would go on.

    Args:
        tried: the two ways.
        may_go_on: whether whoever reads it may add the next line to either.
        large: whether it is read from the back of a room, where every line counts.
    """
    if not tried:
        return []
    ways = [_way(one, place, may_go_on=may_go_on) for place, one in enumerate(tried)]
    if large:
        return [Text("Both tried, neither said.", "muted"), Columns([Stack(way) for way in ways])]
    sides = [Section(f"If we say: {one.line.words}", way, 4) for one, way in zip(tried, ways, strict=True)]
    return [Section("Both tried, neither said", [Columns(sides)])]


def _way(one: Tried, place: int, *, may_go_on: bool) -> Body:
    ours = sum(line.is_ours for line in one.spoken)
    further = Form(
        "try_on",
        [
            Hidden("place", str(place)),
            Choice("move", "And then", list(one.offered), id=f"st-then-{place}-{ours}"),
        ],
        "Try it",
        weight="plain",
        small=True,
        about=one.line.words[:60],
    )
    return [
        Transcript([spoken_line(line) for line in one.spoken]),
        Items(list(one.news), "facts") if one.news else Text("Nothing changes by it.", "muted"),
        Text("The talk would be over.", "caution") if one.is_over else None,
        further if may_go_on and one.offered and ours < MOST_TRIED else None,
    ]
