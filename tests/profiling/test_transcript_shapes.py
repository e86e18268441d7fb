"""Whatever program or person wrote a transcript, who says what is read from it; and no talk is seen where none is."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.kinds.call.files import text_of_file
from salestrain.talk_metrics import TranscriptUnclear, read_transcript

HERE = Path(__file__).parent
SHAPES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "transcripts.yaml").read_text(encoding="utf-8"))
SAID_IN_CASES = {
    "02": ({"Ann Lee": 13, "Bo Marsh": 6}, 3),
    "03": ({"Ann Lee": 25, "Bo Marsh": 13}, 2),
    "05": ({"Ann Lee": 11, "Bo Marsh": 6}, 3),
    "07": ({"Ann Lee": 10, "+00 555 0101": 20, "Bo Marsh": 2}, 5),
    "08": ({"Ann Lee": 20, "Bo Marsh": 6, "Zoë": 6}, 6),
    "10": ({"Ann": 7, "Bo": 6}, 2),
    "12": ({"Ann": 14, "Bo": 12}, 4),
    "14": ({"Ann": 5, "Bo": 6}, 2),
    "15": ({"Ann Lee": 9, "Bo Marsh": 6}, 3),
    "16": ({"Ann Lee": 7, "Bo Marsh": 3}, 3),
    "17": ({"Ann": 9, "Bo": 4}, 2),
    "19": ({"Ann": 8, "Bo": 10}, 3),
}


@pytest.mark.parametrize("shape", SHAPES["talks"], ids=lambda shape: shape["shape"])
def test_who_says_what_is_read_in_any_shape(shape: dict[str, Any]) -> None:
    assert shape["said"] == [f"{turn.speaker}: {turn.text}" for turn in read_transcript(shape["text"]).turns]


@pytest.mark.parametrize("shape", SHAPES["no_talks"], ids=lambda shape: shape["shape"])
def test_no_talk_is_seen_where_nobody_is_named(shape: dict[str, Any]) -> None:
    with pytest.raises(TranscriptUnclear, match=r"who speaks|Only "):
        read_transcript(shape["text"])


@pytest.mark.parametrize("number", SAID_IN_CASES)
def test_transcripts_that_once_were_misread_are_read(number: str) -> None:
    path = next((HERE / "cases").glob(f"{number}-*"))
    talk = read_transcript(text_of_file(path.name, path.read_bytes()))
    assert SAID_IN_CASES[number] == (dict(talk.words()), len(talk.turns))


def test_a_time_before_a_short_sentence_makes_nobodys_name() -> None:
    path = next((HERE / "cases").glob("01-*"))
    with pytest.raises(TranscriptUnclear, match="Nothing here says who speaks"):
        read_transcript(path.read_text(encoding="utf-8"))


def test_what_the_recorder_wrote_is_told_as_left_out() -> None:
    talk = read_transcript("Ann Lee started transcription\n\nAnn: Hello.\nBo: Hello.\n\nRecording stopped\n")
    assert ("Ann Lee started transcription", "Recording stopped") == talk.left_out


@pytest.mark.parametrize("name", ["ayşe inci", "AYŞE İNCİ", "Ays\u0327e I\u0307nci", "Ayşe İnci (Mill)"])
def test_a_speaker_is_found_however_her_name_is_spelled(name: str) -> None:
    assert "Ayşe İnci" == read_transcript("Ayşe İnci: Günaydın.\nBo: Merhaba.").speaker(name)


NAMES = st.sampled_from(["Ann Lee", "Bo Marsh", "Dr. Zoë Ode", "李娜", "O'Neil, Pat", "Speaker 7", "דנה כהן"])
WORDS = st.sampled_from(
    [
        "Good morning.",
        "Two things: price and time.",
        "On Thursday 08:00, then.",
        "Yes.",
        "What does it cost?",
        "So 4,000.",
    ]
)
WRITTEN: dict[str, Callable[[int, str, str], str]] = {
    "colon": lambda at, name, words: f"{name}: {words}",
    "time": lambda at, name, words: f"[{at // 60:02}:{at % 60:02}] {name}: {words}",
    "above": lambda at, name, words: f"{name}  {at // 60}:{at % 60:02}\n{words}\n",
    "bold": lambda at, name, words: f"**{name}** ({at // 60}:{at % 60:02}): {words}\n",
    "cue": lambda at, name, words: f"{at}\n00:{at:02}:00,000 --> 00:{at:02}:09,000\n{name}: {words}\n",
    "voice": lambda at, name, words: f"00:{at:02}:00.000 --> 00:{at:02}:09.000\n<v {name}>{words}</v>\n",
    "json": lambda at, name, words: json.dumps({"speaker": name, "start": at, "text": words}, ensure_ascii=False),
}


@pytest.mark.parametrize("written", WRITTEN)
@given(talk=st.lists(st.tuples(NAMES, WORDS), min_size=6, max_size=20), line_end=st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=30, deadline=None)
def test_a_talk_is_the_same_in_whatever_form_it_is_written(
    written: str, talk: list[tuple[str, str]], line_end: str
) -> None:
    """What is said to whom stays so for any talk in which everybody comes back."""
    talk = [*talk, *talk]
    if len({name for name, _ in talk}) < 2:
        return
    text = "\n".join(WRITTEN[written](at, *one) for at, one in enumerate(talk))
    read = read_transcript(text.replace("\n", line_end))
    expected: list[list[str]] = []
    for name, words in talk:
        if expected and expected[-1][0] == name:
            expected[-1][1] += f" {words}"
        else:
            expected.append([name, words])
    assert expected == [[turn.speaker, turn.text] for turn in read.turns]


PIECES = ["*", "(", "[", "<", ">", "_", " ", ":", "-", "|", "\t", "1", "1:", "A: ", "<v ", "<b>", "(1:", "**a", "&amp;"]
PIECES += ["{\\", "0:01 ", "-->", "[inaudible", "Ann 0:01\nso\n", "N: a\n", "started transcription\n", "a, b, c\n"]


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_as_much_takes_at_most_some_four_times_as_many_steps(piece: str) -> None:
    """Steps are counted, and not seconds, so that a busy machine changes nothing."""
    few, many = (_steps(piece * (size // len(piece))) for size in (5_000, 20_000))
    assert many < 6 * few + 2_000


def test_names_without_end_take_steps_in_proportion() -> None:
    few, many = (_steps("\n".join(f"N{at}: so" for at in range(count))) for count in (500, 2_000))
    assert many < 6 * few


def _steps(text: str) -> int:
    """Count the lines of Python that are run while a text is read."""
    count = 0

    def tracer(frame: Any, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        read_transcript(text)
    except TranscriptUnclear:
        pass
    finally:
        sys.settrace(before)
    return count
