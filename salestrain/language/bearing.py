"""Whether an act bears on what was said: a pizza for the neighbour mends no pipeline, however well it is dated.

Two likenesses decide together: how near the act is to what was said, and how much nearer it is to the work of selling
than to life at home or to what else is done in an office. Neither is enough alone: what somebody does about a bad
quarter is often said in quite other words ("I role play it with Ben"), and dentists are customers too. Only what is far
by both is called beside the point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .encoder import Encoder

BESIDE = 0.1
"""Sum of both likenesses below which an act has nothing to do with what was said."""
POINTING = 0.1
"""What a word that points back to what was said ("I ask them") adds to the sum."""
_WORK = (
    "call customers and ask them a question",
    "visit clients at their site",
    "send an offer or a quotation",
    "ask a buyer what it costs them",
    "prepare questions before a meeting",
    "ask a customer for a referral",
    "agree a next step with the buyer",
    "follow up after a visit",
    "clean up the pipeline and close old deals",
    "write an email to a prospect",
    "talk to my manager about a deal",
    "ask a colleague to help me with an account",
    "find new contacts in a company",
    "update the customer records",
    "set a reminder or block time in the calendar for work",
    "practise or role-play a conversation with a colleague",
    "review lost deals and ask why",
    "go there in person and see them",
    "ask the factory for a delivery date",
    "give each customer a new date",
    "hand over open deals to somebody",
    "read tenders and their deadlines",
    "make a list of companies to contact",
    "record my calls and listen to them",
    "write down what was said in the talk",
    "compare prices and costs",
    "send a summary of the meeting",
    "book an appointment with a decision maker",
    "show a demo or a trial",
    "ask the finance department for figures",
    "make a page about the product",
    "tell my boss what I have seen",
    "ask for a second meeting with another person",
    "learn how the customer works",
    "stop giving discounts and say the price",
    "listen and ask before I present",
    "drive to the customer's plant or farm and watch how they work",
    "win a customer, visit a hospital, a school or a farm",
    "practise my questions",
    "hang up the list of customers and phone them",
    "stop sending brochures and ring them instead",
    "answer requests of customers faster",
    "put the next steps with customers into the calendar",
    "calculate what a customer saves",
    "hand accounts to a colleague",
    "speak with visitors of the trade fair",
)
_ELSE = (
    "cook and eat a meal, a pizza or a cake",
    "drink coffee, beer, water or wine",
    "clean the house and take out the rubbish",
    "wash the car or change its tyres",
    "do sports, running, swimming, push-ups or cycling",
    "play games or football with friends",
    "take my children to school",
    "phone my sister, my brother or my parents",
    "tell my wife or my husband",
    "walk the dog, feed the cat or the birds",
    "work in the garden, plant and water flowers",
    "go on holiday, fly to Italy, lie on the beach",
    "read a novel or the newspaper, watch a film or television",
    "buy tickets for a concert or the cinema",
    "go shopping for clothes and shoes",
    "buy or sell furniture, a fridge or a sofa",
    "phone the landlord, the plumber or the bank",
    "build or knit something at home",
    "sleep longer and go to bed early",
    "learn a language or play the guitar",
    "visit my grandmother or my aunt",
    "repair the bicycle or paint a wall",
    "meditate, relax, take a bath",
    "comb my hair, brush my teeth, shave",
    "go to the doctor or the dentist",
    "buy a present for a birthday or a wedding",
    "lose weight, smoke less",
    "wash and iron clothes, mow the lawn, tidy my room",
    "sing, dance, draw, write poems",
    "solve a crossword or a puzzle",
    "pray, dream, laugh",
    "look at the stars, count clouds or throw stones",
    "talk to my neighbour over the fence",
    "swap my shift or my desk with a colleague",
    "park the car at the office or take the bus to work",
    "put pens, paper and folders on my desk",
    "switch the computer on, open the laptop, log in",
    "buy a tie, a shirt, a suit or shoes",
    "order paper for the printer, staples and pencils",
    "clean the coffee machine and the kitchen of the office",
    "hand in my expense report or my timesheet",
    "change my password, install a program, update the antivirus",
    "book my holiday and take days off",
    "move the furniture of the meeting room, paint the wall, water the plants",
    "charge my phone, delete photos, change my profile picture",
    "come earlier in the morning, leave later, change my working hours",
    "take the stairs, ride the lift",
    "have lunch or cake with colleagues from accounts",
    "send a birthday card to my boss",
    "ask for a pay rise, look for another job",
    "sort books, folders and files by colour",
    "talk to the moon, the clouds or a machine",
    "call the IT helpdesk about a mouse or a screen",
    "eat a customer, paint an invoice, throw a chair",
)
"""Life at home, and what is done at work without any customer being nearer for it."""
_TIME = re.compile(
    r"\b(?:(?:by|on|until|till|from|before|after|every|each|next|this|at|in|the)\s+)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|mornings?|evenings?|nights?|noon|weekend"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)"
    r"|(?:a|each|every|per) (?:day|week|month))\b",
    re.IGNORECASE,
)
"""Times, which every act has and which bring none nearer to what was said."""
_BACK = re.compile(r"\b(?:[Tt]hem|[Hh]im|[Hh]er|[Tt]here|it|It|[Tt]hey|[Ss]he|[Hh]e)\b")
"""Words that point back to what was said."""


def bears_on(act: str, said: Sequence[str], encoder: Encoder | None) -> bool:
    """Return whether an act bears on what was said; without the encoder every act does.

    Args:
        act: what somebody will do, in their words.
        said: what it should answer, and answers that are known to be good.
        encoder: sentence encoder, or None.
    """
    if encoder is None:
        return True
    vector = encoder.embed([" ".join(_TIME.sub(" ", act).split()) or act])[0]
    near = float((_embedded(encoder, tuple(said)) @ vector).max())
    pointing = POINTING if _BACK.search(act) else 0.0
    return near + pointing + _selling_rather_than_else(vector, encoder) >= BESIDE


def _selling_rather_than_else(vector: NDArray[np.float32], encoder: Encoder) -> float:
    work, others = _examples(encoder)
    return float((work @ vector).max() - (others @ vector).max())


def _examples(encoder: Encoder) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return _embedded(encoder, _WORK), _embedded(encoder, _ELSE)


@lru_cache(64)
def _embedded(encoder: Encoder, texts: tuple[str, ...]) -> NDArray[np.float32]:
    return encoder.embed(texts)
