"""The list of appointments and the search for an officer, over HTTP."""

from tests.fixtures.pages import Bureau
from tests.pages.staff import appoint

MARKUP = "<script>alert(1)</script>{{7*7}}"


def test_an_administrator_lists_the_appointments_of_the_own_municipality(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        utrecht = browser.get("/admin/appointments", size="100").text
    with office.sign_in("amsterdam") as browser:
        amsterdam = browser.get("/admin/appointments", size="100").text

    assert ">inspector</a>" in utrecht
    assert ">amsterdam</a>" not in utrecht
    assert ">amsterdam</a>" in amsterdam
    assert ">inspector</a>" not in amsterdam


def test_the_list_is_filtered_sorted_and_paged_by_the_address(office: Bureau) -> None:
    asked = {"role": "auditor", "state": "IN_FORCE", "sort": "-role", "page": "9"}
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/appointments", **asked).text

    assert ">auditor</a>" in page
    assert ">inspector</a>" not in page
    assert "1 to 1 of 1" in page


def test_a_state_that_there_is_none_of_counts_as_not_said(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = browser.get("/admin/appointments", state="SOON", size="100").text

    assert ">inspector</a>" in page


def test_an_officer_is_found_by_a_part_of_the_name_which_no_address_holds(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post("/admin/appointments", words=" SPECT\x00 ")

    assert ">inspector</a>" in answer.text
    assert ">auditor</a>" not in answer.text
    assert str(answer.url).endswith("/admin/appointments")


def test_who_is_appointed_elsewhere_is_not_found(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post("/admin/appointments", words="amsterdam")

    assert "Nobody of this name" in answer.text


def test_a_search_for_nothing_shows_the_list(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        answer = browser.post("/admin/appointments", words="  ")

    assert "Appointments that you see to" in answer.text


async def test_more_than_a_hundred_are_counted(own_office: Bureau) -> None:
    with own_office.sign_in("administrator") as browser:
        await own_office.staff.execute("""
            INSERT INTO access.officer SELECT gen_random_uuid(), 'many' || n, 'many' || n
            FROM generate_series(1, 101) AS n""")
        await own_office.staff.execute("""
            INSERT INTO access.appointment (id, officer_id, role, municipality, valid_from)
            SELECT gen_random_uuid(), id, 'inspector', 'GM0344', '2020-01-01'
            FROM access.officer WHERE name LIKE 'many%'""")
        found = browser.post("/admin/appointments", words="many").text
        listed = browser.get("/admin/appointments", sort="-name", page="5").text

    assert "The first 100 of 101 are shown" in found
    assert "101 to 112 of 112" in listed


def test_t50_a_name_is_shown_as_the_text_it_is(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        shown = appoint(browser, "markup", name=MARKUP).text
        found = browser.post("/admin/appointments", words="markup").text

    for page in (shown, found):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
