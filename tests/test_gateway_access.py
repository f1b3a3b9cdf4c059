"""The headers that say in which capacity and for what a request is made."""

from contextlib import suppress
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.access import NO_PURPOSE, read_asked
from gateway.errors import (
    AppointmentMalformedError,
    CaseMalformedError,
    HeaderDuplicatedError,
    PurposeUnknownError,
    RequestRefusedError,
)
from resolvers.codes import Purpose

CASE = "3f0c9a52-6f0e-4c0e-9a7e-0d5b0c1f2a3b"


def test_without_headers_nothing_is_asked() -> None:
    asked = read_asked([(b"host", b"register.example")])

    assert (asked.purpose, asked.case, asked.appointment) == (NO_PURPOSE, None, None)
    assert asked.authorizations == ()


@pytest.mark.parametrize("purpose", list(Purpose), ids=lambda purpose: purpose.name)
def test_every_purpose_is_written_small_with_hyphens(purpose: Purpose) -> None:
    written = purpose.name.lower().replace("_", "-").encode()

    assert read_asked([(b"access-purpose", written)]).purpose == purpose.name


@pytest.mark.parametrize(
    "written", [b"", b"LICENCE_CHECK", b"Licence-Check", b"none", b"licence-check, audit", b"\xff"]
)
def test_an_unknown_purpose_is_answered_with_the_eight(written: bytes) -> None:
    with pytest.raises(PurposeUnknownError) as refused:
        read_asked([(b"access-purpose", written)])

    message = str(refused.value)
    assert all(purpose.name.lower().replace("_", "-") in message for purpose in Purpose)
    assert len(message.split(", ")) == 8


def test_case_and_appointment_are_read() -> None:
    asked = read_asked(
        [(b"access-case", CASE.encode()), (b"access-appointment", CASE.upper().encode())]
    )

    assert (asked.case, asked.appointment) == (UUID(CASE), UUID(CASE))


@pytest.mark.parametrize(
    ("name", "error"),
    [(b"access-case", CaseMalformedError), (b"access-appointment", AppointmentMalformedError)],
)
@pytest.mark.parametrize(
    "written",
    [b"", b"7", b"{" + CASE.encode() + b"}", CASE.replace("-", "").encode(), b"\xff" * 36],
)
def test_a_malformed_identifier_is_refused_without_repeating_it(
    name: bytes, error: type[RequestRefusedError], written: bytes
) -> None:
    with pytest.raises(error) as refused:
        read_asked([(name, written)])

    assert refused.value.status == 400
    assert CASE not in str(refused.value)


@pytest.mark.parametrize("name", [b"access-purpose", b"access-case", b"access-appointment"])
def test_a_header_that_stands_twice_is_refused(name: bytes) -> None:
    with pytest.raises(HeaderDuplicatedError, match=r"^Send the header Access-\w+ once\.$"):
        read_asked([(name, b"licence-check"), (name, b"licence-check")])


def test_t35_a_forwarded_identity_is_not_read() -> None:
    forged = [b"x-user", b"x-forwarded-user", b"remote-user", b"x-role", b"x-municipality"]

    assert read_asked([(name, b"admin") for name in forged]) == read_asked([])


@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"access-purpose", b"access-case", b"access-appointment", b"x"]),
            st.binary(max_size=40),
        ),
        max_size=4,
    )
)
def test_whatever_is_sent_is_read_or_refused(headers: list[tuple[bytes, bytes]]) -> None:
    with suppress(RequestRefusedError):
        asked = read_asked(headers)

        assert asked.purpose in {NO_PURPOSE, *(purpose.name for purpose in Purpose)}
