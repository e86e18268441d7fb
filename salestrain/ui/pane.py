"""The one widget on the page: a chat to which messages are appended, and a sheet for everything else.

Traits go from here to the page only; nothing that the page sets in them is believed.
What the learner does comes as messages, which `messages.read_message` checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .style import STYLE


class Pane(anywidget.AnyWidget):
    """The learner's page.

    `screen` is `sheet` or `talk`; `sheet` an HTML document made in Python; `log` the lines of the talk;
    `panel` what stands beside the talk, `strip` its moods in one line;
    `choices` and `meant` guided moves as {move, text};
    `offer` how the choices are shown: `closed`, `open`, or `few`; `draft` text to put back into the box;
    `parts` HTML for places on the sheet (`data-part`) that come later; `focus` the part that is looked at next,
    with a ? in front only by those who wait there, `stay` for none; `more` a message to send when this has been shown;
    `file` a file {name, type, text} to be saved when it comes;
    `due` when what is to be practised again, {exercise, title, due}; the browser keeps it for the start page;
    `round` counts the answers, so that the page knows that one has come.
    """

    _esm = (Path(__file__).parent / "pane.js").read_text(encoding="utf-8")
    _css = STYLE

    screen = traitlets.Unicode("sheet").tag(sync=True)
    sheet = traitlets.Unicode("").tag(sync=True)
    log: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    panel = traitlets.Unicode("").tag(sync=True)
    parts: traitlets.Dict[str, str] = traitlets.Dict({}).tag(sync=True)
    focus = traitlets.Unicode("").tag(sync=True)
    more = traitlets.Unicode("").tag(sync=True)
    file: traitlets.Dict[str, str] = traitlets.Dict({}).tag(sync=True)
    due: traitlets.Dict[str, Any] = traitlets.Dict({}).tag(sync=True)
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
