"""What a page writes to, whoever shows it: a browser, the simple view, a terminal, or a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets


class PaneTraits(traitlets.HasTraits):
    """The state of a learner's page.

    `screen` is `sheet` or `talk`; `sheet` an HTML document made in Python; `log` the lines of the talk;
    `panel` what stands beside the talk, `strip` its moods in one line;
    `choices` and `meant` guided moves as {move, text};
    `offer` how the choices are shown: `closed`, `open`, or `few`; `draft` text to put back into the box;
    `parts` HTML for places on the sheet (`data-part`) that come later; `focus` the part that is looked at next,
    with a ? in front only by those who wait there, `stay` for none; `more` a message to send when this has been shown;
    `file` a file {name, type, text} to be saved when it comes;
    `due` what is due and when, {exercise, title, due}; the browser keeps it for the start page;
    `going` where the learner stands, {exercise, title, name, under_way, can_begin_afresh, where}; the browser keeps
    what is under way for the start page, and says `where` when it comes back to a server that does not know it;
    `round` counts the answers, so that the page knows that one has come.
    """

    told: Callable[[Exception], str] = str
    """What a reader is told of a store that failed."""

    screen = traitlets.Unicode("sheet").tag(sync=True)
    sheet = traitlets.Unicode("").tag(sync=True)
    log: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    panel = traitlets.Unicode("").tag(sync=True)
    parts: traitlets.Dict[str, str] = traitlets.Dict({}).tag(sync=True)
    focus = traitlets.Unicode("").tag(sync=True)
    more = traitlets.Unicode("").tag(sync=True)
    file: traitlets.Dict[str, str] = traitlets.Dict({}).tag(sync=True)
    due: traitlets.Dict[str, Any] = traitlets.Dict({}).tag(sync=True)
    going: traitlets.Dict[str, Any] = traitlets.Dict({}).tag(sync=True)
    strip = traitlets.Unicode("").tag(sync=True)
    choices: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    meant: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    offer = traitlets.Unicode("closed").tag(sync=True)
    status = traitlets.Unicode("").tag(sync=True)
    draft = traitlets.Unicode("").tag(sync=True)
    buyer = traitlets.Unicode("").tag(sync=True)
    lang = traitlets.Unicode("en").tag(sync=True)
    seq = traitlets.Int(0).tag(sync=True)
    round = traitlets.Int(0).tag(sync=True)
