"""Which inspections and annotations an act reaches: those that its purpose and case open."""

from uuid import UUID

from resolvers.acts.act import Work
from resolvers.acts.errors import RecordAbsentError, VersionConflictError
from sql import query
from sql.database import Row

__all__ = ["hold_inspection", "lock_annotation", "lock_for_supervision"]


async def hold_inspection(work: Work) -> UUID:
    """Keep the inspection of the case open until the act is done.

    Raises
    ------
    RecordAbsentError
        If the case is no inspection, or it was closed meanwhile.
    """
    inspection = work.case.inspection
    found = await work.session.fetch_row(query("hold_inspection"), (inspection,))
    if inspection is None or found is None:
        raise RecordAbsentError
    work.require(found["place"])
    return inspection


async def lock_annotation(work: Work) -> Row:
    """Lock an annotation of the caller's own municipality, at the version that was read.

    Raises
    ------
    RecordAbsentError
        If there is none, or it is not open to the caller.
    VersionConflictError
        If it was changed meanwhile.
    """
    case = work.case
    found = await work.session.fetch_row(
        query("lock_annotation"), (work.take("id"), case.inspection, case.holder)
    )
    if found is None or not _in_reach(work, found):
        raise RecordAbsentError
    work.require(found["place"])
    if found["version"] != work.take("version"):
        raise VersionConflictError(found["version"])
    return found


async def lock_for_supervision(work: Work) -> Row:
    """Lock an annotation that the caller could read: of the case, where it is on a licence.

    Raises
    ------
    RecordAbsentError, VersionConflictError
        As `lock_annotation`.
    """
    found = await lock_annotation(work)
    if work.asker.purpose == "LICENCE_CHECK" and not found["met"]:
        raise RecordAbsentError
    return found


def _in_reach(work: Work, found: Row) -> bool:
    """Tell whether the purpose reaches an annotation at all."""
    if work.asker.purpose == "DATA_SUBJECT_REQUEST":
        return bool(found["held"])
    wide = work.asker.purpose == "LICENCE_CHECK" or found["track"] == "ILLEGAL_OPERATION"
    return bool(wide and found["state"] != "RESTRICTED")
