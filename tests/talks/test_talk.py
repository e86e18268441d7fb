"""What a talk with a buyer promises."""

from __future__ import annotations

import pytest

from salestrain.core.events import Event, Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import choices, legal, seed_for
from tests.small_talk import small_scenario


def talk(*moves: str, variant: str = "v.open") -> Session:
    scenario = small_scenario()
    session = Session(scenario, seed_for(scenario, variant))
    for move in moves:
        session.do(Move("choose", {"move": move}))
    return session


def typed(session: Session, verdict: str = "heard", *moves: str, text: str = "so tell me") -> tuple[Event, ...]:
    parts = [{"move": move, "confidence": 0.9, "because": "example", "span": [0, len(text)]} for move in moves]
    heard, candidates = (parts, []) if verdict == "heard" else ([], parts)
    reading = {"text": text, "verdict": verdict, "heard": heard, "candidates": candidates, "acts": []}
    return session.do(Move("say", {"reading": reading}))


def of_kind(session: Session, kind: str) -> list[Event]:
    return [event for event in session.events if event.kind == kind]


def last_reply(session: Session) -> list[str]:
    return [line["text"] for line in of_kind(session, "replied")[-1].data["lines"]]


def test_what_is_public_is_known_at_the_start_and_the_buyer_speaks_first() -> None:
    session = talk()
    assert (("f.size",), ["Mara Lind. Ten minutes."]) == (session.state.known, last_reply(session))


def test_a_fact_without_a_condition_is_told_for_the_asking() -> None:
    assert "Northlane, six years." in last_reply(talk("m.open"))


def test_a_fact_is_held_back_until_its_condition_holds() -> None:
    assert ["Northlane, six years.", "Not yet."] == last_reply(talk("m.change"))


def test_a_fact_asked_for_again_too_early_is_held_back_in_other_words() -> None:
    assert "I said not yet." in last_reply(talk("m.change", "m.change"))


def test_a_withheld_fact_keeps_the_first_unmet_reason_with_its_number() -> None:
    withheld = of_kind(talk("m.change"), "fact_withheld")[0].data
    assert ("trust at 3 or more", "2", "trust") == (withheld["unmet"], withheld["actual"], withheld["state"])


def test_a_fact_is_told_once_its_condition_holds() -> None:
    assert "f.change" in talk("m.like", "m.change").state.known


def test_a_cover_tells_part_of_the_truth_until_the_rest_is_earned() -> None:
    assert ["I look after this."] == last_reply(talk("m.decision"))


def test_who_asks_twice_hears_that_it_was_said() -> None:
    assert ["As I said: I look after this."] == last_reply(talk("m.decision", "m.decision"))


def test_asked_again_for_what_was_told_the_buyer_repeats_it() -> None:
    session = talk("m.like", "m.change", "m.impact", "m.impact")
    assert "As I said: About 40k a year." in last_reply(session)


def test_every_change_of_trust_says_where_it_comes_from() -> None:
    changes = [event.data for event in of_kind(talk("m.like"), "changed") if event.data["name"] == "trust"]
    assert [("m.like", 1, 3, "asked what they like.")] == [(c["source"], c["by"], c["to"], c["why"]) for c in changes]


def test_a_good_question_repeated_earns_no_more_trust() -> None:
    assert 3 == talk("m.like", "m.like").state.values["trust"]


def test_a_temper_multiplies_a_change_and_says_so() -> None:
    session = talk("m.pitch", "m.pitch", variant="v.touchy")
    reasons = [event.data["why"] for event in of_kind(session, "changed") if event.data["name"] == "trust"]
    assert ["pitched. Mara dislikes pitches.", "pitched, again. Mara dislikes pitches."] == reasons


