"""Two diaries become one: whose state a day keeps, and what goes into its history.

Each day is a last-writer-wins register: of two states, a check-in or a removal, the one changed
later stays, whichever diary takes the other in. A check-in that does not stay goes into the day's
history, unless that tells of it already. Histories are sets of revisions. So the same file twice
changes nothing, and machines that exchanged all their files hold the same. Definitions (phases and
own ratings) meet by the same rule, without a history.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from prtcheck.core.causes import distinct_causes
from prtcheck.core.check_in import CheckIn
from prtcheck.core.definition import (
    DefinitionId,
    DefinitionState,
    DefinitionStates,
    RemovedDefinition,
    stamp_definitions,
)
from prtcheck.core.definition_json import find_later
from prtcheck.core.history import Revision, Tombstone, next_stamp
from prtcheck.core.record_json import canonical_json, check_in_to_dict, revision_to_dict
from prtcheck.core.text import fold

Histories = Mapping[date, Sequence[Revision]]
"""What was done to each day, oldest first."""

_UNANSWERED: tuple[object, ...] = (None, (), "", frozenset())

State = CheckIn | Tombstone
"""What a day holds, with the moment of its last change."""


class DiaryContents(NamedTuple):
    """All that a diary or a file holds."""

    check_ins: Sequence[CheckIn]
    histories: Histories = MappingProxyType({})
    removed: Mapping[date, datetime] = MappingProxyType({})
    """Days whose check-in was removed, each with the moment."""
    definitions: DefinitionStates = MappingProxyType({})
    """Phases and own ratings, those that were removed too."""

    def states(self) -> dict[date, State]:
        """Return what each day holds; a day that never was changed is not among them."""
        removed = {day: Tombstone(day, moment) for day, moment in self.removed.items()}
        return {**removed, **{check_in.day: check_in for check_in in self.check_ins}}


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the days that come in."""

    states: Mapping[date, State]
    """The days to store, oldest first: each incoming state that was changed later."""
    before: Mapping[date, State | None]
    """What these days hold now."""
    kept: tuple[date, ...]
    """Days of incoming check-ins whose present answers stay."""
    stay_removed: tuple[date, ...] = ()
    """Days of incoming check-ins that were removed here later."""
    outdated: Mapping[date, CheckIn] = field(default_factory=dict)
    """Incoming records that do not stay, say something else, and are not known here."""
    histories: Histories = field(default_factory=dict)
    """What came of the days' histories and is not known here."""
    differed: tuple[date, ...] = ()
    """Days of two records of which neither is a former state of the other."""
    definitions: DefinitionStates = field(default_factory=dict)
    """The phases and own ratings to store: each incoming state that was changed later."""
    definitions_before: Mapping[DefinitionId, DefinitionState | None] = field(default_factory=dict)
    """What is known of them now."""

    @property
    def removed(self) -> dict[date, CheckIn]:
        """The check-ins that were removed in what came in."""
        removed = {d: self.before[d] for d, s in self.states.items() if isinstance(s, Tombstone)}
        return {day: state for day, state in removed.items() if isinstance(state, CheckIn)}

    @property
    def added(self) -> dict[date, CheckIn]:
        """The check-ins of days that had none."""
        return {d: c for d, c in self._check_ins() if not isinstance(self.before[d], CheckIn)}

    @property
    def changes(self) -> dict[date, tuple[CheckIn, CheckIn]]:
        """Each check-in that is replaced by one with other answers, and that."""
        return {
            day: (before, check_in)
            for day, check_in in self._check_ins()
            if isinstance(before := self.before[day], CheckIn)
            and answers_of(before) != answers_of(check_in)
        }

    @property
    def changed(self) -> dict[date, CheckIn]:
        """The check-ins that replace one with other answers."""
        return {day: check_in for day, (_, check_in) in self.changes.items()}

    def _check_ins(self) -> Iterable[tuple[date, CheckIn]]:
        return ((d, state) for d, state in self.states.items() if isinstance(state, CheckIn))

    @property
    def changes_nothing(self) -> bool:
        """Whether all that came in is known already."""
        return not (self.states or self.outdated or self.histories or self.definitions)


