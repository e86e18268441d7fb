"""Joining, coming back, the phone's page, and what only whoever leads may open."""

from __future__ import annotations

import http.client
import json
import re
from urllib.parse import urlencode

import pytest

from salestrain.serving.workshop.addresses import hosts
from salestrain.serving.workshop.tries import Tries
from salestrain.store import KeptWorkshop
from salestrain.workshop import events
from tests.serving.running import Room, ask
from tests.serving.test_start_page import words
from tests.serving.workshops import RIVERSIDE, Browser, host_of, kept_workshops, leader, made, phrase_in, somebody

LEADERS_PAGES = ("workshops/", "workshops/new", "workshop/{}/start/", "workshop/{}/start/coming", "workshop/{}/plan",
                 "workshop/{}/plan.yaml", "workshop/{}/end/close", "workshop/{}/end/delete")  # fmt: skip


def test_to_join_takes_a_code_and_a_nickname_and_shows_four_words(room: Room) -> None:
    answer = somebody(room).join(made(), "Ann")

    assert (200, True, 4) == (answer.status, "You are in, Ann" in answer.text, len(phrase_in(answer).split()))


def test_a_reload_of_the_page_with_the_words_makes_no_second_seat(room: Room) -> None:
    kept, ann = made(), somebody(room)
    ann.join(kept, "Ann")
    again = ann.join(kept, "Ann")
    with kept_workshops() as workshops:
        seats = workshops.seats(kept.id)

    assert (302, f"/workshop/{kept.id}/", ["Ann"]) == (
        again.status,
        again.headers["location"],
        [seat.nickname for seat in seats],
    )


def test_a_second_ann_is_told_kindly(room: Room) -> None:
    kept = made()
    somebody(room).join(kept, "Ann")
    text = words(somebody(room).join(kept, "ann").text)

    assert "Somebody called ann is in the room already, so you are ann 2" in text


def test_a_nickname_with_nothing_left_of_it_is_asked_for_again(room: Room) -> None:
    answer = somebody(room).join(made(), "🚀<b></b>")

    assert (True, False) == (
        "Type a name or a nickname, with letters." in answer.text,
        'class="st-phrase"' in answer.text,
    )


def test_code_and_words_bring_somebody_back_with_another_device(room: Room) -> None:
    kept, laptop = made(), somebody(room)
    phrase = phrase_in(somebody(room).join(kept, "Ann"))
    answer = laptop.send("/back", code=kept.code.lower(), phrase=phrase.upper().replace(" ", "-"))
    told = json.loads(laptop.get(f"/workshop/{kept.id}/now").text)

    assert (303, "Ann") == (answer.status, told["nickname"])


def test_new_words_replace_the_old_ones(room: Room) -> None:
    kept, ann = made(), somebody(room)
    old = phrase_in(ann.join(kept, "Ann"))
    new = phrase_in(ann.send(f"/workshop/{kept.id}/own/phrase"))

    assert [200, 303] == [somebody(room).send("/back", code=kept.code, phrase=words).status for words in (old, new)]


def test_a_stranger_is_led_to_where_people_join(room: Room) -> None:
    answer = somebody(room).get(f"/workshop/{made().id}/")

    assert (302, "/join") == (answer.status, answer.headers["location"])


def test_the_bar_tells_step_time_open_exercises_hand_and_where_to_go(room: Room) -> None:
    kept, ann = made(), somebody(room)
    ann.join(kept, "Ann")
    with kept_workshops() as workshops:
        workshops.happen(
            kept.id,
            events.step_begun(1, 20),
            events.exercise_opened(RIVERSIDE),
            events.everybody_sent("exercise", RIVERSIDE),
            events.frozen("Listen, please."),
        )
    ann.send(f"/workshop/{kept.id}/hand", up="yes")
    told = json.loads(ann.get(f"/workshop/{kept.id}/now").text)
    address = f"/workshop/{kept.id}/exercises/{RIVERSIDE}/"

    assert ("A talk", 1200, [address], True, "Listen, please.", address) == (
        told["step"]["title"],
        round((told["step"]["ends"] - told["now"]) / 1000 + 1, -1),
        [one["address"] for one in told["open"]],
        told["hand"],
        told["frozen"],
        told["sent"]["address"],
    )


def test_whoever_joins_is_known_at_once_although_the_room_was_asked_just_before(room: Room) -> None:
    kept, ann, ben = made(), somebody(room), somebody(room)
    ann.join(kept, "Ann")
    now = f"/workshop/{kept.id}/now"
    ann.get(now)
    ben.join(kept, "Ben")

    assert (200, "Ben") == ((answer := ben.get(now)).status, json.loads(answer.text).get("nickname"))


