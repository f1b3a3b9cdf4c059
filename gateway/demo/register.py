"""All rows of the demonstration, table by table, in the order in which they can be loaded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gateway.demo import rows
from gateway.demo.annotations import make_annotations
from gateway.demo.applications import (
    make_application_interviews,
    make_application_photos,
    make_applications,
)
from gateway.demo.grants import make_clients, make_legal_basis
from gateway.demo.inspections import Visit, make_checks, make_members, make_visits
from gateway.demo.licences import (
    make_decisions,
    make_interviews,
    make_licences,
    make_procedures,
    make_subject_requests,
)
from gateway.demo.officers import Post, make_mandates, make_posts
from gateway.demo.operators import (
    make_measures,
    make_operator_licences,
    make_operator_persons,
    make_operator_procedures,
)
from gateway.demo.people import make_applicants, make_holders
from gateway.demo.photos import make_photos
from gateway.demo.story import Story, make_story
from gateway.demo.world import World

__all__ = ["TABLES", "Batch", "make_register"]

TABLES = 22
"""How many tables are filled."""


@dataclass(frozen=True)
class Batch:
    """The rows of one table."""

    table: str
    columns: Sequence[str]
    rows: Sequence[tuple[object, ...]]


def make_register(world: World) -> Iterator[Batch]:
    """Make everything, one table after the other.

    Yields
    ------
    Batch
        `TABLES` of them; a table comes after those it refers to.
    """
    posts = list(make_posts(world))
    yield from _batch_access(world, posts)
    holders = list(make_holders(world))
    licences = list(make_licences(world, holders))
    operators = list(make_operator_licences(world))
    story = make_story(world, posts, licence=licences[0], operator=operators[0])
    applicants = list(make_applicants(world))
    yield _batch("register.holder", rows.Holder, [*holders, *applicants])
    yield from _batch_licences(world, licences)
    yield from _batch_applications(world, applicants)
    yield from _batch_operators(world, operators, story)
    yield from _batch_cases(world, licences, operators, story=story)
    visits = list(make_visits(world, posts, operators))
    yield from _batch_visits(world, licences, visits, story=story)


def _batch_access(world: World, posts: Sequence[Post]) -> Iterator[Batch]:
    officers = {post.officer.id: post.officer for post in posts}
    appointments = (post.appointment for post in posts)
    yield _batch("access.legal_basis", rows.LegalBasis, make_legal_basis(world))
    yield _batch("access.client", rows.Client, make_clients())
    yield _batch("access.officer", rows.Officer, officers.values())
    yield _batch("access.appointment", rows.Appointment, appointments)
    yield _batch("register.mandate", rows.Mandate, make_mandates(world, posts))


def _batch_licences(world: World, licences: Sequence[rows.Licence]) -> Iterator[Batch]:
    yield _batch("register.licence", rows.Licence, licences)
    yield _batch("register.photo", rows.Photo, make_photos(world, licences))
    yield _batch("register.interview", rows.Interview, make_interviews(world, licences))
    yield _batch("register.decision", rows.Decision, make_decisions(world, licences))
    requests = make_subject_requests(world, licences)
    yield _batch("register.subject_request", rows.SubjectRequest, requests)


def _batch_applications(world: World, applicants: Sequence[rows.Holder]) -> Iterator[Batch]:
    made = list(make_applications(world, applicants))
    photos = make_application_photos(world, made)
    interviews = make_application_interviews(world, made)
    yield _batch("register.application", rows.Application, made)
    yield _batch("register.application_photo", rows.ApplicationPhoto, photos)
    yield _batch("register.application_interview", rows.ApplicationInterview, interviews)


def _batch_operators(
    world: World, operators: Sequence[rows.OperatorLicence], story: Story
) -> Iterator[Batch]:
    persons = make_operator_persons(world, operators)
    measures = (story.measure, *make_measures(world, operators))
    yield _batch("register.operator_licence", rows.OperatorLicence, operators)
    yield _batch("register.operator_person", rows.OperatorPerson, persons)
    yield _batch("register.measure", rows.Measure, measures)


def _batch_cases(
    world: World,
    licences: Sequence[rows.Licence],
    operators: Sequence[rows.OperatorLicence],
    *,
    story: Story,
) -> Iterator[Batch]:
    procedures = (
        story.procedure,
        *make_procedures(world, licences),
        *make_operator_procedures(world, operators),
    )
    yield _batch("register.procedure", rows.Procedure, procedures)


def _batch_visits(
    world: World,
    licences: Sequence[rows.Licence],
    visits: Sequence[Visit],
    *,
    story: Story,
) -> Iterator[Batch]:
    everywhere = (*story.visits, *visits)
    inspections = (visit.inspection for visit in everywhere)
    checks = (story.check, *make_checks(world, visits, licences))
    more = world.annotations - len(story.annotations)
    annotations = make_annotations(world, visits, licences, count=more)
    yield _batch("register.inspection", rows.Inspection, inspections)
    yield _batch("register.inspection_member", rows.InspectionMember, make_members(everywhere))
    yield _batch("register.recorded_check", rows.RecordedCheck, checks)
    yield _batch("register.annotation", rows.Annotation, (*story.annotations, *annotations))


def _batch(table: str, kind: type[tuple[object, ...]], made: Iterable[tuple[object, ...]]) -> Batch:
    return Batch(table, tuple(kind.__annotations__), tuple(made))
