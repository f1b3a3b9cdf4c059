"""What each line of a sheet of appointments does to those that are held."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gateway.acts.acting import Actor
from gateway.staff.errors import StaffError
from gateway.staff.rolls import Held, Rolls, Term
from gateway.staff.weighing import weigh_end, weigh_grant, weigh_home, weigh_own, weigh_renewal
from gateway.staff.writing import Change, Effect
from sql.sayings import Saying
from sql.sheets import CellError, Finding, Findings, Place

__all__ = ["Sorted", "Wish", "sort_wishes"]


@dataclass(frozen=True)
class Wish:
    """An appointment as it shall be."""

    subject: str
    name: str
    role: str
    home: str
    valid_from: date | None
    """`None` for today, or for that of the appointment that is held."""
    valid_until: date | None

    def make_term(self, first: date) -> Term:
        """Say it in days; the first one is for where the wish has none."""
        return Term(self.role, self.home, self.valid_from or first, self.valid_until)


@dataclass(frozen=True)
class Sorted:
    """What the lines of a sheet do."""

    changes: tuple[Change, ...]
    """In the order of the sheet."""
    unchanged: int
    findings: tuple[Finding, ...]
    """In the order of the sheet."""


def sort_wishes(
    rolls: Rolls, actor: Actor, wishes: Mapping[Place, Wish], findings: Findings
) -> Sorted:
    """Find what each line changes, and add a finding for each that may not be.

    Appointments that end do so before others begin, wherever they stand in the sheet.
    """
    working = replace(rolls, held=dict(rolls.held))
    paired = _pair(rolls, actor, wishes, findings)
    changes: dict[Place, Change] = {}
    for effect in (Effect.ENDED, Effect.RENEWED, Effect.ADDED):
        for place in (place for place, pair in paired.items() if pair.effect is effect):
            try:
                changes[place] = _change(working, actor, paired[place])
            except StaffError as error:
                findings.add(place, CellError(error.field, error))
            else:
                _note(working, changes[place])
    return Sorted(
        tuple(changes[place] for place in wishes if place in changes),
        sum(pair.effect is None for pair in paired.values()),
        tuple(sorted(findings.found, key=lambda finding: finding.place.line or 0)),
    )


@dataclass(frozen=True)
class _Pair:
    wish: Wish
    held: Held | None

    @property
    def effect(self) -> Effect | None:
        """What the line does; `None` for nothing."""
        if self.held is None:
            return Effect.ADDED
        was, will = self.held.term.valid_until, self.wish.valid_until
        if was == will:
            return None
        return Effect.RENEWED if will is None or (was and was < will) else Effect.ENDED


def _pair(
    rolls: Rolls, actor: Actor, wishes: Mapping[Place, Wish], findings: Findings
) -> dict[Place, _Pair]:
    names = {officer.subject: officer.name for officer in rolls.officers.values()}
    places: dict[object, Place] = {}
    paired = {}
    for place, wish in wishes.items():
        try:
            weigh_home(actor, wish.home)
            _require_name(wish, names.setdefault(wish.subject, wish.name))
            pair = _Pair(wish, _match(rolls, wish))
            key = (wish.subject, wish.role, wish.home, _first(rolls, pair))
            _require_once(place, places.setdefault(key, place))
        except StaffError as error:
            findings.add(place, CellError(error.field, error))
        except CellError as error:
            findings.add(place, error)
        else:
            paired[place] = pair
    return paired


def _first(rolls: Rolls, pair: _Pair) -> date:
    return pair.held.term.valid_from if pair.held else pair.wish.valid_from or rolls.day


def _match(rolls: Rolls, wish: Wish) -> Held | None:
    found = [
        held
        for held in rolls.of(wish.subject)
        if not held.ended
        and (held.term.role, held.term.home) == (wish.role, wish.home)
        and wish.valid_from in {None, held.term.valid_from}
    ]
    if len(found) > 1:
        raise CellError(
            "valid_from", Saying("The officer holds this twice: give the first day of one.")
        )
    return found[0] if found else None


def _require_name(wish: Wish, name: str) -> None:
    if wish.name != name:
        raise CellError(
            "name",
            Saying("The officer is called {name}: write that, or rename them first.", name=name),
        )


def _require_once(place: Place, first: Place) -> None:
    if place != first:
        raise CellError(
            "subject", Saying("This stands on line {line} already: leave one out.", line=first.line)
        )


def _change(rolls: Rolls, actor: Actor, pair: _Pair) -> Change:
    wish, held = pair.wish, pair.held
    if held is None:
        term = wish.make_term(rolls.day)
        weigh_grant(rolls, actor, wish.subject, term)
        return Change(Effect.ADDED, wish.subject, term)
    weigh_own(rolls, actor, wish.subject)
    if pair.effect is Effect.ENDED:
        term = weigh_end(rolls, held, wish.valid_until)
        return Change(Effect.ENDED, wish.subject, term, before=held.term.valid_until, id=held.id)
    term = weigh_renewal(rolls, wish.subject, held, wish.valid_until)
    return Change(Effect.RENEWED, wish.subject, term, before=held.term.valid_until, id=held.id)


def _note(rolls: Rolls, change: Change) -> None:
    others = [held for held in rolls.of(change.subject) if held.id != change.id]
    rolls.held[change.subject] = (*others, Held(change.id, change.term, ended=False))
