"""Sentences from below the pages are said in the language of the visit."""

from datetime import date
from types import MappingProxyType

from gateway.admin.languages import Language, read_languages
from gateway.staff.errors import AppointmentOverError, DutiesApartError, StaffError
from sql.sayings import Saying

NAMES = MappingProxyType({"GM0344": "Utrecht"})


def dutch() -> Language:
    return read_languages(lambda name: name, NAMES)["nl"]


def test_a_sentence_is_said_with_its_days_and_roles_in_words() -> None:
    error = DutiesApartError("auditor", "inspector", date(2027, 1, 31))

    said = dutch().explain(error)

    assert "Toezichthouder" in said
    assert "31 januari 2027" in said


def test_a_sentence_stays_itself_through_an_error() -> None:
    error = StaffError("home", Saying("You do not see to {home}: ask its administrator.", home="x"))

    assert isinstance(str(error), Saying)
    assert str(error) == "You do not see to x: ask its administrator."


def test_a_place_in_a_sentence_has_its_name() -> None:
    said = dutch().tell(
        Saying("{home} does not exist on the first day: name its successor.", home="GM0344")
    )

    assert said.startswith("Utrecht (GM0344) ")


def test_other_text_is_told_as_it_is() -> None:
    assert dutch().tell("unexpected end of data") == "unexpected end of data"


def test_a_sentence_without_values_is_said_too() -> None:
    assert dutch().explain(AppointmentOverError()).startswith("Deze aanwijzing is voorbij")