def test_nobody_is_sent_to_an_exercise_that_is_closed_again(room: Room) -> None:
    kept, ann = made(), somebody(room)
    ann.join(kept, "Ann")
    with kept_workshops() as workshops:
        workshops.happen(kept.id, events.everybody_sent("exercise", RIVERSIDE))

    assert json.loads(ann.get(f"/workshop/{kept.id}/now").text)["sent"] is None


def test_somebody_deletes_everything_of_theirs(room: Room) -> None:
    kept, ann = made(), somebody(room)
    ann.join(kept, "Ann")
    ann.send(f"/workshop/{kept.id}/own/delete", sure="yes")
    with kept_workshops() as workshops:
        left = workshops.seats(kept.id), [one.what.name for one in workshops.since(kept.id)]

    assert (((), ["forgotten"]), 403) == (left, ann.get(f"/workshop/{kept.id}/now").status)


def test_somebody_takes_along_what_is_kept_of_them_and_of_nobody_else(room: Room) -> None:
    kept, ann, ben = made(), somebody(room), somebody(room)
    ann.join(kept, "Ann")
    ben.join(kept, "Ben")
    ann.send(f"/workshop/{kept.id}/hand", up="yes")
    told = json.loads(ann.get(f"/workshop/{kept.id}/own/records").text)

    assert ("Ann", ["joined", "hand_raised"], []) == (
        told["nickname"],
        [one["name"] for one in told["happened"]],
        told["practised"]["attempts"],
    )


def test_deleting_needs_a_tick(room: Room) -> None:
    kept, ann = made(), somebody(room)
    ann.join(kept, "Ann")
    ann.send(f"/workshop/{kept.id}/own/delete")

    assert 200 == ann.get(f"/workshop/{kept.id}/now").status


def test_a_closed_workshop_lets_nobody_in(room: Room) -> None:
    kept = made()
    with kept_workshops() as workshops:
        workshops.close(kept.id)

    assert "This workshop is over, and nobody can join it any more." in somebody(room).join(kept, "Ann").text


@pytest.mark.parametrize("page", LEADERS_PAGES)
def test_pages_of_those_who_lead_open_with_the_key_only(room: Room, page: str) -> None:
    kept = made()
    path = f"/{page.format(kept.id)}"
    ann = somebody(room)
    ann.join(kept, "Ann")

    assert [403, 403, 200] == [one.get(path).status for one in (somebody(room), ann, leader(room))]


def pair_with(room: Room, kept: KeptWorkshop) -> Browser:
    """Somebody who opened the address that lets them lead one workshop with its facilitator."""
    page = leader(room).get(f"/workshop/{kept.id}/pair").text
    (path,) = set(re.findall(rf"/lead/{kept.id}/[0-9a-f]+", page))
    pair = somebody(room)
    pair.get(path)
    return pair


def test_who_leads_as_a_pair_leads_this_workshop_and_no_other_and_deletes_none(room: Room) -> None:
    kept, other = made(), made()
    pair = pair_with(room, kept)
    opened = [
        pair.get(f"/workshop/{kept.id}/{page}").status for page in ("board/", "screen/", "start/", "plan", "pair")
    ]
    shut = [f"workshop/{other.id}/board/", "workshops/", "workshops/new", f"workshop/{kept.id}/end/delete"]
    assert ([200] * 5, [403] * 4) == (opened, [pair.get(f"/{page}").status for page in shut])


def test_a_new_key_ends_the_keys_to_single_workshops_too(room: Room) -> None:
    kept = made()
    pair = pair_with(room, kept)
    with kept_workshops() as workshops:
        workshops.renew_secret("facilitator")
    assert 403 == pair.get(f"/workshop/{kept.id}/board/").status


def test_a_key_to_one_workshop_cannot_be_guessed(room: Room) -> None:
    kept = made()
    answer = somebody(room).get(f"/lead/{kept.id}/{'0' * 32}")
    assert (403, False) == (answer.status, "set-cookie" in answer.headers)


def test_the_key_goes_into_a_cookie_and_out_of_the_address(room: Room) -> None:
    with kept_workshops() as workshops:
        key = workshops.secret("facilitator")
    answer = somebody(room).get(f"/lead/{key}")

    assert (302, "/workshops/", True) == (
        answer.status,
        answer.headers["location"],
        all(part in answer.headers["set-cookie"] for part in ("HttpOnly", "SameSite=Lax")),
    )


