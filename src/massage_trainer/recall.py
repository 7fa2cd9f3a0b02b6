# SPDX-License-Identifier: MIT
"""Asks what a learner should know by heart, and answers kindly; it neither shows nor keeps anything.

An item is what is learnt, named `KIND:SUBJECT` (`find:rhomboids`, `next:upper-back/hold`); `learnable` lists
them all, parts before wholes. A question is one way of asking an item, with exactly one right answer.

    course = Course(atlas, routines)
    question = course.question("find:rhomboids", rng)
    verdict = answer(question, Click(126.0, 250.0, layer="deep"), atlas)
    verdict.right, verdict.grade, verdict.words, verdict.shows
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from random import Random
from typing import Literal, NamedTuple, get_args

from massage_trainer.atlas import SIDES, X_UNIT, Y_UNIT, Atlas, Region, RegionLayer, Side
from massage_trainer.choreography import no_go
from massage_trainer.outline import Outline, Point, inside
from massage_trainer.routine import Routine, Step
from massage_trainer.schedule import Grade, Learnable
from massage_trainer.whereabouts import lower_first, nearest_point, whereabouts

Kind = Literal["find", "name", "technique", "next", "say", "avoid", "order"]
KINDS: tuple[Kind, ...] = get_args(Kind)
GRADES: tuple[tuple[Grade, str], ...] = (
    ("good", "I knew it"),
    ("hard", "It came slowly"),
    ("again", "Not yet"),
)
"""What the learner may say of an answer that only they can judge."""

OPTIONS = 4
"""How many options a question has, if there are that many."""
ORDERED = 5
"""How many steps in a row are put in order at once."""
LINE = 8.0
"""Drawing units (a quarter of a centimetre) beside an outline that still count as inside it."""
# A place suits as “here you may press” if at most so much of it lies where nobody presses.
_MOSTLY = 0.2


class Option(NamedTuple):
    """One thing to choose."""

    id: str
    words: str


class Click(NamedTuple):
    """A place on the picture in drawing units, and the layer that was on show ("" = both)."""

    x: float
    y: float
    layer: RegionLayer | Literal[""] = ""


Given = Click | str | tuple[str, ...]
"""An answer: a click or a region's id (find), an option's id, a grade (say), or all steps' ids (order)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to show and ask.

    `right` holds the id of the right option (in `order` all ids in their order; in `say` the next step's).
    `options` is empty where one clicks (find). `region` is lit (name) or lies under the hands (technique,
    with `technique` moving on it and no text); `side` says where, "" for both. `layer` is the one to show.
    `routine` and `step` say what is being walked through; `reveal` is the answer in words (say).
    """

    item: str
    kind: Kind
    prompt: str
    right: tuple[str, ...]
    options: tuple[Option, ...] = ()
    region: str = ""
    side: Side | Literal[""] = ""
    layer: RegionLayer | Literal[""] = ""
    technique: str = ""
    routine: str = ""
    step: str = ""
    reveal: str = ""

    def words_of(self, option: str) -> str:
        """What an option says."""
        return next(each.words for each in self.options if each.id == option)


class Verdict(NamedTuple):
    """What to say of an answer: `words` first, `more` worth knowing after it.

    `shows` are the ids to light as right: regions, zones, techniques or steps; `given` what was chosen
    instead, "" where that is nothing that has a name.
    """

    right: bool
    grade: Grade
    words: str
    shows: tuple[str, ...]
    given: str = ""
    more: str = ""


def routines_in(items: Iterable[str]) -> tuple[str, ...]:
    """The ids of the routines that items are about, each once, in the order in which they come."""
    found = (item.partition(":") for item in items)
    return tuple(
        dict.fromkeys(
            subject.partition("/")[0] for kind, _, subject in found if kind in ("next", "say", "order")
        )
    )


class Course:
    """Everything that can be asked about a body map (read with its drawing) and some routines."""

    def __init__(self, atlas: Atlas, routines: Iterable[Routine]) -> None:
        self._atlas = atlas
        self._routines = {routine.id: routine for routine in routines}
        self.learnable: Learnable = dict(self._items())

    # Which items there are --------------------------------------------------------------------------------

    def _items(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """A place, a zone, a technique and a step at a time, in about the order in which the routines need
        them, so that from the first day on a routine grows with its parts; then what joins them."""
        worked = self._worked()
        techniques = [f"technique:{each}" for each in self._techniques()]
        walks = [(routine, self._walk(routine)) for routine in self._routines.values()]
        joints = [
            (f"next:{routine.id}/{before.id}", self._parts(before, step, techniques))
            for routine, walk in walks
            for before, step in walk
        ]
        parts = zip_longest(
            (f"find:{region}" for region in worked),
            (f"avoid:{zone}" for zone in self._zones()),
            techniques,
        )
        known: set[str] = set()
        for several in parts:
            known.update(item for item in several if item)
            yield from ((item, ()) for item in several if item)
            # Two at a time: the steps are what somebody with a partner needs first.
            for _ in range(2):
                if joints and known.issuperset(joints[0][1]):
                    yield joints.pop(0)
        yield from joints
        yield from ((f"name:{region}", (f"find:{region}",)) for region in worked)
        for routine, walk in walks:
            for before, _ in walk:
                yield f"say:{routine.id}/{before.id}", (f"next:{routine.id}/{before.id}",)
        asked = {f"{routine.id}/{before.id}" for routine, walk in walks for before, _ in walk}
        for routine in self._routines.values():
            for steps in _rows(routine.steps):
                within = [f"{routine.id}/{step.id}" for step in steps[:-1]]
                yield f"order:{routine.id}/{steps[0].id}", tuple(f"next:{w}" for w in within if w in asked)

    @staticmethod
    def _parts(before: Step, step: Step, techniques: Sequence[str]) -> tuple[str, ...]:
        """What has to be known before two steps can be joined; a look through all strokes is none of it."""
        used = [each for one in (before, step) if one.phase != "prepare" for each in one.technique]
        return tuple(
            dict.fromkeys(part for part in (f"technique:{each}" for each in used) if part in techniques)
        )

    def _worked(self) -> tuple[str, ...]:
        """The regions, those first that the routines come to first; all of them in the end."""
        steps = [s for routine in self._routines.values() for s in routine.work]
        named = [region for step in steps for region in self._atlas.expand((*step.regions, *step.also))]
        drawn = [region.id for region in self._atlas.regions.values() if region.outlines]
        return tuple(dict.fromkeys([*(region for region in named if region in drawn), *drawn]))

    def _techniques(self) -> tuple[str, ...]:
        """The techniques that hands can be shown doing somewhere."""
        return tuple(each for each in self._atlas.techniques if self._places(each))

    def _places(self, technique: str) -> list[Region]:
        return [region for region in self._atlas.regions.values() if technique in region.paths]

    def _zones(self) -> tuple[str, ...]:
        return tuple(self._atlas.zones) if self._may_press() else ()

    def _walk(self, routine: Routine) -> list[tuple[Step, Step]]:
        """Each step and the next, where there is another step that could be taken for the next one."""
        pairs = zip(routine.steps, routine.steps[1:], strict=False)
        return [(step, then) for step, then in pairs if _others(routine, step, then)]

    def _may_press(self) -> list[Region]:
        """The regions of which nobody could say that one must not press there."""
        atlas = self._atlas
        firm = {name for name, technique in atlas.techniques.items() if technique.pressure > 1}
        return [
            region
            for region in atlas.regions.values()
            if region.place
            and not region.context
            and firm & region.paths.keys()
            and _forbidden(region) <= _MOSTLY
        ]

    # Questions --------------------------------------------------------------------------------------------

    def question(self, item: str, rng: Random) -> Question:
        """A way of asking an item of `learnable`; raises KeyError for any other."""
        if item not in self.learnable:
            raise KeyError(item)
        kind, _, subject = item.partition(":")
        if kind in ("next", "say", "order"):
            routine_id, _, step_id = subject.partition("/")
            routine = self._routines[routine_id]
            at = next(number for number, step in enumerate(routine.steps) if step.id == step_id)
            if kind == "order":
                return _order(item, routine, at, rng)
            return _next(item, routine, at, rng) if kind == "next" else _say(item, routine, at)
        if kind == "avoid":
            return self._avoid(item, subject, rng)
        if kind == "technique":
            return self._technique(item, subject, rng)
        region = self._atlas.regions[subject]
        if kind == "find":
            prompt = f"Click on it: {lower_first(region.name)}"
            return Question(item=item, kind="find", prompt=prompt, right=(subject,), layer=region.layer)
        return self._name(item, region, rng)

    def routine(self, name: str) -> Routine:
        """A routine that is asked about, by its id; raises KeyError for any other."""
        return self._routines[name]

    def subject(self, item: str) -> str:
        """What an item is about, in the words of a list; raises KeyError for any that is not `learnable`."""
        if item not in self.learnable:
            raise KeyError(item)
        kind, _, subject = item.partition(":")
        if kind == "technique":
            return self._atlas.techniques[subject].name
        if kind == "avoid":
            return self._atlas.zones[subject].name
        if kind in ("find", "name"):
            return self._atlas.regions[subject].name
        routine_id, _, step_id = subject.partition("/")
        step = next(step for step in self._routines[routine_id].steps if step.id == step_id)
        words = "the order from “{step}” on" if kind == "order" else "what comes after “{step}”"
        return words.format(step=step.name)

    def _name(self, item: str, region: Region, rng: Random) -> Question:
        others = [other for other in self._atlas.regions.values() if other.outlines]
        return Question(
            item=item,
            kind="name",
            prompt="Which region is lit?",
            right=(region.id,),
            options=_mixed(_option(region), [_option(other) for other in others], rng),
            region=region.id,
            layer=region.layer,
        )

    def _technique(self, item: str, technique: str, rng: Random) -> Question:
        atlas = self._atlas
        place = rng.choice(self._places(technique))
        shown = atlas.techniques[technique]
        return Question(
            item=item,
            kind="technique",
            prompt="What are these hands doing?",
            right=(technique,),
            options=_mixed(
                Option(technique, shown.name),
                [Option(other, atlas.techniques[other].name) for other in self._techniques()],
                rng,
            ),
            region=place.id,
            side=rng.choice(("", *SIDES)),
            layer=place.layer,
            technique=technique,
        )

    def _avoid(self, item: str, zone: str, rng: Random) -> Question:
        # All are places in everyday words: a muscle's name would tell which is meant.
        others = [Option(region.id, region.place) for region in self._may_press()]
        return Question(
            item=item,
            kind="avoid",
            prompt="Where must you not press?",
            right=(zone,),
            options=_mixed(Option(zone, self._atlas.zones[zone].name), others, rng),
        )


def _option(region: Region) -> Option:
    return Option(region.id, region.name)


def _mixed(right: Option, others: Sequence[Option], rng: Random) -> tuple[Option, ...]:
    """The right option among others that read differently, in any order."""
    pool: dict[str, Option] = {}
    for other in others:
        if other.id != right.id and _read(other.words) != _read(right.words):
            pool.setdefault(_read(other.words), other)
    options = [right, *rng.sample(list(pool.values()), min(OPTIONS - 1, len(pool)))]
    rng.shuffle(options)
    return tuple(options)


def _read(words: str) -> str:
    return " ".join(words.casefold().split())


def _others(routine: Routine, step: Step, then: Step) -> list[Step]:
    """The steps that could be taken for the next one and are not it."""
    names = {_read(step.name), _read(then.name)}
    return [other for other in routine.steps if _read(other.name) not in names]


def _rows(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """All steps in rows that are short enough to be put in order, each beginning where the last ends."""
    for begin in range(0, len(steps) - 1, ORDERED - 1):
        row = tuple(steps[begin : begin + ORDERED])
        if len({_read(step.name) for step in row}) > 1:
            yield row


def _called(routine: Routine, at: int) -> str:
    """A step's name in quotes, with its number where another step has the same."""
    step = routine.steps[at]
    alike = sum(_read(other.name) == _read(step.name) for other in routine.steps)
    return f"“{step.name}”" if alike == 1 else f"“{step.name}” (step {at + 1} of {len(routine.steps)})"


def _next(item: str, routine: Routine, at: int, rng: Random) -> Question:
    step, then = routine.steps[at], routine.steps[at + 1]
    others = _others(routine, step, then)
    alike = [other for other in others if other.phase == then.phase]
    # What is done before the massage would give itself away among its strokes.
    pool = alike if len({_read(other.name) for other in alike}) >= OPTIONS - 1 else others
    return Question(
        item=item,
        kind="next",
        prompt=f"What comes after {_called(routine, at)}?",
        right=(then.id,),
        options=_mixed(Option(then.id, then.name), [Option(other.id, other.name) for other in pool], rng),
        routine=routine.id,
        step=step.id,
    )


def _say(item: str, routine: Routine, at: int) -> Question:
    step, then = routine.steps[at], routine.steps[at + 1]
    reveal = then.name if then.name == then.prompt else f"{then.name}: {then.prompt}"
    return Question(
        item=item,
        kind="say",
        prompt=f"{_called(routine, at)} is done. Say what you do next, then look.",
        right=(then.id,),
        options=tuple(Option(grade, words) for grade, words in GRADES),
        routine=routine.id,
        step=step.id,
        reveal=reveal,
    )


def _order(item: str, routine: Routine, at: int, rng: Random) -> Question:
    row = next(row for row in _rows(routine.steps) if row[0].id == routine.steps[at].id)
    shuffled = list(row)
    # Never in their order at once: then there would be nothing to do.
    while [_read(step.name) for step in shuffled] == [_read(step.name) for step in row]:
        rng.shuffle(shuffled)
    return Question(
        item=item,
        kind="order",
        prompt="Put these steps in their order.",
        right=tuple(step.id for step in row),
        options=tuple(Option(step.id, step.name) for step in shuffled),
        routine=routine.id,
        step=row[0].id,
    )


# Answers --------------------------------------------------------------------------------------------------


def answer(question: Question, given: Given, atlas: Atlas) -> Verdict:
    """What to say of an answer. Raises ValueError if it is no answer to this kind of question."""
    if question.kind == "find":
        return _found(question, given, atlas)
    if question.kind == "order":
        return _ordered(question, given)
    if not isinstance(given, str) or given not in {option.id for option in question.options}:
        message = f"{given!r} is none of the options of {question.item}"
        raise ValueError(message)
    if question.kind == "say":
        return _said(question, given)
    right = question.right[0]
    if given == right:
        words = f"Yes: {lower_first(question.words_of(right))}."
        if question.kind == "next":
            words = f"Yes, “{question.words_of(right)}” comes next."
        return Verdict(True, "good", words, question.right, more=_more(question, atlas))
    words = _kindly(question, given, atlas)
    return Verdict(False, "again", words, question.right, given, _more(question, atlas))


def unknown(question: Question, atlas: Atlas) -> Verdict:
    """What to say to somebody who would rather be shown than guess; in `say` one looks and grades oneself."""
    right = question.right[0]
    if question.kind == "order":
        words = "This is their order."
    elif question.kind == "find":
        words = f"Here it is: the {lower_first(atlas.regions[right].name)}."
    elif question.kind == "next":
        words = f"“{question.words_of(right)}” comes next."
    elif question.kind == "say":
        words = question.reveal
    else:
        words = f"This is it: {lower_first(question.words_of(right))}."
    return Verdict(False, "again", words, question.right, more=_more(question, atlas))


def _more(question: Question, atlas: Atlas) -> str:
    right = question.right[0]
    if question.kind == "avoid":
        return atlas.zones[right].why
    if question.kind == "technique":
        return atlas.techniques[right].about
    return atlas.regions[right].find if question.kind in ("name", "find") else ""


def _kindly(question: Question, given: str, atlas: Atlas) -> str:
    right = question.words_of(question.right[0])
    chosen = question.words_of(given)
    if question.kind == "avoid":
        return f"There you may press, gently. Where nobody presses: {lower_first(right)}."
    if question.kind == "technique":
        tempo = atlas.techniques[question.right[0]].tempo
        return f"Not quite: this is “{right}” ({tempo}), not “{chosen}”."
    if question.kind == "next":
        return f"Not yet: first comes “{right}”. “{chosen}” has its own place in the routine."
    asked, other = atlas.regions[question.right[0]], atlas.regions[given]
    way = whereabouts(_middle(asked), _middle(other))
    return (
        f"This is the {lower_first(right)}. You find the {lower_first(chosen)} {way}{_depth(other, asked)}."
    )


def _middle(region: Region) -> Point:
    # From one place on the partner's right side to another on the same side.
    return region.outlines["right"].centre()


def _depth(region: Region, than: Region) -> str:
    if region.layer == than.layer:
        return ""
    return ", one layer deeper" if region.layer == "deep" else ", one layer nearer the skin"


def _said(question: Question, given: str) -> Verdict:
    words = {
        "good": "Well remembered.",
        "hard": "It came: next time it comes more easily.",
        "again": "Now you have seen it; it comes back soon.",
    }
    grade: Grade = next(grade for grade, _ in GRADES if grade == given)
    return Verdict(grade != "again", grade, words[grade], question.right, more=question.reveal)


def _ordered(question: Question, given: Given) -> Verdict:
    if not isinstance(given, tuple) or isinstance(given, Click) or sorted(given) != sorted(question.right):
        message = f"{given!r} does not hold each step of {question.item} once"
        raise ValueError(message)
    # Steps of the same name cannot be told apart, so either may stand for the other.
    hoped, found = ([_read(question.words_of(step)) for step in row] for row in (question.right, given))
    if hoped == found:
        return Verdict(True, "good", "Yes, that is their order.", question.right)
    good = next(number for number, (a, b) in enumerate(zip(hoped, found, strict=True)) if a != b)
    right = question.words_of(question.right[good])
    if good:
        begin = "The first one is right" if good == 1 else f"The first {_NUMBERS[good]} are right"
        words = f"{begin}; then comes “{right}”."
    else:
        words = f"It begins with “{right}”; the rest follows from there."
    return Verdict(False, "again", words, question.right, given[good])


_NUMBERS = ("none", "one", "two", "three", "four", "five")


def _found(question: Question, given: Given, atlas: Atlas) -> Verdict:
    asked = atlas.regions[question.right[0]]
    more = _more(question, atlas)
    yes = Verdict(True, "good", f"Yes, the {lower_first(asked.name)}.", question.right, more=more)
    if isinstance(given, str):
        if given not in atlas.regions:
            message = f"there is no region {given!r}"
            raise ValueError(message)
        if given == asked.id:
            return yes
        other = atlas.regions[given]
        way = whereabouts(_middle(other), _middle(asked))
        return Verdict(False, "again", _miss(other, asked, way), question.right, given, more)
    if not isinstance(given, Click):
        message = f"{given!r} is no place"
        raise ValueError(message)
    place = (given.x, given.y)
    if _within(asked, place):
        return yes
    way = whereabouts(place, nearest_point(asked, place))
    # Only what was on show can have been meant; if that is not known, rather the layer that was asked for.
    on_show = (given.layer,) if given.layer else (asked.layer, *get_args(RegionLayer))
    layers = dict.fromkeys(on_show)
    hit = next(
        (
            region
            for layer in layers
            for region in atlas.regions.values()
            if region.layer == layer and _within(region, place, 0.0)
        ),
        None,
    )
    if hit is not None:
        return Verdict(False, "again", _miss(hit, asked, way), question.right, hit.id, more)
    zone = next((n.partition(".")[0] for n, o in atlas.no_go.items() if _holds(o, place)), "")
    if zone in atlas.zones:
        words = f"That was {lower_first(atlas.zones[zone].name)}, where nobody presses. Look {way}."
        return Verdict(False, "again", words, question.right, zone, more)
    return Verdict(False, "again", f"Not quite there. Look {way}.", question.right, "", more)


def _miss(hit: Region, asked: Region, way: str) -> str:
    return f"That was the {lower_first(hit.name)}{_depth(hit, asked)}. Look {way}."


def _within(region: Region, place: Point, line: float = LINE) -> bool:
    if any(_holds(outline, place) for outline in region.outlines.values()):
        return True
    near = nearest_point(region, place)
    return line > 0 and (near[0] - place[0]) ** 2 + (near[1] - place[1]) ** 2 <= line * line


def _holds(outline: Outline, place: Point) -> bool:
    return inside(_corners(outline), place)


@lru_cache(maxsize=64)
def _corners(outline: Outline) -> tuple[Point, ...]:
    return outline.polygon()


@lru_cache(maxsize=64)
def _share(outline: Outline) -> float:
    """How much of an outline, 0 to 1, lies where nobody presses."""
    left, top, right, bottom = outline.bounds()
    steps = 16
    corners = outline.polygon(5.0)
    places = [
        (left + (right - left) * (i + 0.5) / steps, top + (bottom - top) * (j + 0.5) / steps)
        for i in range(steps)
        for j in range(steps)
    ]
    within = [place for place in places if inside(corners, place)]
    forbidden = sum(bool(no_go(x / X_UNIT, y / Y_UNIT)) for x, y in within)
    return forbidden / len(within) if within else 1.0


def _forbidden(region: Region) -> float:
    return max((_share(outline) for outline in region.outlines.values()), default=1.0)
