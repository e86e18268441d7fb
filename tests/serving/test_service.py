"""What whoever runs the room can ask it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from salestrain.content.library import Library
from salestrain.serving.desk import CannotOpen, Desk
from salestrain.store import open_store
from tests.serving.lines import Tab, run
from tests.serving.running import Room, ask, running


def test_a_room_whose_store_answers_is_well(room: Room) -> None:
    answer = ask(room, "/healthz")
    assert (200, {"well": True}) == (answer.status, json.loads(answer.text))


def test_a_room_without_a_store_is_not_well_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with running([], tmp_path / "log", store=str(tmp_path / "file" / "store.db")) as room:
        answer = ask(room, "/healthz")
    assert (503, False) == (answer.status, json.loads(answer.text)["well"])
    assert "SALESTRAIN_STORE" in json.loads(answer.text)["reason"]


def test_a_room_whose_disk_is_full_or_only_to_be_read_is_not_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(Library([]), lambda: open_store(str(tmp_path / "store.db")))
    desk.check()
    reasons = []
    for name, value in (("shutil.disk_usage", shutil._ntuple_diskusage(9, 9, 0)), ("os.access", False)):
        with monkeypatch.context() as changed, pytest.raises(CannotOpen) as said:
            changed.setattr(name, lambda *_, value=value: value)
            desk.check()
        reasons.append(str(said.value))
    desk.close()

    assert [True, True] == ["the disk is full" in reasons[0], "it may only be read" in reasons[1]]


def test_where_others_can_come_strangers_are_not_told_where_the_store_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    log, place = tmp_path / "log", str(tmp_path / "file")
    with running([], log, store=f"{place}/store.db", SALESTRAIN_HOSTS="room.example") as room:
        answer = ask(room, "/healthz")
    assert (503, False, True) == (answer.status, place in answer.text, place in log.read_text(encoding="utf-8"))


def test_the_figures_count_answers_and_what_was_turned_away_and_name_nobody(room: Room) -> None:
    async def story() -> str:
        tab, other = Tab(room, "riverside"), Tab(room, "riverside")
        await tab.begin("Somebody")
        await other.begin()
        await other.send(b"\x00")
        await other.read()
        return ask(room, "/metrics").text

    figures = run(story)
    counted = {line.split(" ")[0]: float(line.split(" ")[-1]) for line in figures.splitlines() if line[0] != "#"}
    assert counted["salestrain_lines"] >= 1
    assert counted['salestrain_lines_ended_total{code="1003"}'] >= 1
    assert counted["salestrain_answer_seconds_count"] >= 4
    assert "Somebody" not in figures