def test_the_key_leads_to_no_page_of_somebody_elses(room: Room) -> None:
    with kept_workshops() as workshops:
        key = workshops.secret("facilitator")

    assert "/workshops/" == somebody(room).get(f"/lead/{key}?to=//elsewhere.example/").headers["location"]


@pytest.mark.parametrize("path", ["/join", "/back", "/workshops/new"])
def test_a_form_from_elsewhere_is_refused(room: Room, path: str) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://elsewhere.example"}

    assert 403 == ask(room, path, "POST", headers, "code=ABC").status


def test_a_plan_can_be_saved_and_opened_again_in_the_form(room: Room) -> None:
    kept, lead = made(attempts=2), leader(room)
    saved = lead.get(f"/workshop/{kept.id}/plan.yaml")
    form = lead.get(f"/workshop/{kept.id}/plan").text

    assert (True, True, True) == (
        "attachment" in saved.headers["content-disposition"],
        "attempts: 2" in saved.text,
        'name="exercises.attempts" inputmode="numeric" value="2"' in form,
    )


def test_a_form_with_mistakes_comes_back_with_each_beside_its_field_and_makes_nothing(room: Room) -> None:
    lead = leader(room)
    fields = {"title": "<b>Day</b>", "keep_days": "30", "agenda.title": "A talk", "agenda.kind": "practice"}
    fields |= {"agenda.minutes": "ten", "agenda.exercise": "", "agenda.say": ""}
    with kept_workshops() as workshops:
        before = len(workshops.all())
        answer = lead.send("/workshops/new", do="make", **fields)
        after = len(workshops.all())
    text = words(answer.text)

    assert (422, before, True, True, True) == (
        answer.status,
        after,
        "3 things are to put right" in text,
        "a whole number is needed" in text,
        'value="&lt;b&gt;Day&lt;/b&gt;"' in answer.text,
    )


def test_rows_are_added_and_taken_away_without_losing_what_was_typed(room: Room) -> None:
    lead = leader(room)
    step = {"agenda.title": "A talk", "agenda.kind": "talk", "agenda.minutes": "5"}
    more = lead.send("/workshops/new", do="add_step", title="Day", **step).text
    fewer = lead.send("/workshops/new", do="remove_step:0", title="Day", **step).text

    assert [(2, True), (0, True)] == [
        (text.count('name="agenda.title"'), 'value="Day"' in text) for text in (more, fewer)
    ]


def test_whoever_guesses_codes_waits_and_others_do_not(room: Room) -> None:
    kept = made()

    def guess(code: str) -> int:
        connection = http.client.HTTPConnection(host_of(room), timeout=30, source_address=("127.0.0.9", 0))
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": room.address.rstrip("/")}
            connection.request("POST", "/join", urlencode({"code": code, "nickname": "Guess"}), headers)
            return connection.getresponse().status
        except OSError:
            pytest.skip("this system has one loopback address only")
        finally:
            connection.close()

    guesses = [guess(code) for code in ("CFHJKM", "CFHJKP", "CFHJKR", "CFHJKT", "CFHJKW", kept.code)]

    assert ([200] * 5 + [429], 200) == (guesses, somebody(room).join(kept, "Ann").status)


def test_a_wait_ends_and_a_right_code_forgets_the_wrong_ones() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for _ in range(6):
        tries.was_wrong("phone")
    first, other = tries.seconds_to_wait("phone"), tries.seconds_to_wait("laptop")
    now = 4.0
    later = tries.seconds_to_wait("phone")
    tries.was_right("phone")

    assert (4, 0, 0, 0) == (first, other, later, tries.seconds_to_wait("phone"))


NETWORKS = {
    "docker0": ["172.17.0.1"],
    "lo": ["127.0.0.1"],
    "usb0": ["169.254.7.7"],
    "wlan0": ["192.168.4.20"],
    "eth0": ["10.1.2.3"],
}


def test_addresses_of_real_networks_come_first_even_without_a_way_out() -> None:
    assert ("10.1.2.3:8866", "192.168.4.20:8866", "172.17.0.1:8866", "169.254.7.7:8866") == hosts(
        "127.0.0.1:8866", "0.0.0.0", NETWORKS
    )


def test_a_name_by_which_the_room_was_called_is_the_best_address() -> None:
    assert "room.example" == hosts("room.example", "127.0.0.1", NETWORKS)[0]


def test_a_room_for_this_machine_only_has_no_address_for_phones() -> None:
    assert () == hosts("localhost:8866", "127.0.0.1", NETWORKS)
