"""How ``vocabulary.yaml`` says where a column of a request comes from.

* ``action.name``: the member itself; closed where it is absent.
* ``{member: context.purpose, default: NONE}``: a value for where it is absent.
* ``{member: subject.properties.roles, several: together}``: a list is taken, and the rules on
  all its values speak together: one deny outweighs every allow.
* ``{join: [resource.type, resource.properties.field], between: "."}``: members joined.
* ``{own: resource.properties.x equals subject.properties.y}``: ``own`` or ``other``, and
  ``none`` where the resource has no such member.
* ``{always: web}``: the same for every request.
* ``today``, ``context.time``: the day of evaluation.
"""

from collections.abc import Mapping

from policies.foreign.sheet import Entry
from policies.foreign.sources import PATH, Always, Day, Joined, Member, Origin, Relation

__all__ = ["read_origin"]

TODAY = "today"
TIME = "context.time"
TOGETHER = "together"


def read_origin(entry: Entry) -> Origin | None:
    """Read where a column comes from; `None` where the entry does not say so."""
    text = entry.text
    if text in (TODAY, TIME):
        return Day(of_caller=text == TIME)
    if text:
        return Member(text) if PATH.fullmatch(text) else None
    return _described(entry.members)


def _described(members: Mapping[str, Entry]) -> Origin | None:
    match sorted(members):
        case ["always"] if members["always"].text:
            return Always(members["always"].text)
        case ["own"]:
            return _relation(members["own"].text)
        case ["between", "join"]:
            return _joined(members["join"], members["between"].text)
        case [*names] if "member" in names:
            return _member(members)
        case _:
            return None


def _member(members: Mapping[str, Entry]) -> Member | None:
    path = members["member"].text
    several = members["several"].text if "several" in members else None
    default = members["default"].text if "default" in members else None
    known = members.keys() <= {"member", "several", "default"}
    if not known or not PATH.fullmatch(path) or several not in (None, TOGETHER) or default == "":
        return None
    return Member(path, several=several is not None, default=default)


def _joined(join: Entry, between: str) -> Joined | None:
    paths = tuple(each.text for each in join.items)
    if len(paths) < 2 or not all(PATH.fullmatch(each) for each in paths):  # noqa: PLR2004  # two
        return None
    return Joined(paths, between)


def _relation(text: str) -> Relation | None:
    held, _, holding = text.partition(" equals ")
    if not (PATH.fullmatch(held) and PATH.fullmatch(holding)):
        return None
    return Relation(held, holding)
