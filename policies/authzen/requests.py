"""From the JSON of a call to a question: what the standard requires is there and has its form.

Members that the standard does not know are ignored; a member that is null counts as absent.

Notes
-----
Source: OpenID AuthZEN Authorization API 1.0, sections 6 to 8.
"""

from collections.abc import Mapping
from hashlib import sha256
from json import dumps
from typing import Final

from policies.authzen.entities import (
    ActionSearch,
    Evaluation,
    Evaluations,
    Page,
    Semantic,
    Subject,
    SubjectSearch,
)
from policies.authzen.errors import MemberInvalidError, MemberMissingError
from policies.authzen.information import check_activity, check_traceparent, read_time
from policies.authzen.pages import read_page

__all__ = [
    "MOST_EVALUATIONS",
    "read_action_search",
    "read_evaluation",
    "read_evaluations",
    "read_subject_search",
]

MOST_EVALUATIONS: Final = 1000
"""Evaluations that one call may ask for."""
_DEFAULTS: Final = ("subject", "action", "resource", "context")

Content = Mapping[str, object]


def read_evaluation(content: Content) -> Evaluation:
    """Read one evaluation.

    Parameters
    ----------
    content
        The JSON object of the call.

    Raises
    ------
    MemberMissingError, MemberInvalidError
        With the path of the member.
    """
    return _evaluation(content, "")


def read_evaluations(content: Content) -> Evaluations | None:
    """Read several evaluations with their defaults.

    Returns
    -------
    Evaluations or None
        `None` where there are no several: then the call is one evaluation.

    Raises
    ------
    MemberMissingError, MemberInvalidError
        With the path of the member; one wrong evaluation refuses the call.
    """
    semantic = _semantic(content)
    given = content.get("evaluations")
    if given is None or given == []:
        return None
    if not isinstance(given, list) or len(given) > MOST_EVALUATIONS:
        raise MemberInvalidError("evaluations", f"a list of at most {MOST_EVALUATIONS} objects")
    defaults = {name: content[name] for name in _DEFAULTS if content.get(name) is not None}
    return Evaluations(
        tuple(_item(item, defaults, f"evaluations[{place}]") for place, item in enumerate(given)),
        semantic,
    )


def read_subject_search(content: Content) -> SubjectSearch:
    """Read which subjects are searched; an identifier of the subject is ignored.

    Raises
    ------
    MemberMissingError, MemberInvalidError
        With the path of the member.
    """
    subject = _object(content, "subject", "")
    searched = {**content, "subject": {**subject, "id": ""}}
    return SubjectSearch(_evaluation(searched, ""), _page(content))


def read_action_search(content: Content) -> ActionSearch:
    """Read which actions are searched; an action that is sent is ignored.

    Raises
    ------
    MemberMissingError, MemberInvalidError
        With the path of the member.
    """
    return ActionSearch(_evaluation({**content, "action": {"name": ""}}, ""), _page(content))


def _item(item: object, defaults: Content, path: str) -> Evaluation:
    if not isinstance(item, dict):
        raise MemberInvalidError(path, "an object")
    own = {name: value for name, value in item.items() if value is not None}
    return _evaluation({**defaults, **own}, f"{path}.")


def _evaluation(content: Content, path: str) -> Evaluation:
    subject = _entity(content, "subject", path)
    action = _object(content, "action", path)
    context = content.get("context")
    if not isinstance(context, dict | None):
        raise MemberInvalidError(f"{path}context", "an object")
    context = context or {}
    asked = Evaluation(
        subject=Subject(
            _text(subject, "type", f"{path}subject."),
            _text(subject, "id", f"{path}subject."),
            _properties(subject, f"{path}subject."),
        ),
        action={
            "name": _text(action, "name", f"{path}action."),
            "properties": _properties(action, f"{path}action."),
        },
        resource=_entity(content, "resource", path),
        context=context,
        time=read_time(context),
    )
    check_traceparent(context)
    check_activity(asked.action)
    return asked


def _entity(content: Content, name: str, path: str) -> Content:
    found = _object(content, name, path)
    inner = f"{path}{name}."
    return {
        "type": _text(found, "type", inner),
        "id": _text(found, "id", inner),
        "properties": _properties(found, inner),
    }


def _object(content: Content, name: str, path: str) -> Content:
    value = content.get(name)
    if value is None:
        raise MemberMissingError(f"{path}{name}")
    if not isinstance(value, dict):
        raise MemberInvalidError(f"{path}{name}", "an object")
    return value


def _text(content: Content, name: str, path: str) -> str:
    value = content.get(name)
    if value is None:
        raise MemberMissingError(f"{path}{name}")
    if not isinstance(value, str):
        raise MemberInvalidError(f"{path}{name}", "text")
    return value


def _properties(content: Content, path: str) -> Content:
    value = content.get("properties")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MemberInvalidError(f"{path}properties", "an object")
    return value


def _semantic(content: Content) -> Semantic:
    options = content.get("options")
    if not isinstance(options, dict | None):
        raise MemberInvalidError("options", "an object")
    given = (options or {}).get("evaluations_semantic")
    if given is None:
        return Semantic.EXECUTE_ALL
    names = [each.value for each in Semantic]
    if given not in names:
        raise MemberInvalidError("options.evaluations_semantic", f"one of {', '.join(names)}")
    return Semantic(given)


def _page(content: Content) -> Page:
    searched = {name: content.get(name) for name in _DEFAULTS}
    seal = sha256(dumps(searched, sort_keys=True).encode()).hexdigest()[:32]
    return read_page(content.get("page"), seal)
