"""The console: asked in the capacity of the session, answered like any other, kept nowhere."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, Final, cast

import orjson
import pytest

from gateway.admin.console.answers import read_answer, write_data
from gateway.admin.coordinates import FieldGroup
from gateway.installing import SHIPPED
from gateway.vocabulary import shipped_vocabulary
from policies.pdp import build_snapshot
from policies.rules import read_policy
from tests.fixtures.pages import Browser, Bureau

if TYPE_CHECKING:
    from gateway.admin.visits import Visit

PATH: Final = "/admin/console"
MUNICIPALITY: Final = "query M($code: String!) { municipality(code: $code) { name } }"


def ask(browser: Browser, document: str, purpose: str = "NONE", **fields: str) -> str:
    fields = {"variables": "", "matter": "", **fields}
    return browser.post(PATH, document=document, purpose=purpose, **fields).text


def test_an_answer_stands_below_what_was_asked(office: Bureau) -> None:
    with office.sign_in("inspector") as browser:
        page = ask(browser, MUNICIPALITY, variables='{"code": "GM0344"}')

    assert "&#34;name&#34;: &#34;Utrecht&#34;" in page
    assert "query M($code: String!)" in page
    assert "&#34;code&#34;: &#34;GM0344&#34;" in page


def test_a_refusal_is_explained_with_its_line_and_purposes(office: Bureau) -> None:
    with office.sign_in("inspector") as browser:
        refused = ask(browser, '{\n  licenceCheck(number: "23456789AB") { result }\n}')

    assert "licence check (query)" in refused
    assert "It would be open for" in refused
    assert "Line 2" in refused


def test_an_administrator_asks_for_no_person(office: Bureau) -> None:
    with office.sign_in("administrator") as browser:
        page = ask(browser, "{ licences { nodes { holder { familyName } } } }", "LICENCE_ISSUANCE")

    assert "family name (holder)" in page
    assert "&#34;familyName&#34;" not in page


async def test_what_is_asked_is_recorded_in_the_capacity_of_the_session(office: Bureau) -> None:
    with office.sign_in("operators") as browser:
        ask(browser, "{ licences { nodes { number } } }", "OPERATOR_SUPERVISION")

    found = await office.staff.fetch(
        "SELECT outcome || ' ' || home FROM access.decision_record"
        " WHERE role = 'operator_officer' AND purpose = 'OPERATOR_SUPERVISION' AND client IS NULL"
    )
    assert found == "UNAUTHORIZED_FIELD GM0344"


async def test_nothing_of_it_stays_in_the_session_or_the_log(office: Bureau) -> None:
    with office.sign_in("inspector") as browser:
        ask(browser, MUNICIPALITY, variables='{"code": "GM-SECRET"}')
        ask(browser, "{ unheardOf }")

    kept = await office.staff.fetch("SELECT string_agg(content::text, ' ') FROM access.session")
    for word in ("GM-SECRET", "unheardOf", "municipality("):
        assert word not in str(kept)
        assert word not in office.gateway.log.read_text()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"document": ""}, "Write what you want to ask."),
        ({"variables": "[1]"}, "Write one object in JSON"),
        ({"variables": "{"}, "Write one object in JSON"),
        ({"matter": "case 7"}, "The number of a case has 32"),
        ({"purpose": "CURIOSITY"}, 'href="#purpose"'),
        ({"document": "#" * 70_000}, "This is more than the register takes at once."),
    ],
)
def test_a_form_that_does_not_fit_is_not_asked(
    office: Bureau, fields: dict[str, str], said: str
) -> None:
    given = {"document": "{ me { name } }", "variables": "{ }", "matter": "", "purpose": "NONE"}
    with office.sign_in("inspector") as browser:
        answer = browser.post(PATH, **(given | fields))

    assert (answer.status_code, said in answer.text) == (422, True)
    assert 'id="answer"' not in answer.text


def test_what_may_be_asked_changes_with_the_purpose_and_keeps_what_was_typed(
    office: Bureau,
) -> None:
    with office.sign_in("inspector") as browser:
        page = browser.post(
            PATH, document="{ mine }", purpose="LICENCE_CHECK", matter="x", act="look"
        ).text

    assert "What you may ask: licence check" in page
    assert "only if you name an open case" in page
    assert "{ mine }" in page
    assert 'id="answer"' not in page


def test_who_may_ask_nothing_for_a_purpose_is_told(office: Bureau) -> None:
    with office.sign_in("counter") as browser:
        page = browser.post(PATH, document="x", purpose="RETENTION", act="look").text

    assert "What you may ask: " in page


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{", "The query is no GraphQL."),
        ("{ nothing }", "The query does not fit the schema."),
        ("query A { me { name } } query B { me { name } }", "leave one"),
        (MUNICIPALITY, "A variable does not fit, or is missing."),
        ('{ licenceCheck(number: "23456789AB") { result } }', "only"),
    ],
)
def test_what_is_wrong_with_a_query_is_said(office: Bureau, document: str, said: str) -> None:
    with office.sign_in("inspector") as browser:
        page = ask(browser, document)

    assert said in page


def test_t50_markup_in_a_query_is_shown_as_text(office: Bureau) -> None:
    with office.sign_in("inspector") as browser:
        page = ask(browser, "{ me { name } } # <script>alert(1)</script> {{7*7}}")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in page
    assert "<script>alert" not in page


async def test_an_appointment_that_ended_meanwhile_asks_nothing(office: Bureau) -> None:
    ending = await office.staff.appoint("leaver", "inspector", "GM0344")
    with office.sign_in("leaver") as browser:
        token = browser.token(PATH)
        await office.staff.end(ending)
        answer = browser.client.post(
            PATH, data={"csrf_token": token, "document": "{ me { name } }"}
        )

    assert "CAPACITY_ABSENT" in answer.text


def test_a_long_text_is_shortened_wherever_it_stands() -> None:
    written = write_data({"photos": [{"base64": "x" * 301}, {"base64": "x" * 300}], "count": 2})

    assert f'"{"x" * 40}… (301)"' in written
    assert f'"{"x" * 300}"' in written


class Listener:
    """Whoever looks at an answer, under the shipped policy."""

    language = "en"
    rights = SimpleNamespace(
        head=SimpleNamespace(snapshot=build_snapshot(read_policy(SHIPPED), shipped_vocabulary(), 1))
    )

    def say(self, message: str) -> str:
        return message


def test_what_is_withheld_is_named_in_words() -> None:
    body = b'{"data": {}, "extensions": {"access": {"withheld": ["Annotation.author"]}}}'

    answer = read_answer(cast("Visit", Listener()), body)

    assert answer.withheld == (FieldGroup("annotation", ("author",)),)


def test_a_refusal_by_a_rule_names_it_as_a_sentence() -> None:
    reason = {"kind": "RULE", "rules": ["R901"], "purposes": []}
    extensions = {
        "code": "UNAUTHORIZED_FIELD",
        "coordinate": "Annotation.text",
        "reason": reason,
    }
    body = orjson.dumps({"data": None, "errors": [{"message": "", "extensions": extensions}]})

    (fault,) = read_answer(cast("Visit", Listener()), body).faults

    assert fault.reason == "It is closed by R901."
    assert fault.sentences[0].startswith("R901: anyone of any home may never")
