"""One's own calls: a transcript is read on the page, shown as a profile, and kept nowhere."""

from __future__ import annotations

from ...core.kind import Kind
from .content import Call, check_call

KIND = Kind(
    name="call",
    version=1,
    title="Look at your own work",
    sentence="The profile of a real talk: what was asked, shared and given back, with its proof.",
    content=Call,
    rules=check_call,
    screens="salestrain.kinds.call.page:CallPage",
    workbench="salestrain.editor.page:Editor",
    handouts="salestrain.kinds.call.handouts:handouts",
)
