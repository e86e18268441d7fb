"""The screens of a call: what to give, who sells, and the profile; each says where the words go."""

from __future__ import annotations

from ...talk_metrics import Profile, Transcript
from ...ui import Body, Button, Choice, Field, FileField, Fold, Form, Items, Phrase, Row, Screen, Section, Slot, Text
from ...ui.talk_profile import talk_profile
from .content import Call
from .contesting import COUNT_AGAIN, LEAVE_OUT

ACCEPTED = ".txt,.vtt,.srt,.sbv,.docx,.json,.jsonl,.csv,.tsv,.md,text/*"
MOST_LEFT_OUT = 40
"""So many lines that nobody said are shown."""
WHERE_IT_GOES = (
    "What you give here goes to the machine that serves this page: your own if you started salestrain on it; in a "
    "training room, the trainer's laptop. It goes there unencrypted, unless the address begins with https."
)
WHAT_BECOMES_OF_IT = (
    "There it is read in memory, and written to no file and to no store. It is forgotten when you choose another "
    "transcript, and at the latest three minutes after you close the page (in JupyterLab, when its kernel is "
    "shut down)."
)
ON_YOUR_OWN = "To keep a call on your own machine, install salestrain there, and type:"
COMMAND = "salestrain profile call.docx --seller Ann"
_OTHERS = "A call holds other people's words: ask whether you may use them."


def paste_screen(exercise: Call) -> Screen:
    """Ask for a transcript, with an example of what one looks like."""
    hint = "Such as “Ann: Good morning.” What your meeting program exports will do as it is."
    transcript = Field("text", "The transcript, with who speaks", "pasted", hint=hint, rows=10, id="st-call")
    file = FileField(
        "file", "Or a file", ACCEPTED, hint="Text, captions (.vtt, .srt), Word (.docx) or .json.", id="st-call-file"
    )
    body: Body = [
        Text(exercise.briefing, "lead"),
        Text(WHERE_IT_GOES, "notice"),
        Form("paste", [transcript, file], "Read the transcript"),
        Row([Button("Try it with an invented call", "sample", weight="quiet")]),
        _privacy(WHAT_BECOMES_OF_IT),
    ]
    return Screen("Look at one of your calls", body)


def _privacy(*told: str) -> Fold:
    words: Body = [
        *[Text(sentence) for sentence in told],
        Text(ON_YOUR_OWN),
        Text([Phrase(COMMAND, "code")]),
        Text(_OTHERS),
    ]
    return Fold("What happens to the transcript, and how to keep it on your own machine", words, id="st-privacy")


def seller_screen(transcript: Transcript) -> Screen:
    """Ask which of the speakers is the seller, and say what was taken for no speech."""
    words = transcript.words()
    speakers = [(speaker, f"{speaker} ({count:,} words)") for speaker, count in words.items()]
    seller = Choice("name", "The profile is about", speakers, "one", required=True)
    again = Button("Use another transcript", "again", weight="quiet")
    body: Body = [
        Text(f"{len(transcript.turns):,} turns, {sum(words.values()):,} words, {len(words)} speakers."),
        Form("seller", [seller], "Show the profile", beside=[again]),
        Slot("reading", kind="muted", live="status"),
        _left_out(transcript.left_out),
    ]
    return Screen("Who is the seller?", body)


def _left_out(lines: tuple[str, ...]) -> Fold | None:
    if not lines:
        return None
    shown = [line if len(line) <= 200 else f"{line[:200]} …" for line in lines[:MOST_LEFT_OUT]]
    more = len(lines) - len(shown)
    rest = Text(f"And {more:,} more.", "muted") if more else None
    title = (
        "1 line was not counted as speech" if len(lines) == 1 else f"{len(lines):,} lines were not counted as speech"
    )
    return Fold(title, [Items(shown, "fine"), rest], id="st-not-speech")


def profile_screen(exercise: Call, seller_profile: Profile) -> Screen:
    """Show the profile with its proof, each part of which can be left out, and what to ask oneself."""
    body: Body = [
        *talk_profile(seller_profile, LEAVE_OUT, COUNT_AGAIN),
        Section("Ask yourself", [Items(exercise.questions)]),
        _privacy(WHERE_IT_GOES, WHAT_BECOMES_OF_IT),
        Row([Button("Use another transcript", "again")]),
    ]
    return Screen(f"The profile of {seller_profile.seller}", body, width="wide")
