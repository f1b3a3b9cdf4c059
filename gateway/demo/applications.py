"""Open applications, each of somebody who holds no licence."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from gateway.demo.numbers import make_pseudonym
from gateway.demo.photos import draw_face
from gateway.demo.rows import Application, ApplicationInterview, ApplicationPhoto, Holder
from gateway.demo.world import DESIGNATED, UTRECHT, World, name_id

__all__ = [
    "FIRST",
    "make_application_interviews",
    "make_application_photos",
    "make_applications",
    "share_applicants",
]

FIRST = name_id("case application in Utrecht")
"""The application that can be granted at once: of Utrecht, with photo and interview."""
_SHARE = 50
"""One person in so many applies, and holds no licence yet."""
_REPORT = "Gesprek gevoerd zonder derden; rechten en hulpaanbod besproken."


def share_applicants(licences: int) -> int:
    """Tell how many applications there are beside so many licences; two at least."""
    return max(2, licences // _SHARE)


def make_applications(world: World, applicants: Sequence[Holder]) -> Iterator[Application]:
    """Make the open application of each applicant; the first is `FIRST`."""
    chance = world.chance("applications")
    for number, applicant in enumerate(applicants):
        yield Application(
            id=chance.identifier() if number else FIRST,
            status="APPLIED",
            municipality=chance.pick(DESIGNATED) if number else UTRECHT,
            holder_id=applicant.id,
            applied_on=world.date(chance.randrange(5, 60)),
            subject=make_pseudonym(world.key, str(applicant.id)),
        )


def make_application_photos(
    world: World, applications: Sequence[Application]
) -> Iterator[ApplicationPhoto]:
    """Make the photo of each application."""
    chance = world.chance("application photos")
    for application in applications:
        yield ApplicationPhoto(application.id, draw_face(chance))


def make_application_interviews(
    world: World, applications: Sequence[Application]
) -> Iterator[ApplicationInterview]:
    """Make the interview of every other application, the first one among them."""
    chance = world.chance("application interviews")
    for application in applications[::2]:
        held_on = application.applied_on + timedelta(days=chance.randrange(1, 5))
        yield ApplicationInterview(application.id, held_on, _REPORT)
