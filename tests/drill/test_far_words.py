"""What is said back in quite other words counts; a word that is taken over alone does not."""

from __future__ import annotations

import pytest

from salestrain.language.meaning import carried_encoder
from salestrain.language.said_back import SaidBack, said_back

SAYS = (
    "Nothing against you. The last three who sat there promised me the moon, and I still have their brochures under "
    "the leg of this table."
)
POINTS = ("The last three promised her the moon", "Their brochures are under the leg of the table")
MODEL = (
    "So three people before me made you big promises from this chair, and all that remains is their brochures, "
    "propping up the table.",
)


def heard(text: str) -> SaidBack:
    """A reflection on both points, as a drill reads it."""
    return said_back(text, SAYS, POINTS, (), carried_encoder(), MODEL)


@pytest.mark.parametrize(
    "text",
    [
        "You've been burnt by people in this chair before, and what is left of their big words is good for propping up "
        "furniture.",
        "Three sellers before me talked big and nothing came of it, and all you have left of them is paper that stops "
        "the table wobbling.",
    ],
)
def test_quite_other_words_cover_what_they_say(text: str) -> None:
    assert [] == [words for words in heard(text).covered if not words or words not in text]


@pytest.mark.parametrize(
    "text",
    [
        "So you like brochures a lot.",
        "Our presses are very reliable and we never promise too much.",
        "You need a good system.",
        "I see.",
        "That must be hard.",
    ],
)
def test_a_word_of_theirs_or_few_words_cover_nothing(text: str) -> None:
    assert ["", ""] == list(heard(text).covered)


@pytest.mark.parametrize(
    ("says", "text", "invented"),
    [
        ("By eight nobody answers, and the room stays empty until ten.", "So it is unused for two hours.", False),
        ("In thirty years no village was forgotten.", "So for three decades nobody was left out.", False),
        ("Four hours from letter to bed, one of them is the lift.", "So you wait three hours for the lift.", True),
        ("A box says forty, and there are thirty-six in it.", "So each is short by a fifth.", True),
        ("It stops twice a shift.", "So you need a warning system.", True),
    ],
)
def test_an_amount_that_follows_is_not_invented_and_a_remedy_is(says: str, text: str, invented: bool) -> None:
    assert invented == bool(said_back(text, says, (says,), (), carried_encoder()).invented)
