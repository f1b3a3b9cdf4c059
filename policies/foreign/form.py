"""The form of a foreign model: which column of a rule says what about which of a request.

A model may be another than the register's, but every part of its matcher is one of a few kinds
that a decision table can hold and that a reader can tell the meaning of.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policies.adapter import Shape, read_shape
from policies.errors import Finding, PolicyError
from policies.lines import MODEL

__all__ = ["Form", "Part", "read_form"]

REQUIRED = ("id", "eft", "basis")
EFFECT = "some(where (p_eft == allow)) && !some(where (p_eft == deny))"
PLACES = "_, _"
SECTIONS = {
    "request_definition": re.compile("r"),
    "policy_definition": re.compile("p"),
    "role_definition": re.compile("g([2-9]|[1-9][0-9])?"),
    "policy_effect": re.compile("e"),
    "matchers": re.compile("m"),
}
NAME = re.compile("[a-z][a-z0-9_]*")
KINDS_OF_PARTS = (
    'p.x == "*" || r.x == p.x; p.x == "*" || g(r.x, p.x); the same without "*";'
    ' p.since == "" || p.since <= r.day; p.until == "" || r.day <= p.until'
)


@dataclass(frozen=True)
class Part:
    """One part of the matcher: a column of a rule held against one of a request."""

    rule: str
    request: str
    kind: str = ""
    """Kind of the groups that may stand in the rule; empty where none may."""
    wide: bool = False
    """Whether ``*`` stands for every value."""
    dated: str = ""
    """``since`` for a first day, ``until`` for a last one, else empty."""


@dataclass(frozen=True)
class Form:
    """The columns of a model and what each column of a rule is held against."""

    request: tuple[str, ...]
    rule: tuple[str, ...]
    kinds: tuple[str, ...]
    parts: Mapping[str, Part]
    """Column of a rule -> its part of the matcher; number, effect and basis have none."""

    @property
    def days(self) -> frozenset[str]:
        """Columns of a request that hold a day."""
        return frozenset(each.request for each in self.parts.values() if each.dated)

    @property
    def span(self) -> tuple[str, str]:
        """Columns of a rule that hold the first and the last day; empty where there is none."""
        dated = {each.dated: column for column, each in self.parts.items()}
        return dated.get("since", ""), dated.get("until", "")


def read_form(text: str, findings: list[Finding]) -> Form | None:
    """Read what a model holds.

    Parameters
    ----------
    text
        Text of ``model.conf``.
    findings
        Takes everything for which the model must be refused.

    Returns
    -------
    Form or None
        `None` if it must be refused.
    """
    lines = _Lines(text)
    found = list(lines.check())
    if not found:
        try:
            shape = read_shape(text)
        except PolicyError:
            found.append(lines.finding("", "Casbin cannot read the model", "compare it with ours"))
        else:
            form = _read(shape, lines, found)
    findings.extend(found)
    return None if found else form


def _read(shape: Shape, lines: "_Lines", found: list[Finding]) -> Form:
    found.extend(_check_columns(shape, lines))
    parts = tuple(_read_parts(shape, lines, found))
    form = Form(shape.request, shape.rule, tuple(shape.kinds), {each.rule: each for each in parts})
    found.extend(_check_use(form, parts, lines))
    return form


class _Lines:
    """The lines of a model, as far as Casbin would pass over something in silence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, int] = {}
        """Section or key -> line where it stands first."""

    def finding(self, key: str, reason: str, fix: str) -> Finding:
        return Finding(MODEL, self.places.get(key, 1), key, reason, fix)

    def check(self) -> Iterator[Finding]:
        """Find what does not belong into a model, and remember where everything stands."""
        section = ""
        for number, raw in enumerate(self.text.split("\n"), start=1):
            line = raw.strip()
            if not line or line[0] in "#;":
                continue
            if line.startswith("[") and line.endswith("]"):
                section = line[1:-1]
                problem = self._enter(section, section in SECTIONS, number)
            else:
                problem = _problem_of(line) or self._define(line, section, number)
            if problem:
                yield Finding(MODEL, number, "", *problem)
        for name in SECTIONS.keys() - {"role_definition"} - self.places.keys():
            yield Finding(MODEL, 1, "", f"the section [{name}] is missing", "add it")

    def _define(self, line: str, section: str, number: int) -> tuple[str, str] | None:
        key = line.partition("=")[0].strip()
        known = section in SECTIONS and SECTIONS[section].fullmatch(key) is not None
        return self._enter(key, known, number)

    def _enter(self, name: str, known: bool, number: int) -> tuple[str, str] | None:  # noqa: FBT001
        if not known:
            return f"{name!r} does not belong there", f"leave {', '.join(SECTIONS)} as they are"
        if self.places.setdefault(name, number) != number:
            return f"{name!r} stands on line {self.places[name]} already", "take out one of them"
        return None