def merge(present: DiaryContents, incoming: DiaryContents) -> Merge:
    """Decide for each incoming day whether its state comes or the present one stays."""
    here, there = present.states(), incoming.states()
    states = {d: s for d, s in sorted(there.items()) if d not in here or _is_later(s, here[d])}
    lost = {d: s for d, s in there.items() if d not in states and isinstance(s, CheckIn)}
    outdated = {
        day: record
        for day, record in lost.items()
        if _is_lost(record, here[day], present.histories.get(day, ()))
    }
    met = {
        day: (before, state)
        for day, state in states.items()
        if isinstance(state, CheckIn) and isinstance(before := here.get(day), CheckIn)
    }
    gone = {day for day, (b, s) in met.items() if _is_lost(b, s, incoming.histories.get(day, ()))}
    same = {day for day, (b, s) in met.items() if answers_of(b) == answers_of(s)}
    stay_removed = {day for day in lost if isinstance(here[day], Tombstone)}
    definitions = find_later(present.definitions, incoming.definitions)
    return Merge(
        states=states,
        before={day: here.get(day) for day in states},
        kept=tuple(sorted((lost.keys() - stay_removed) | same)),
        stay_removed=tuple(sorted(stay_removed)),
        outdated=outdated,
        histories=_unknown_histories(present.histories, incoming.histories),
        differed=tuple(sorted((outdated.keys() - stay_removed) | gone)),
        definitions=definitions,
        definitions_before={key: present.definitions.get(key) for key in definitions},
    )


def stamp_after_removals(
    incoming: DiaryContents, present: DiaryContents, now: datetime
) -> DiaryContents:
    """Return what comes in with all that was removed here as changed now."""
    revived = {
        key: state
        for key, state in incoming.definitions.items()
        if isinstance(present.definitions.get(key), RemovedDefinition)
        and not isinstance(state, RemovedDefinition)
    }
    stamped = stamp_definitions(revived, present.definitions, now)
    return incoming._replace(
        definitions={**incoming.definitions, **stamped},
        check_ins=[
            replace(c, stamp=next_stamp(now, present.removed[c.day]))
            if c.day in present.removed
            else c
            for c in incoming.check_ins
        ],
    )


def _is_later(incoming: State, present: State) -> bool:
    """Whether an incoming state comes after the present one, in one order for all machines.

    Of two changes at the same moment a removal stays, then the record that holds more answers (a
    file may carry less of one), then the one whose JSON comes later.
    """
    if incoming.changed_at != present.changed_at:
        return incoming.changed_at > present.changed_at
    return _rank(incoming) > _rank(present)


def _rank(state: State) -> tuple[bool, int, str]:
    if isinstance(state, Tombstone):
        return True, 0, state.changed_at.isoformat()
    answered = sum(answer not in _UNANSWERED for answer in answers_of(state))
    return False, answered, canonical_json(check_in_to_dict(state))


def _is_lost(record: CheckIn, stays: State, history: Sequence[Revision]) -> bool:
    """Whether a record says something that neither the state that stays nor its history tells."""
    return _says_otherwise(record, stays) and not is_former(record, history)


def _says_otherwise(other: CheckIn, stays: State) -> bool:
    """Whether a record that does not stay holds an answer that is lost with it.

    Changed at the same moment, the two are one record, of which a file may carry less.
    """
    if isinstance(stays, Tombstone):
        return True
    if (other.entered_at, other.edited_at) != (stays.entered_at, stays.edited_at):
        return answers_of(other) != answers_of(stays)
    return not adds_nothing(other, stays)


def adds_nothing(record: CheckIn, other: CheckIn) -> bool:
    """Whether another record holds every answer that a record holds."""
    pairs = zip(answers_of(record), answers_of(other), strict=True)
    return all(
        answer <= held
        if isinstance(answer, frozenset) and isinstance(held, frozenset)
        else answer in (*_UNANSWERED, held)
        for answer, held in pairs
    )


def is_former(record: CheckIn, history: Iterable[Revision]) -> bool:
    """Whether a history tells of a record with the same answers."""
    befores = (revision.before for revision in history)
    return any(before and answers_of(before) == answers_of(record) for before in befores)


def answers_of(check_in: CheckIn) -> tuple[object, ...]:
    """Return the answers alone: ratings, causes with their sides, activities and own words.

    A cause or an own rating counts once, whatever its spelling.
    """
    causes = tuple((cause.text, cause.side) for cause in distinct_causes(check_in.causes))
    ratings = frozenset((fold(rating.name), rating.value) for rating in check_in.ratings)
    of_all = (check_in.pain, check_in.fear, causes, check_in.activities, ratings)
    return (*of_all, check_in.note, check_in.exception)


def _unknown_histories(here: Histories, there: Histories) -> dict[date, tuple[Revision, ...]]:
    """Return the revisions of `there` that `here` does not hold, by day."""
    unknown = {}
    for day, history in there.items():
        known = {_to_text(revision) for revision in here.get(day, ())}
        brought = {_to_text(revision): revision for revision in history}
        unknown[day] = tuple(one for text, one in brought.items() if text not in known)
    return {day: history for day, history in unknown.items() if history}


def join_revisions(revisions: Iterable[Revision]) -> list[Revision]:
    """Return each revision once, by its moment and then its JSON: one order for all machines."""
    by_text = {_to_text(revision): revision for revision in revisions}
    ordered = sorted(by_text.items(), key=lambda item: (item[1].replaced_at, item[0]))
    return [revision for _, revision in ordered]


def _to_text(revision: Revision) -> str:
    return canonical_json(revision_to_dict(revision))
