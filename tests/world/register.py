"""All rows of the world, table by table, in the order in which they can be loaded."""

from collections.abc import Iterable, Iterator

from gateway.demo import rows
from gateway.demo.register import Batch
from gateway.demo.sealing import seal_batches
from sql.bulk import open_bulk
from tests.fixtures.sealing import sealer_of_tests
from tests.world import inspections as visits
from tests.world import licences, staff, statistics

__all__ = ["load_world"]

Rows = Iterable[tuple[object, ...]]


def _list_tables() -> Iterator[tuple[str, type[tuple[object, ...]], Rows]]:
    yield "access.legal_basis", rows.LegalBasis, staff.make_basis()
    yield "access.client", rows.Client, staff.make_clients()
    yield "access.officer", rows.Officer, staff.make_officers()
    yield "access.appointment", rows.Appointment, staff.make_appointments()
    yield "register.mandate", rows.Mandate, staff.make_mandates()
    yield "register.holder", rows.Holder, licences.make_holders()
    yield "register.licence", rows.Licence, licences.make_licences()
    yield "register.photo", rows.Photo, licences.make_photos()
    yield "register.interview", rows.Interview, licences.make_interviews()
    yield "register.decision", rows.Decision, licences.make_decisions()
    yield "register.application", rows.Application, licences.make_applications()
    photos = licences.make_application_photos()
    yield "register.application_photo", rows.ApplicationPhoto, photos
    interviews = licences.make_application_interviews()
    yield "register.application_interview", rows.ApplicationInterview, interviews
    yield "register.operator_licence", rows.OperatorLicence, visits.make_operators()
    yield "register.operator_person", rows.OperatorPerson, visits.make_persons()
    yield "register.measure", rows.Measure, visits.make_measures()
    yield "register.procedure", rows.Procedure, licences.make_procedures()
    yield "register.subject_request", rows.SubjectRequest, licences.make_requests()
    yield "register.inspection", rows.Inspection, visits.make_inspections()
    yield "register.inspection_member", rows.InspectionMember, visits.make_members()
    yield "register.recorded_check", rows.RecordedCheck, visits.make_checks()
    yield "register.annotation", rows.Annotation, visits.make_annotations()
    yield "register.statistic_month", statistics.Month, statistics.make_months()
    yield "register.statistic", statistics.Number, statistics.make_numbers()


async def load_world(dsn: str) -> None:
    """Load the world into a database that is migrated and has a policy.

    Parameters
    ----------
    dsn
        Address of the database, for its owner.
    """
    batches = [
        Batch(table, tuple(kind.__annotations__), tuple(made))
        for table, kind, made in _list_tables()
    ]
    async with open_bulk(dsn) as bulk:
        for batch in await seal_batches(sealer_of_tests(), batches):
            await bulk.copy_rows(batch.table, batch.columns, rows=batch.rows)