def _problem_of(line: str) -> tuple[str, str] | None:
    if not line.isascii() or not line.isprintable():
        return "the line holds signs that are not plain", "type it anew in plain letters"
    if "#" in line or line.endswith("\\"):
        return "the line holds '#' or goes on on the next", "write comments on lines of their own"
    return None


def _check_columns(shape: Shape, lines: _Lines) -> Iterator[Finding]:
    for key, columns in (("r", shape.request), ("p", shape.rule)):
        for column in sorted(set(columns)):
            if not NAME.fullmatch(column) or columns.count(column) > 1:
                reason = f"{column!r} is no name of one column"
                yield lines.finding(key, reason, "use small letters, each name once")
    for column in REQUIRED:
        if column not in shape.rule or column in shape.request:
            reason = f"every rule needs the column {column}, and no request has it"
            yield lines.finding("p", reason, f"write p = {', '.join(REQUIRED)} and your columns")
    for kind, places in shape.kinds.items():
        if places != PLACES:
            yield lines.finding(kind, "a group has a member and a name", f"write {kind} = {PLACES}")
    if shape.effect != EFFECT:
        fix = "write e = some(where (p.eft == allow)) && !some(where (p.eft == deny))"
        yield lines.finding("e", "a deny must outweigh every allow", fix)


def _read_parts(shape: Shape, lines: _Lines, found: list[Finding]) -> Iterator[Part]:
    try:
        text = shape.matcher.replace("&&", " and ").replace("||", " or ")
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        found.append(lines.finding("m", "the matcher is no expression", KINDS_OF_PARTS))
        return
    joined = isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And)
    for each in tree.values if joined else [tree]:  # type: ignore[attr-defined]  # joined
        part = _read_part(each)
        if part and _stands(part, shape):
            yield part
            continue
        reason = f"no table can hold the part {ast.unparse(each)[:80]}"
        found.append(lines.finding("m", reason, f"write it as one of: {KINDS_OF_PARTS}"))


def _stands(part: Part, shape: Shape) -> bool:
    known = part.rule in shape.rule and part.request in shape.request
    return known and part.kind in ("", *shape.kinds)


def _read_part(tree: ast.expr) -> Part | None:
    match tree:
        case ast.BoolOp(op=ast.Or(), values=[ast.Compare() as guard, test]):
            open_, plain = _read_guard(guard), _read_test(test)
            if open_ is None or plain is None or open_[0] != plain.rule:
                return None
            wide, dated = open_[1] == "*", bool(plain.dated)
            if wide == dated:
                return None
            return Part(plain.rule, plain.request, plain.kind, wide, plain.dated)
        case _:
            plain = _read_test(tree)
            return None if plain is None or plain.dated else plain


def _read_guard(guard: ast.Compare) -> tuple[str, str] | None:
    match guard:
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Eq()], comparators=[ast.Constant(value="*" | "" as to)]
        ) if name.startswith("p_"):
            return name[2:], to
        case _:
            return None


def _read_test(tree: ast.expr) -> Part | None:
    match tree:
        case ast.Compare(left=ast.Name(id=one), ops=[ast.Eq()], comparators=[ast.Name(id=other)]):
            return _pair(*sorted((one, other)))
        case ast.Compare(left=ast.Name(id=one), ops=[ast.LtE()], comparators=[ast.Name(id=other)]):
            return _pair(*sorted((one, other)), dated="since" if one.startswith("p_") else "until")
        case ast.Call(
            func=ast.Name(id=kind), args=[ast.Name(id=request), ast.Name(id=rule)], keywords=[]
        ):
            return _pair(rule, request, kind=kind)
        case _:
            return None


def _pair(rule: str, request: str, *, kind: str = "", dated: str = "") -> Part | None:
    if not (rule.startswith("p_") and request.startswith("r_")):
        return None
    return Part(rule[2:], request[2:], kind, dated=dated)


def _check_use(form: Form, parts: tuple[Part, ...], lines: _Lines) -> Iterator[Finding]:
    read = [each.rule for each in parts]
    for column in form.rule:
        times = read.count(column)
        if times != (column not in REQUIRED):
            reason = f"the matcher reads the column p.{column} {times} times"
            fix = f"hold every column but {', '.join(REQUIRED)} against the request once"
            yield lines.finding("m", reason, fix)
    for column in form.request:
        kinds = {bool(each.dated) for each in parts if each.request == column}
        if len(kinds) != 1:
            reason = f"the matcher reads the column r.{column} never, or as a day and otherwise"
            yield lines.finding("m", reason, "hold it against a column of the rule")
    dated = [each.dated for each in parts if each.dated]
    if len(form.days) > 1 or len(dated) != len(set(dated)):
        yield lines.finding("m", "a rule has more than one period", "keep one day and one period")
