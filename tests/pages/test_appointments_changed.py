"""Appointments granted, ended and renewed, over HTTP."""

import pytest

from tests.fixtures.pages import Browser, Bureau
from tests.pages.staff import appoint, day, identify


def test_an_officer_is_registered_and_appointed_in_one_form(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = appoint(browser, "anna", valid_from=day(3))

    assert "The officer is appointed." in answer.text
    assert "Ms anna" in answer.text
    assert "To come" in answer.text


def test_an_officer_who_is_registered_is_appointed_by_the_sign_in_name(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        appoint(browser, "bea")
        answer = appoint(browser, "bea", name="", role="operator_officer")
        named = appoint(browser, "bea", role="licensing_officer")
        form = browser.get("/admin/appointments/new").text

    assert "The officer is appointed." in answer.text
    assert "The officer is appointed." in named.text
    assert '<option value="bea">Ms bea</option>' in form


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({"subject": ""}, "Fill in the sign-in name."),
        ({"role": ""}, "Choose a role."),
        ({"role": "police_supervisor"}, "Not a valid choice."),
        ({"home": "GM0363"}, "Not a valid choice."),
        ({"valid_from": "soon"}, "Not a valid date value."),
        ({"valid_from": "2020-01-01"}, "Begin today or later."),
        ({"valid_until": "2020-01-01"}, "End on the first day or later."),
        ({"name": ""}, "give a name to register them"),
        ({"subject": "auditor", "name": ""}, "The officer is Auditor, and Inspector excludes"),
        ({"subject": "auditor", "name": "Other"}, "registered as auditor"),
        ({"subject": "administrator", "name": ""}, "let a colleague do it"),
    ],
)
def test_what_does_not_fit_is_named_at_its_field_and_nothing_is_lost(
    office: Bureau, fields: dict[str, str], advice: str
) -> None:
    with office.sign_in("administrator") as browser:
        answer = appoint(browser, "carl", **{"name": "Carl & Co"} | fields)

    assert answer.status_code == 422
    assert advice in answer.text
    assert fields.get("name", "Carl &amp; Co") in answer.text


def test_a_fault_is_said_in_dutch_with_the_roles_in_words(office: Bureau) -> None:
    with office.sign_in("administrator", "nl") as browser:
        answer = appoint(browser, "auditor", name="")

    assert "De ambtenaar is Auditor, en dat gaat niet samen met Toezichthouder" in answer.text


def end(browser: Browser, appointment: str, **fields: str) -> str:
    answer = browser.post(f"/admin/appointments/{appointment}/end", **fields)
    return str(answer.text)


def test_an_appointment_ends_at_once(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        made = identify(appoint(browser, "dirk"))
        page = end(browser, made, when="now")
        again = end(browser, made, when="now")

    assert "The appointment of Ms dirk has ended." in page
    assert "Over" in page
    assert "This appointment is over: grant a new one." in again


def test_an_appointment_ends_after_a_day_and_is_renewed(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        made = identify(appoint(browser, "eva"))
        ended = end(browser, made, when="later", valid_until=day(5))
        renewal = browser.post(f"/admin/appointments/{made}/renew", valid_until=day(9)).text
        endless = browser.post(f"/admin/appointments/{made}/renew", endless="y").text

    assert "The appointment of Ms eva ends after" in ended
    assert "The appointment of Ms eva is renewed." in renewal
    assert [endless.count(word) for word in ("Granted", "Was ended", "Renewed")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({"when": "later"}, "Fill in the last day."),
        ({"when": "later", "valid_until": "soon"}, "Not a valid date value."),
        ({"when": "later", "valid_until": "2020-01-01"}, "Name a day from"),
        ({"when": "never"}, "Not a valid choice."),
    ],
)
def test_an_end_that_does_not_fit_is_refused(
    office: Bureau, fields: dict[str, str], advice: str
) -> None:
    with office.sign_in("administrator") as browser:
        found = browser.post("/admin/appointments", words="frank")
        if "Nobody" in found.text:
            found = appoint(browser, "frank")
        made = found.text.partition("/admin/appointments/")[2]
        page = end(browser, identify(browser.get(f"/admin/appointments/{made[:36]}")), **fields)

    assert advice in page


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ({}, "Fill in a day, or choose no last day."),
        ({"valid_until": day(9), "endless": "y"}, "Fill in a day, or choose no last day."),
        ({"valid_until": "soon"}, "Not a valid date value."),
        ({"valid_until": day(1)}, "Renew it until a later day than it has."),
    ],
)
def test_a_renewal_that_does_not_fit_is_refused(
    own_office: Bureau, fields: dict[str, str], advice: str
) -> None:
    with own_office.sign_in("administrator") as browser:
        made = identify(appoint(browser, "gijs", valid_until=day(5)))
        answer = browser.post(f"/admin/appointments/{made}/renew", **fields)

    assert answer.status_code == 422
    assert advice in answer.text


async def test_what_is_out_of_reach_looks_like_what_does_not_exist(office: Bureau) -> None:
    with office.sign_in("amsterdam") as browser:
        made = identify(appoint(browser, "hans", home="GM0363"))
    paths = [
        f"/admin/appointments/{each}{act}"
        for each in (made, "00000000-0000-0000-0000-000000000000", "nothing")
        for act in ("", "/end", "/renew")
    ]

    with office.sign_in("administrator") as browser:
        answers = {
            (each.status_code, "RECORD_ABSENT" in each.text) for each in map(browser.get, paths)
        }

    assert answers == {(404, True)}


def test_nobody_ends_their_own(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        listed = browser.get("/admin/appointments", role="functional_administrator").text
        own = listed.partition(">administrator</a>")[0].rpartition("/admin/appointments/")[2][:36]
        page = browser.get(f"/admin/appointments/{own}").text
        refused = end(browser, own, when="now")

    assert "This is your own appointment" in page
    assert "/end" not in page
    assert "let a colleague do it" in refused


def test_one_granted_before_acts_were_kept_says_so(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        listed = browser.get("/admin/appointments", role="auditor").text
        made = listed.partition(">auditor</a>")[0].rpartition("/admin/appointments/")[2][:36]
        page = browser.get(f"/admin/appointments/{made}").text

    assert "It was granted before this was written down." in page


async def test_an_ended_appointment_stops_at_the_next_page(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        made = identify(appoint(browser, "ida"))
        with office.sign_in("ida") as officer:
            before = officer.get("/admin").status_code
            end(browser, made, when="now")
            after = officer.get("/admin").status_code

    assert (before, after) == (200, 403)
