"""Of what a page sends, only what has the right form is believed; nothing it can send breaks anything."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from salestrain.kinds.conversation.page.messages import AsMove, Judge
from salestrain.kinds.conversation.page.talk_page import Page
from salestrain.ui.messages import LONGEST_NAME, LONGEST_TEXT, Message, a_file
from salestrain.ui.messages import read_message as read
from tests.ui.sent import taken_by
from tests.widgets.practising import KEY

FORMS = taken_by(Page)
FILE = TypeAdapter(Annotated[bytes, a_file(30)])


def read_message(raw: Any) -> Message | None:
    """The message, as the page of a talk reads it."""
    return read(raw, Page.handlers)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NEARLY = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(FORMS))},
    optional={name: ANY_JSON for form in FORMS.values() for name in form} | {"seq": ANY_JSON},
)


@given(ANY_JSON | NEARLY)
@example({"type": "say", "text": "\ud83d"})
@example({"type": "retry", "value": 10**4000})
@example({"type": "judge", "answer": "x", "confidence": "٣", "cited": ["\udc00"]})
def test_whatever_is_sent_is_read_or_ignored_and_what_is_read_can_be_kept(raw: Any) -> None:
    message = read_message(raw)
    move = message.as_move() if isinstance(message, AsMove) else None

    assert message is None or message.type in FORMS
    assert move is None or move.to_json().encode()


@pytest.mark.parametrize(
    "raw",
    [
        None,
        7,
        "begin",
        ["begin"],
        {},
        {"type": None},
        {"type": ["begin"]},
        {"type": "eval"},
        {"type": "Begin"},
        {"type": "say"},
        {"type": "say", "text": 7},
        {"type": "say", "text": ["hello"]},
        {"type": "say", "text": "x" * (LONGEST_TEXT + 1)},
        {"type": "name", "name": "x" * (LONGEST_NAME + 1)},
        {"type": "choose", "move": {"id": "m.open"}},
        {"type": "predict", "total": "fifty"},
        {"type": "predict", "total": 0.5},
        {"type": "predict", "total": True},
        {"type": "predict", "total": "9" * 5000},
        {"type": "predict", "total": ""},
        {"type": "judge", "answer": "drop", "confidence": 50, "cited": [1]},
        {"type": "judge", "answer": "drop", "confidence": 50, "cited": ["f.a"] * 51},
        {"type": "judge", "answer": "drop", "confidence": 50, "cited": {"f.a": 1}},
        {"type": "judge", "confidence": 50},
        {"type": "retry", "value": "last"},
    ],
)
def test_a_message_that_is_not_ours_or_has_wrong_fields_is_ignored(raw: Any) -> None:
    assert None is read_message(raw)


@pytest.mark.parametrize("key", ["", "A" * 32, "a" * 31, "a" * 33, "g" * 32, "a" * 32 + "\n", 7, None])
def test_a_key_that_no_page_of_ours_makes_is_ignored(key: Any) -> None:
    assert None is read_message({"type": "hello", "key": key, "name": "Ana"})


def test_a_right_message_comes_through_with_its_fields_and_nothing_else() -> None:
    message = read_message({"type": "hello", "key": KEY, "name": "Ana", "seq": "3", "admin": True})
    assert message is not None

    assert ("hello", 3, {"key": KEY, "name": "Ana", "zone": "", "where": ""}) == (
        message.type,
        message.seq,
        message.fields,
    )


def test_ticking_one_fact_and_ticking_none_are_both_a_judgement() -> None:
    sent = {"type": "judge", "answer": "drop", "confidence": "70"}
    one, none = read_message({**sent, "cited": "f.a"}), read_message(sent)

    assert [["f.a"], []] == [message.cited for message in (one, none) if isinstance(message, Judge)]


@pytest.mark.parametrize("type_", ["say", "none_of_these"])
def test_half_a_character_becomes_the_sign_for_an_unknown_one(type_: str) -> None:
    message = read_message({"type": type_, "text": "so \ud83d and \U0001f600"})

    assert "so \ufffd and \U0001f600" == (message and message.fields["text"])


def test_every_message_survives_the_way_through_json() -> None:
    text = json.dumps({"type": "say", "text": "\u0000\u202eשלום\u2028 </script>", "seq": 2})
    message = read_message(json.loads(text))

    assert "\u0000\u202eשלום\u2028 </script>" == (message and message.fields["text"])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("w7w=", b"\xc3\xbc"), ("", b""), ("w7w", None), ("no base64 ü", None), (7, None), ("AAAA" * 20, None)],
)
def test_a_chosen_file_is_its_bytes_or_nothing(raw: Any, expected: bytes | None) -> None:
    try:
        found: bytes | None = FILE.validate_python(raw)
    except ValidationError:
        found = None
    assert expected == found
