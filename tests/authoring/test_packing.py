"""An exercise goes into one file and comes out the same; whatever else is in such a file is refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from salestrain.checking import check
from salestrain.cli import app
from salestrain.content import new_exercise
from salestrain.packing import PackRefused, Remark, installed, opened, packed, remark_on, remarks_in
from salestrain.packing.contents import SLIP

Change = Callable[[zipfile.ZipFile, dict[str, str]], None]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_exercise("fen_street", tmp_path_factory.mktemp("shelf"))


def files_in(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".ipynb"]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def rewritten(raw: bytes, change: Change) -> bytes:
    """Return a pack that somebody took apart and changed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as whole:
        texts = {name: whole.read(name).decode() for name in whole.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        change(whole, texts)
        for name, text in texts.items():
            whole.writestr(name, text)
    return made.getvalue()


def a_link(whole: zipfile.ZipFile, texts: dict[str, str]) -> None:
    entry = zipfile.ZipInfo("playthroughs/evil.yaml")
    entry.external_attr = 0o120777 << 16
    whole.writestr(entry, "/etc/passwd")


def in_it(name: str, text: str = "x") -> Change:
    return lambda whole, texts: texts.__setitem__(name, text)


def twice(whole: zipfile.ZipFile, texts: dict[str, str]) -> None:
    whole.writestr("EXERCISE.yaml", "x")


def test_a_pack_comes_out_as_it_went_in_and_passes_every_check(talk: Path, tmp_path: Path) -> None:
    where, _ = installed(opened(packed(talk)[1]), tmp_path)
    problems = [p for p in check(where, explore=False, mutations=False, tell=lambda step: None) if p.code[0] == "E"]
    assert (files_in(talk), []) == (files_in(where), problems)


def test_the_same_exercise_makes_the_same_file(talk: Path) -> None:
    assert packed(talk)[1] == packed(talk)[1]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (in_it("../evil.yaml"), "does not belong"),
        (in_it("/etc/passwd"), "does not belong"),
        (in_it("C:\\evil.yaml"), "does not belong"),
        (in_it("playthroughs/../../evil.yaml"), "does not belong"),
        (in_it("playthroughs\\evil.yaml"), "does not belong"),
        (in_it("exercise.ipynb", "{}"), "does not belong"),
        (in_it("words.npz"), "does not belong"),
        (in_it("playthroughs/"), "does not belong"),
        (a_link, "link"),
        (twice, "belong|twice"),
        (in_it("playthroughs/bomb.yaml", "0" * 3_000_000), "larger"),
        (
            lambda whole, texts: [in_it(f"playthroughs/p{n}.yaml")(whole, texts) for n in range(130)] and None,
            "files in it",
        ),
        (in_it("playthroughs/more.yaml"), "changed after"),
        (lambda whole, texts: texts.pop("exercise.yaml") and None, "no exercise.yaml"),
        (lambda whole, texts: texts.pop(SLIP) and None, "slip"),
        (in_it(SLIP, '{"schema": "salestrain/pack@2"}'), "newer"),
        (in_it(SLIP, "[" * 100_000), "slip"),
    ],
)
def test_a_hostile_pack_is_refused_with_the_reason_and_nothing_is_written(talk: Path, change: Change, why: str) -> None:
    with pytest.raises(PackRefused, match=why):
        opened(rewritten(packed(talk)[1], change))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"<!doctype html><tw-storydata>", "Twine"),
        (b":: Start\nHello [[on]]", "Twine"),
        (b'\xef\xbb\xbf{"inkVersion":21}', "Ink"),
        (b"== start ==\nHello\n-> DONE", "Ink"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"", "no zip"),
    ],
)
def test_what_other_programs_write_is_refused_with_the_reason(raw: bytes, why: str) -> None:
    with pytest.raises(PackRefused, match=why):
        opened(raw)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_pack_with_any_bytes_changed_opens_as_it_was_or_is_refused(talk: Path, data: st.DataObject) -> None:
    pack, raw = packed(talk)
    spoilt = bytearray(raw)
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        files = opened(bytes(spoilt)).files
    except PackRefused:
        files = pack.files
    assert pack.files == files


@settings(max_examples=80)
@given(st.binary(max_size=300))
def test_any_file_at_all_is_refused_in_a_sentence(raw: bytes) -> None:
    with pytest.raises(PackRefused, match=r"\."):
        opened(raw)


def test_a_name_that_is_taken_can_be_another_one_here(talk: Path, tmp_path: Path) -> None:
    given_pack = opened(packed(talk)[1])
    installed(given_pack, tmp_path)
    with pytest.raises(ValueError, match="already exists"):
        installed(given_pack, tmp_path)
    where, _ = installed(given_pack, tmp_path, "fen_lane")
    assert "fen_street" not in "".join(files_in(where).values())


def test_remarks_come_back_to_the_author_and_the_exercise_stays_as_it_is(talk: Path, tmp_path: Path) -> None:
    authors, _ = installed(opened(packed(talk)[1]), tmp_path / "author")
    colleagues, _ = installed(opened(packed(talk)[1]), tmp_path / "colleague")
    remark_on(colleagues, Remark("f.change", "Kim", "Nobody would say this so early."))
    back = opened(packed(colleagues)[1])
    before = (authors / "exercise.yaml").read_text(encoding="utf-8")
    counts = [installed(back, tmp_path / "author")[1] for _ in range(2)]
    assert ([1, 0], before, ["Kim"]) == (
        counts,
        (authors / "exercise.yaml").read_text(encoding="utf-8"),
        [remark.by for remark in remarks_in((authors / "remarks.json").read_text(encoding="utf-8"))],
    )


@given(st.recursive(st.none() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_whatever_stands_where_remarks_belong_becomes_a_list(data: object) -> None:
    assert isinstance(remarks_in(json.dumps(data)), list)


def test_the_two_commands_hand_an_exercise_on(talk: Path, tmp_path: Path) -> None:
    file, shelf = tmp_path / "given.salestrain", tmp_path / "mine"
    run = CliRunner()
    steps = [
        run.invoke(app, ["pack", str(talk), str(file)]),
        run.invoke(app, ["install", str(file), "--folder", str(shelf)]),
        run.invoke(app, ["install", str(file), "--folder", str(shelf)]),
    ]
    assert ([0, 0, 1], True) == ([step.exit_code for step in steps], "--as OTHER_NAME" in steps[2].output)
