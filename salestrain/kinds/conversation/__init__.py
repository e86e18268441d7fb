"""The conversation kind: a talk with a simulated buyer."""

from __future__ import annotations

from pathlib import Path

from ...core.kind import Kind
from . import engine
from .content import Scenario
from .marks import scorecard
from .playthrough import Playthrough
from .playthrough_rules import check_talk
from .rules import check_scenario

KIND = Kind(
    name="conversation",
    version=4,
    title="Talk with a buyer",
    sentence="Each answers as people do: what you ask, and when, decides what you hear. "
    "Afterwards you see what worked, with the words that prove it.",
    content=Scenario,
    rules=check_scenario,
    engine=engine,
    naming=engine.naming,
    score=scorecard,
    read="salestrain.kinds.conversation.reading:hear",
    playthrough=Playthrough,
    playthrough_rules=check_talk,
    play="salestrain.kinds.conversation.playing:play",
    checks="salestrain.kinds.conversation.checks:check",
    learn="salestrain.kinds.conversation.reading:reader_of",
    browser="salestrain.kinds.conversation.page.talk_page:Page",
    practice="salestrain.kinds.conversation.practice:TalkPractice",
    page="salestrain.kinds.conversation.page.widget:view",
    watch="salestrain.kinds.conversation.page.watching:Watched",
    workbench="salestrain.editor.page:Editor",
    weighed="salestrain.kinds.conversation.debrief.weighing:weighed",
    together="salestrain.kinds.conversation.debrief.together:TOGETHER",
    by_hand="salestrain.kinds.conversation.handouts.played:BY_HAND",
    in_common="salestrain.kinds.conversation.debrief.cohort:in_common",
    activity="simulation",
    passes_on="salestrain.core.passing:what_to_try",
    handouts="salestrain.kinds.conversation.handouts:handouts",
    template=Path(__file__).parent / "template",
)
