"""Two diaries become one: whose record a day keeps, and what goes into its history.

Of two different records of a day the one changed later stays, and the other goes into the day's
history, unless it stands there already. A history that comes along is taken over as it is, but
what is known of it. Nothing is ever removed: a day that was deleted here comes back, and one that
was deleted there stays. So the same file twice changes nothing, and two machines that exchange
files end with the same records.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from prtcheck.core.check_in import CheckIn
from prtcheck.core.history import Revision

Histories = Mapping[date, Sequence[Revision]]
"""What was done to each day, oldest first."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the days that come in; each check-in is in one of the first three."""

    added: Mapping[date, CheckIn]
    """Days that had no check-in."""
    changed: Mapping[date, CheckIn]
    """Days whose incoming record was changed later than the present one."""
    kept: tuple[date, ...]
    """Days whose present record stays."""
    replaced: Mapping[date, CheckIn] = field(default_factory=dict)
    """The present records of the days changed."""
    outdated: Mapping[date, CheckIn] = field(default_factory=dict)
    """Incoming records of days kept that say something else, and not known here."""
    histories: Histories = field(default_factory=dict)
    """What came of the days' histories and is not known here."""
    differed: tuple[date, ...] = ()
    """Days of two records of which neither is a former state of the other."""

    @property
    def states(self) -> dict[date, CheckIn]:
        """The days to store, oldest first."""
        return dict(sorted({**self.added, **self.changed}.items()))

    @property
    def changes_nothing(self) -> bool:
        """Whether all that came in is known already."""
        return not (self.added or self.changed or self.outdated or self.histories)


def merge(
    present: Mapping[date, CheckIn],
    incoming: Iterable[CheckIn],
    known: Histories | None = None,
    brought: Histories | None = None,
) -> Merge:
    """Decide for each incoming day: added, changed, or kept as it is.

    `known` is the history of the present days, `brought` that of the incoming ones.
    """
    here, there = known or {}, brought or {}
    records = {check_in.day: check_in for check_in in incoming}
    changed = {d: r for d, r in records.items() if d in present and _is_newer(r, present[d])}
    kept = {day: r for day, r in records.items() if day in present and day not in changed}
    replaced = {day: present[day] for day in changed}
    outdated = {day: r for day, r in kept.items() if _is_lost(r, present[day], here.get(day, ()))}
    news = {day: _news(here.get(day, ()), history) for day, history in there.items()}
    lost = {day for day, r in replaced.items() if _is_lost(r, changed[day], there.get(day, ()))}
    return Merge(
        added={day: record for day, record in records.items() if day not in present},
        changed=changed,
        kept=tuple(kept),
        replaced=replaced,
        outdated=outdated,
        histories={day: history for day, history in news.items() if history},
        differed=tuple(sorted({*outdated, *lost})),
    )


def _is_newer(incoming: CheckIn, present: CheckIn) -> bool:
    """Whether an incoming record is another one, and was changed later.

    A table that does not say when it was entered counts as entered now: with the same answers
    it says nothing new, however often it is imported.
    """
    if incoming.edited_at is None and _answers(incoming) == _answers(present):
        return False
    return incoming.changed_at > present.changed_at


def _is_lost(record: CheckIn, stays: CheckIn, history: Sequence[Revision]) -> bool:
    """Whether a record says something that neither the one that stays nor its history tells."""
    befores = (_answers(revision.before) for revision in history if revision.before)
    return _says_otherwise(record, stays) and _answers(record) not in befores


def _says_otherwise(other: CheckIn, stays: CheckIn) -> bool:
    """Whether a record that does not stay holds an answer that is lost with it.

    Changed at the same moment, the two are one record, of which a file may carry less.
    """
    if (other.entered_at, other.edited_at) != (stays.entered_at, stays.edited_at):
        return _answers(other) != _answers(stays)
    pairs = zip(_answers(other), _answers(stays), strict=True)
    return any(answer not in (None, (), "", kept) for answer, kept in pairs)


def _news(known: Sequence[Revision], history: Sequence[Revision]) -> tuple[Revision, ...]:
    """Return what a history tells beyond the known one; the same may have been done twice."""
    left = Counter(known)
    news = []
    for revision in history:
        if left[revision]:
            left[revision] -= 1
        else:
            news.append(revision)
    return tuple(news)


def _answers(check_in: CheckIn) -> tuple[object, ...]:
    causes = tuple((cause.text, cause.side) for cause in check_in.causes)
    return (check_in.pain, check_in.fear, causes, check_in.activities, check_in.note)
