"""The words that stand for formats, forms and focuses of questions on the screen."""

from __future__ import annotations

TITLES = {
    "classify": "What kind of question is this?",
    "rewrite": "Ask it better",
    "next_best": "What do you say next?",
    "ladder": "Four questions, each building on the last",
    "reflect": "Say back what you heard",
    "incumbent": "Ask about the present supplier, and use it",
    "excuse": "From an excuse to an action",
}
"""By format of an item: the title of its screen."""
FORM_WORDS = {
    "open": "open: the buyer answers freely",
    "closed": "closed: yes, no, or one item",
    "choice": "choice: answers to choose from",
    "leading": "leading: the answer is in the question",
    "stacked": "stacked: two or more at once",
}
FOCUS_WORDS = {
    "situation": "how things are",
    "problem": "what is hard or goes wrong",
    "implication": "what follows from it, or what it costs",
    "result": "what would be better then",
    "others": "who else is involved, how it is decided",
    "keep": "what should stay",
    "change": "what should change",
    "wish": "what is wished for but not paid for",
    "commitment": "a step the buyer would take",
    "rapport": "small talk, person to person",
}
CONTROL_WORDS = {
    "inside": "in the speaker's hands",
    "outside": "outside, and only claimed",
    "shown": "outside, and shown: with evidence and size",
}
RUNG_WORDS = {
    "situation": "How it is",
    "problem": "What goes wrong",
    "implication": "What follows from it",
    "result": "What would be better then",
}
INTENT_WORDS = {
    "keep": "What should stay",
    "change": "What should change",
    "wish": "What is wished for but not paid for",
}
PART_WORDS = {**RUNG_WORDS, **INTENT_WORDS, "form": "Form", "focus": "Focus", "action": "The action"}
"""By label of a part of a try: its title."""
