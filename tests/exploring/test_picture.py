"""The picture of a talk, for those who see it and for those who hear it read."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

from salestrain.kinds.conversation.solver.picture import START, Picture, picture_of, to_dot, to_svg
from salestrain.kinds.conversation.solver.proof import prove
from tests.small_talk import small_scenario

SVG = "{http://www.w3.org/2000/svg}"


@cache
def picture(title: str = "Quayside: worth pursuing?") -> Picture:
    return picture_of(prove(small_scenario(title=title), "v.open").parts[0])


def test_every_fact_and_ending_that_is_reached_stands_in_the_picture_once() -> None:
    part = prove(small_scenario(), "v.open").parts[0]
    reached = [tag for tag in part.ways if tag.startswith(("fact:", "ending:"))]
    assert sorted([START, *reached]) == sorted(node.id for node in picture().nodes)


def test_the_way_to_success_goes_from_the_start_to_the_success() -> None:
    after = {link.source: link.target for link in picture().links if link.on_win}
    way = [START]
    while way[-1] in after:
        way.append(after[way[-1]])
    assert [START, "fact:f.change", "fact:f.cost", "ending:e.advance"] == way


def test_an_arrow_names_the_lines_said_since() -> None:
    moves = {link.target: link.moves for link in picture().links}
    assert ("m.like", "m.change") == moves["fact:f.change"] and ("m.impact",) == moves["fact:f.cost"]


def test_every_arrow_leads_to_the_right() -> None:
    line = {node.id: node.line for node in picture().nodes}
    assert [] == [link for link in picture().links if line[link.source] >= line[link.target]]


def test_the_picture_is_named_and_described_for_those_who_hear_it() -> None:
    root = ElementTree.fromstring(to_svg(picture()))
    labelled = (root.get("role"), root.get("aria-labelledby"))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert ("img", "title desc") == labelled
    assert title is not None and title.text == "Quayside: worth pursuing? (v.open)"
    assert description is not None and "takes 4 lines: m.like, m.change, m.impact, m.next" in str(description.text)


def test_no_text_of_an_author_becomes_markup() -> None:
    title = 'Buy <b>now</b> & "win"'
    root = ElementTree.fromstring(to_svg(picture(title)))
    assert [f"{title} (v.open)"] == [text.text for text in root.iter(f"{SVG}text")][:1]
    assert '\\"win\\" (v.open)' in to_dot(picture(title))


def test_the_way_to_success_is_told_by_lines_and_frames() -> None:
    """Thick arrows, and two frames around each box on the way."""
    root = ElementTree.fromstring(to_svg(picture()))
    thick = [path for path in root.iter(f"{SVG}path") if path.get("stroke-width") == "4"]
    frames = [box for box in root.iter(f"{SVG}rect") if box.get("fill") == "none"]
    assert (4, 5) == (len(thick), len(frames))
