"""Officers and their appointments, in every municipality of today and every police unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gateway.demo.rows import Appointment, Mandate, Officer
from gateway.demo.world import DESIGNATED, UTRECHT, World, name_id

__all__ = ["Post", "make_mandates", "make_post", "make_posts", "name_subject"]

_EVERYWHERE = {"inspector": 2, "licensing_officer": 1, "operator_officer": 1}
_DESIGNATED = {"data_subject_desk": 1}
_UTRECHT = {
    "statistician": 1,
    "dpo": 1,
    "auditor": 1,
    "functional_administrator": 2,
    "policy_author": 1,
    "policy_approver": 1,
}
_HEIR = "GM0855"
"""Tilburg, a successor of a municipality that was split: its administrator assigns the records,
and is the second person where one is needed."""
_POLICE = {"police_supervisor": 4}
_PURPOSES = {
    "auditor": "AUDIT",
    "dpo": "AUDIT",
    "statistician": "STATISTICS",
    "functional_administrator": "RETENTION",
}
_LENT = 25
"""One municipality in so many lends its last inspector to the next one."""


@dataclass(frozen=True)
class Post:
    """An officer in one capacity: rights come from the appointment, never from the sum."""

    officer: Officer
    appointment: Appointment

    @property
    def home(self) -> str:
        """Code of the municipality or of the police unit."""
        return self.appointment.municipality or self.appointment.police_unit or ""


def make_posts(world: World) -> Iterator[Post]:
    """Make the officers and what they are appointed to.

    Yields
    ------
    Post
        Municipalities in order of their codes, then police units. Each municipality has two
        inspectors, a licensing officer and an operator officer; a few inspectors are appointed
        in a second municipality too, so an officer can stand in two posts.
    """
    chance, faker = world.chance("officers"), world.faker("officers")
    for role, home, number in _list_places(world):
        officer = _make_officer(name_subject(role, home, number=number), name=faker.name())
        since = world.date(chance.randrange(30, 6 * 365))
        yield make_post(officer, role, home=home, since=since)
        if _is_lent(world, role, home=home, number=number):
            yield make_post(officer, role, home=_next_home(world, home), since=since)


def name_subject(role: str, home: str, *, number: int) -> str:
    """Give what tokens call an officer of the demonstration: ``inspector.gm0344.1``."""
    place = home.lower().removeprefix("police:")
    return f"{role}.{place}.{number}"


def make_post(officer: Officer, role: str, *, home: str, since: date) -> Post:
    """Appoint an officer to a role in a municipality, or in a police unit."""
    municipality, police_unit = (home, None) if home.startswith("GM") else (None, home)
    appointment = Appointment(
        id=name_id(f"appointment {officer.subject} {role} {home}"),
        officer_id=officer.id,
        role=role,
        municipality=municipality,
        police_unit=police_unit,
        valid_from=since,
    )
    return Post(officer, appointment)


def make_mandates(world: World, posts: Sequence[Post]) -> Iterator[Mandate]:
    """Make the mandates of auditors, statisticians and administrators, from a month ago."""
    for post in posts:
        purpose = _PURPOSES.get(post.appointment.role)
        if purpose:
            yield Mandate(
                id=name_id(f"mandate {post.officer.subject}"),
                purpose=purpose,
                appointment_id=post.appointment.id,
                valid_from=world.date(30),
                valid_until=world.date(-335),
            )


def _list_places(world: World) -> Iterator[tuple[str, str, int]]:
    for place in world.current:
        staff = _EVERYWHERE | (_DESIGNATED if place.code in DESIGNATED else {})
        staff |= _UTRECHT if place.code == UTRECHT else {}
        staff |= {"functional_administrator": 1} if place.code == _HEIR else {}
        for role, number in staff.items():
            yield from ((role, place.code, one) for one in range(1, number + 1))
    for unit in world.units:
        for role, number in _POLICE.items():
            yield from ((role, unit, one) for one in range(1, number + 1))


def _make_officer(subject: str, *, name: str) -> Officer:
    return Officer(id=name_id(f"officer {subject}"), subject=subject, name=name)


def _is_lent(world: World, role: str, *, home: str, number: int) -> bool:
    if role != "inspector" or number != _EVERYWHERE[role] or home in DESIGNATED:
        return False
    return [place.code for place in world.current].index(home) % _LENT == 0


def _next_home(world: World, home: str) -> str:
    codes = [place.code for place in world.current]
    return codes[(codes.index(home) + 1) % len(codes)]