def test_trust_never_rises_by_more_than_two_or_falls_by_more_than_three_in_a_turn() -> None:
    moves = small_scenario().model_dump(by_alias=True)["moves"]
    for move in moves:
        move["effects"] = {"first": {"trust": 5}, "repeat": {"trust": -5}}
    from salestrain.kinds.conversation.content import MoveContent

    scenario = small_scenario().model_copy(
        update={"moves": tuple(MoveContent.model_validate(move, strict=False) for move in moves)}
    )
    session = Session(scenario, seed_for(scenario, "v.open"))
    trust = [session.state.values["trust"]]
    for _ in range(2):
        session.do(Move("choose", {"move": "m.like"}))
        trust.append(session.state.values["trust"])
    assert [2, 4, 1] == trust


def test_a_reaction_answers_a_pattern_of_behaviour() -> None:
    assert "You have not asked me anything." in last_reply(talk("m.pitch"))


def test_a_reaction_to_a_streak_comes_at_its_threshold_and_only_once() -> None:
    session = talk("m.like", *["m.when"] * 5)
    assert [4] == [event.turn for event in of_kind(session, "reacted")]


def test_the_buyer_raises_what_is_on_their_own_agenda() -> None:
    assert "What does it cost?" in last_reply(talk("m.like", "m.when", "m.when"))


@pytest.mark.parametrize(("answer", "kind"), [("m.price", "agenda_answered"), ("m.pitch", "agenda_dodged")])
def test_the_next_line_answers_or_dodges_what_the_buyer_raised(answer: str, kind: str) -> None:
    assert 1 == len(of_kind(talk("m.like", "m.when", "m.when", answer), kind))


def test_a_move_is_possible_only_when_its_condition_holds() -> None:
    assert "m.price" not in legal(talk().script, talk().state)


def test_a_move_with_a_limit_is_not_offered_beyond_it() -> None:
    session = talk("m.next")
    assert "e.brush" == session.state.ending


def test_an_impossible_move_is_refused_and_changes_nothing() -> None:
    session = talk("m.open")
    before = session.digest()
    with pytest.raises(Refusal, match="not possible"):
        session.do(Move("choose", {"move": "m.price"}))
    assert before == session.digest()


@pytest.mark.parametrize(
    "move",
    [
        Move("dance"),
        Move("choose"),
        Move("choose", {"move": 3}),
        Move("say", {"reading": "hello"}),
        Move("judge", {}),
        Move("predict", {"total": 50}),
        Move("open_debrief"),
        Move("correct", {"moves": []}),
        Move("none_of_these"),
    ],
)
def test_a_move_that_makes_no_sense_here_is_refused_with_a_sentence(move: Move) -> None:
    with pytest.raises(Refusal) as refusal:
        talk().do(move)
    assert str(refusal.value).endswith(".")


def test_the_first_matching_ending_ends_the_talk() -> None:
    assert "e.advance" == talk("m.like", "m.change", "m.impact", "m.next").state.ending


def test_patience_ends_every_talk() -> None:
    session = talk()
    while session.state.phase == "talking":
        session.do(Move("choose", {"move": "m.when"}))
    assert (9, "e.time") == (session.state.turn, session.state.ending)


def test_the_buyer_warns_once_before_time_is_up() -> None:
    assert [7] == [event.turn for event in of_kind(talk("m.like", *["m.when"] * 7), "warned")]


def test_the_variant_decides_what_is_true() -> None:
    session = talk("m.impact", variant="v.solved")
    assert ["It has been solved since spring."] == last_reply(session)


def test_choices_are_in_another_order_in_another_turn_but_the_same_in_the_same() -> None:
    one, two = talk(), talk()
    assert choices(one.script, one.state) == choices(two.script, two.state)


def test_the_choices_are_not_in_the_order_written() -> None:
    session = talk()
    assert [c.move for c in choices(session.script, session.state)] != list(legal(session.script, session.state))


def test_typed_and_chosen_lines_drive_the_same_engine() -> None:
    chosen, said = talk("m.like"), talk()
    typed(said, "heard", "m.like")
    assert chosen.state.values == said.state.values


