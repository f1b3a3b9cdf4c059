"""Members of the NLGov profile: their form is checked wherever they are sent.

``context.traceparent`` names the trace of the caller, ``action.properties.processing_activity_id``
the processing: both are recorded and decide nothing. ``context.time`` says when the caller means;
whether that counts is for the policy to say.

Notes
-----
Source: NLGov profile for AuthZEN 1.0.0, information model; W3C Trace Context; RFC 3339. The
seconds of a time may be left out, as the examples of AuthZEN do.
"""

import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Final

from policies.authzen.errors import MemberInvalidError

__all__ = ["check_activity", "check_traceparent", "read_time"]

_TRACEPARENT: Final = re.compile(
    r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
    r"|(?!00|ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{0,200})?"
)
_TIME: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
_URI: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[!-~]+")
_URI_LENGTH: Final = 512
_FRACTION: Final = re.compile(r"(\.\d{6})\d+", re.ASCII)


def check_traceparent(context: Mapping[str, object]) -> None:
    """Check ``context.traceparent``, where there is one.

    Raises
    ------
    MemberInvalidError
        If it is no trace parent.
    """
    given = context.get("traceparent")
    if given is not None and not (isinstance(given, str) and _TRACEPARENT.fullmatch(given)):
        raise MemberInvalidError("context.traceparent", "a traceparent of W3C Trace Context")


def check_activity(action: Mapping[str, object]) -> None:
    """Check ``action.properties.processing_activity_id``, where there is one.

    Raises
    ------
    MemberInvalidError
        If it is no URI, or one of more than 512 characters.
    """
    properties = action.get("properties")
    given = properties.get("processing_activity_id") if isinstance(properties, Mapping) else None
    if given is None:
        return
    if not isinstance(given, str) or len(given) > _URI_LENGTH or not _URI.fullmatch(given):
        member = "action.properties.processing_activity_id"
        raise MemberInvalidError(member, f"a URI of at most {_URI_LENGTH} characters")


def read_time(context: Mapping[str, object]) -> datetime | None:
    """Read ``context.time``; `None` where there is none.

    Raises
    ------
    MemberInvalidError
        If it is no time with its offset.
    """
    given = context.get("time")
    if given is None:
        return None
    if isinstance(given, str) and _TIME.fullmatch(given):
        try:
            time: datetime | None = datetime.fromisoformat(_FRACTION.sub(r"\1", given).upper())
        except ValueError:
            time = None
        # At either end of the calendar, the day elsewhere might be none.
        if time is not None and MINYEAR < time.year < MAXYEAR:
            return time
    raise MemberInvalidError("context.time", "a time of RFC 3339, as 2027-01-31T09:30:00+01:00")
