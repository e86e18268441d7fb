"""A transcript in any of the usual forms becomes turns; anything else is answered with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.talk_metrics import TranscriptUnclear, read_transcript
from salestrain.talk_metrics.transcripts import LONGEST

TALK = (("Ann", "Good morning."), ("Ben", "Morning. What is it?"), ("Ann", "Two things: price and time."))
FORMS = {
    "name and colon": "Ann: Good morning.\nBen: Morning. What is it?\nAnn: Two things: price and time.\n",
    "lines that go on": "Ann: Good\nmorning.\n\nBen: Morning.\nWhat is it?\nAnn: Two things: price\nand time.",
    "line ends of Windows": "Ann: Good morning.\r\nBen: Morning. What is it?\r\nAnn: Two things: price and time.\r\n",
    "time first": "[00:12] Ann: Good morning.\n[00:14] Ben: Morning. What is it?\n"
    "[1:00:20] Ann: Two things: price and time.",
    "time after the name": "Ann [00:12]: Good morning.\nBen (00:14): Morning. What is it?\n"
    "Ann 01:00: Two things: price and time.",
    "name and time above": "Ann 00:12\nGood morning.\nBen 00:14\nMorning. What is it?\n"
    "Ann 00:00:20\nTwo things: price and time.",
    "time and name above": "00:12 Ann\nGood morning.\n\n00:14 Ben\nMorning. What is it?\n\n"
    "00:20 Ann\nTwo things: price and time.",
    "Markdown": "**Ann:** Good morning.\n\n**Ben**: Morning. What is it?\n\n- **Ann:** Two things: price and time.",
    "quoted Markdown": "> *Ann:* Good morning.\n> *Ben:* Morning. What is it?\n> *Ann:* Two things: price and time.",
    "a chat": "12/05/24, 10:12 - Ann: Good morning.\n12/05/24, 10:13 - Ben: Morning. What is it?\n"
    "12/05/24, 10:13 - Ann: Two things: price and time.",
    "captions": "WEBVTT\n\nNOTE made by hand\n\n1\n00:01.000 --> 00:02.000\n<v Ann>Good <i>morning</i>.</v>\n\n2\n"
    "00:03.000 --> 00:04.000 align:left\n<v.loud Ben>Morning.\nWhat is it?</v>\n\n<v Ann>Two things: price and time.",
    "subtitles": "1\n00:00:01,000 --> 00:00:02,000\nAnn: Good morning.\n\n2\n00:00:03,000 --> 00:00:04,000\n"
    "Ben: Morning. What is it?\n\n3\n00:00:05,000 --> 00:00:06,000\nAnn: Two things: price and time.",
    "a heading": "Date: 12 May\nParticipants: both\n\n"
    "Ann: Good morning.\nBen: Morning. What is it?\nAnn: Two things: price and time.",
    "small letters": "ann: Good morning.\nben: Morning. What is it?\nann: Two things: price and time.\nben: \n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_every_usual_form_gives_the_same_turns(text: str) -> None:
    assert TALK == tuple((turn.speaker.title(), turn.text) for turn in read_transcript(text).turns)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("王先生：你好。\n李：您好，有什么问题吗？", ("王先生", "李")),
        ("\u200fדנה: שלום\n\u200fאבי: בוקר טוב", ("דנה", "אבי")),
        ("أحمد: صباح الخير\nليلى: صباح النور", ("أحمد", "ليلى")),
        ("Speaker 1 00:01:12\nHello.\nSpeaker 2 00:01:15\nHi.", ("Speaker 1", "Speaker 2")),
        ("Ann van der Berg (Acme): Hello.\nDr. Ode: Hi.", ("Ann van der Berg (Acme)", "Dr. Ode")),
    ],
)
def test_names_of_any_script_are_kept_as_they_are_written(text: str, speakers: tuple[str, ...]) -> None:
    assert speakers == read_transcript(text).speakers


def test_turns_of_one_speaker_that_follow_each_other_are_one() -> None:
    assert ["One. Two.", "Three."] == [turn.text for turn in read_transcript("Ann: One.\nAnn: Two.\nBen: Three.").turns]


@pytest.mark.parametrize("name", ["Ann (Acme)", "ann", " ANN "])
def test_a_speaker_is_found_in_any_case_and_without_brackets(name: str) -> None:
    assert "Ann (Acme)" == read_transcript("Ann (Acme): Hello.\nBen: Hi.").speaker(name)


def test_a_name_that_two_speakers_share_must_be_said_in_full() -> None:
    with pytest.raises(TranscriptUnclear, match=r"or several do. Speaking are “Ann \(Acme\)”, “Ann \(Bolt\)”."):
        read_transcript("Ann (Acme): Hello.\nAnn (Bolt): Hi.").speaker("Ann")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There are no words here."),
        (" \n\t\r\n -- \n", "There are no words here."),
        ("We spoke about the docks and agreed to meet.", "Nothing here says who speaks."),
        ("Note: we spoke about the docks.", "Nothing here says who speaks."),
        ("Ann: Hello.\nIs anybody there?", "Only Ann speaks here"),
        ("Ann: word " * (LONGEST // 5), "ten hours of talk"),
    ],
    ids=["nothing", "a page of nothing", "no speakers", "a note", "one speaker", "5 MB"],
)
def test_what_is_no_talk_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(TranscriptUnclear, match=sentence):
        read_transcript(text)


LINE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["Ann: Hello", "Ben 00:12", "<v Ann>Hi</v>", "**Ben:** What?", "WEBVTT", "00:01 --> 00:02", ""]),
)


@given(st.lists(LINE, max_size=12))
def test_any_text_gives_two_speakers_or_more_or_a_sentence(lines: list[str]) -> None:
    try:
        talk = read_transcript("\n".join(lines))
    except TranscriptUnclear as unclear:
        assert str(unclear).endswith(".”") or str(unclear).endswith(".")
        return
    assert (True, set(talk.speakers)) == (len(talk.speakers) > 1, {turn.speaker for turn in talk.turns})