def test_two_moves_in_one_line_cost_one_turn() -> None:
    session = talk()
    typed(session, "heard", "m.like", "m.change")
    assert (1, 8, True) == (
        session.state.turn,
        session.state.values["patience"],
        "f.change" in session.state.known,
    )


def test_a_line_that_was_not_understood_costs_nothing() -> None:
    session = talk("m.open")
    before = (session.state.turn, session.state.values)
    typed(session, "nothing")
    assert before == (session.state.turn, session.state.values)


def test_not_understood_leads_from_asking_back_to_three_moves_to_the_full_list() -> None:
    session = talk()
    offers = []
    for _ in range(3):
        typed(session, "unsure", "m.like", "m.change")
        offers.append(session.state.offered)
    assert [None, ("m.like", "m.change"), ()] == offers


def test_turning_the_offer_down_keeps_the_words_and_shows_everything() -> None:
    session = talk()
    typed(session, "unsure", "m.like")
    typed(session, "unsure", "m.like")
    session.do(Move("none_of_these", {"text": "what of the docks"}))
    missed = session.events[-1].data
    assert ("what of the docks", "none_of_these", ()) == (
        missed["text"],
        missed["verdict"],
        session.state.offered,
    )


def test_a_misheard_line_is_corrected_at_no_cost() -> None:
    session, straight = talk("m.open"), talk("m.open", "m.like")
    typed(session, "heard", "m.pitch")
    session.do(Move("correct", {"moves": ["m.like"]}))
    assert (straight.state.values, straight.state.known) == (session.state.values, session.state.known)


def test_a_correction_stays_on_record_but_its_first_reading_no_longer_counts() -> None:
    session = talk()
    typed(session, "heard", "m.pitch")
    session.do(Move("correct", {"moves": ["m.like"]}))
    counted = [event.data["move"] for event in session.standing() if event.kind == "understood"]
    assert (["m.like"], 1) == (counted, len(of_kind(session, "corrected")))


def test_a_correction_to_none_of_these_gives_the_turn_back() -> None:
    session = talk()
    typed(session, "heard", "m.pitch")
    session.do(Move("correct", {"moves": []}))
    assert (0, 2, ()) == (session.state.turn, session.state.values["trust"], session.state.offered)


def test_a_chosen_line_cannot_be_called_misheard() -> None:
    with pytest.raises(Refusal, match="no typed line"):
        talk("m.like").do(Move("correct", {"moves": ["m.open"]}))


@pytest.mark.parametrize(
    ("verdict", "pool"),
    [("meta", "meta"), ("off_topic", "off_topic"), ("unknowable", "dont_know"), ("said_back", "neutral")],
)
def test_what_is_not_for_this_buyer_is_answered_in_character_at_no_cost(verdict: str, pool: str) -> None:
    session = talk()
    typed(session, verdict)
    assert (True, 0) == (session.state.last_line.startswith(pool), session.state.turn)


def test_abuse_ends_the_talk_the_second_time() -> None:
    session = talk()
    typed(session, "abuse")
    assert session.state.phase == "talking"
    typed(session, "abuse")
    assert "e.walked_out" == session.state.ending


def test_a_fact_that_is_due_but_one_too_many_is_told_in_the_next_turn() -> None:
    facts = [
        {
            "id": f"f.{name}",
            "topic": "vendor",
            "value": "useful",
            "label": name,
            "text": f"{name}.",
            "reveal": {"move": "m.open"},
        }
        for name in ("one", "two", "three")
    ]
    dump = small_scenario().model_dump(mode="json", by_alias=True)
    scenario = small_scenario(facts=[*dump["facts"], *facts])
    session = Session(scenario, seed_for(scenario, "v.open"))
    session.do(Move("choose", {"move": "m.open"}))
    session.do(Move("choose", {"move": "m.when"}))
    assert ["three.", "Northlane, six years."] == last_reply(session)
