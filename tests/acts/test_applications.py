"""Applications for licences: taken, decided, and forgotten where they end without a licence."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.acts.files import GROUND, Desk, make_applicant
from tests.fixtures.process import Staff
from tests.fixtures.sealing import sealer_of_tests

FILE = (
    "{ holder { bsn familyName } photo { contentType } interview { outcome } licence { number } }"
)


pytest_plugins = ["tests.acts.licensing"]


def known_by(given: Mapping[str, Any]) -> bytes:
    """The keyed hash that an applicant is known by."""
    return sealer_of_tests().digests.digest(given["bsn"])


def test_an_application_becomes_a_licence(desk: Desk) -> None:
    applied = desk.apply()

    interviewed = desk.interview(applied.data)
    granted = desk.grant(interviewed.data)

    assert applied.data["status"] == "APPLIED"
    assert interviewed.data["version"] == 2
    assert granted.data["status"] == "GRANTED"
    assert [each["kind"] for each in granted.data["decisions"]] == ["GRANT"]


def test_a_licence_is_valid_for_the_years_of_the_setting(desk: Desk) -> None:
    licence = desk.license()

    first = date.fromisoformat(licence["validFrom"])
    last = date.fromisoformat(licence["validUntil"])

    assert (last + timedelta(days=1)).year == first.year + 3


def test_an_open_application_is_the_case_of_its_own_file(desk: Desk) -> None:
    given = make_applicant()
    applied = desk.do("apply", given).data
    asking = f"query($id: UUID!) {{ application(id: $id) {FILE} }}"

    named = desk.officer.ask(asking, "licence-issuance", applied["id"], id=applied["id"])
    unnamed = desk.officer.ask(asking, "licence-issuance", uuid4(), id=applied["id"])

    assert named["data"]["application"] == {
        "holder": {"bsn": given["bsn"], "familyName": "Verzonnen"},
        "photo": {"contentType": "image/jpeg"},
        "interview": None,
        "licence": None,
    }
    assert unnamed["data"]["application"] is None


def test_the_photo_and_the_interview_go_to_the_licence(desk: Desk) -> None:
    applied = desk.interview(desk.apply().data)
    named = {"id": applied.data["id"], "version": 2, "ground": GROUND}

    granted = desk.do(
        "grantLicence",
        named,
        select="photo { base64 } interview { outcome } holder { bsn }",
        case=applied.data["id"],
    )

    assert granted.data["photo"]["base64"].startswith("/9j/")
    assert granted.data["interview"] == {"outcome": "SELF_RELIANT"}


@pytest.mark.parametrize("act", ["refuseApplication", "withdrawApplication"])
async def test_who_got_no_licence_is_forgotten(
    desk: Desk, licensing_staff: Staff, act: str
) -> None:
    given = make_applicant()
    applied = desk.interview(desk.do("apply", given).data)
    ground = {"ground": GROUND} if act == "refuseApplication" else {}

    ended = desk.on(act, applied.data, **ground)

    held = await licensing_staff.fetch(
        "SELECT count(*) FROM register.holder WHERE bsn_digest = $1", known_by(given)
    )
    assert ended.data["status"] in {"REFUSED", "WITHDRAWN"}
    assert held == 0


async def test_who_asked_for_their_data_is_kept_until_that_is_answered(
    desk: Desk, licensing_staff: Staff
) -> None:
    given = make_applicant()
    applied = desk.do("apply", given)
    await licensing_staff.execute(
        "INSERT INTO register.subject_request (id, municipality, holder_id, opened_at)"
        " SELECT gen_random_uuid(), 'GM0344', id, now() FROM register.holder WHERE bsn_digest = $1",
        known_by(given),
    )

    ended = desk.on("refuseApplication", applied.data, ground=GROUND)

    held = await licensing_staff.fetch(
        "SELECT count(*) FROM register.holder WHERE bsn_digest = $1", known_by(given)
    )
    assert (ended.data["status"], held) == ("REFUSED", 1)


@pytest.mark.parametrize("step", ["applied", "granted"])
def test_who_is_known_anywhere_is_refused_with_a_yes(desk: Desk, far_desk: Desk, step: str) -> None:
    given = make_applicant()
    applied = desk.do("apply", given)
    if step == "granted":
        desk.grant(desk.interview(applied.data).data)

    own, other = desk.do("apply", given), far_desk.do("apply", given)

    assert own.code == "APPLICANT_KNOWN"
    assert own == other
    assert "GM0344" not in other.message


async def test_who_applies_in_two_places_at_once_is_taken_in_one(
    desk: Desk, far_desk: Desk, licensing_staff: Staff
) -> None:
    given = make_applicant()

    answers = at_once([desk, far_desk] * 4, lambda each: each.do("apply", given).code)

    held = await licensing_staff.fetch(
        "SELECT count(*) FROM register.holder WHERE bsn_digest = $1", known_by(given)
    )
    assert sorted(answers, key=str) == ["APPLICANT_KNOWN"] * 7 + [None]
    assert held == 1


def test_t28_a_refused_applicant_applies_elsewhere_as_anybody_does(
    desk: Desk, far_desk: Desk
) -> None:
    given = make_applicant()
    desk.on("refuseApplication", desk.do("apply", given).data, ground=GROUND)

    again = far_desk.do("apply", given)

    assert again.code is None


def test_t28_a_refusal_is_seen_by_officers_of_its_own_municipality_alone(
    desk: Desk, far_desk: Desk
) -> None:
    refused = desk.on("refuseApplication", desk.apply().data, ground=GROUND).data
    listing = "{ applications(filter: {status: [REFUSED]}, first: 50, orderBy: APPLIED_ON_DESC)"
    asking = listing + "{ nodes { id status } } }"

    own = desk.officer.ask(asking, "licence-worklist")["data"]["applications"]["nodes"]
    other = far_desk.officer.ask(asking, "licence-worklist")["data"]["applications"]["nodes"]

    assert {"id": refused["id"], "status": "REFUSED"} in own
    assert refused["id"] not in {each["id"] for each in other}


@pytest.mark.parametrize(
    ("given", "outcome", "missing"),
    [
        ({}, None, "an interview with the outcome SELF_RELIANT"),
        ({}, "NOT_SELF_RELIANT", "an interview with the outcome SELF_RELIANT"),
        ({"birthDate": "2010-01-01"}, "SELF_RELIANT", "the age of 21"),
        ({"photo": None}, "SELF_RELIANT", "a photo"),
    ],
)
def test_a_licence_is_granted_when_its_conditions_are_met(
    desk: Desk, given: dict[str, object], outcome: str | None, missing: str
) -> None:
    applied = desk.apply(**given)
    ready = desk.interview(applied.data, outcome) if outcome else applied

    answer = desk.grant(ready.data)

    assert answer.code == "CONDITIONS_UNMET"
    assert answer.message.endswith(f"Missing: {missing}.")


def test_a_photo_can_be_brought_to_the_interview(desk: Desk) -> None:
    applied = desk.apply(photo=None)

    interviewed = desk.interview(applied.data, photo=make_applicant()["photo"])

    assert desk.grant(interviewed.data).code is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"bsn": "123456782"}, "BSN_REAL"),
        ({"bsn": "900000001"}, "ARGUMENT_INVALID"),
        ({"bsn": "90000004"}, "ARGUMENT_INVALID"),
        ({"familyName": " "}, "ARGUMENT_INVALID"),
        ({"workPhone": "6" * 201}, "ARGUMENT_INVALID"),
        ({"birthDate": "2090-01-01"}, "ARGUMENT_INVALID"),
        ({"municipality": "GM0363"}, "NOT_FOUND_OR_DENIED"),
        ({"photo": "geen foto"}, "PHOTO_UNFIT"),
    ],
)
def test_what_an_applicant_gives_has_its_form(
    desk: Desk, given: dict[str, object], code: str
) -> None:
    answer = desk.apply(**given)

    assert answer.code == code


def test_an_application_without_phone_and_address_is_taken(desk: Desk) -> None:
    given = make_applicant()
    del given["workPhone"]

    answer = desk.do("apply", given | {"correspondenceAddress": None})

    assert answer.code is None


def test_an_application_of_another_municipality_is_not_there(desk: Desk, far_desk: Desk) -> None:
    applied = desk.apply().data

    known = far_desk.on("withdrawApplication", applied)
    unknown = far_desk.on("withdrawApplication", {"id": str(uuid4()), "version": 1})

    assert known.code == "NOT_FOUND_OR_DENIED"
    assert known == unknown


def test_an_application_is_named_as_the_case(desk: Desk) -> None:
    applied = desk.apply().data
    other = desk.apply().data

    answer = desk.do("withdrawApplication", {"id": applied["id"], "version": 1}, case=other["id"])

    assert answer.code == "NOT_FOUND_OR_DENIED"


def test_an_application_that_was_changed_meanwhile_is_read_again(desk: Desk) -> None:
    applied = desk.apply().data
    desk.interview(applied)

    answer = desk.grant(applied)

    assert answer.code == "VERSION_CONFLICT"


def at_once(desks: list[Desk], ask: Any) -> list[Any]:

    with ThreadPoolExecutor(len(desks)) as pool:
        return list(pool.map(ask, desks))
