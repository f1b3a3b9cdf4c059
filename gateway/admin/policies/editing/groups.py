"""The groups of a version: their members, chosen from closed lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from starlette.responses import Response
from wtforms import Form, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Regexp

from gateway.admin.choices import make_choices
from gateway.admin.errors import RecordAbsentError
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.editing.changes import set_group
from gateway.admin.policies.editing.saving import save, save_form
from gateway.admin.policies.editing.speaking import name_value
from gateway.admin.policies.editing.versions import Version, read_own_draft, read_version
from gateway.admin.visits import Visit
from policies.rules import Group

__all__ = ["PAGES"]

_NEW: Final = "new"
_NAME: Final = r"[a-z]+:[a-z0-9-]+$"
_KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "g": ("role", N_("Roles")),
        "g2": ("coordinate", N_("What may be seen")),
        "g3": ("purpose", N_("Purposes")),
        "g4": ("home", N_("Municipalities and police units")),
    }
)
"""Kind of group -> column whose values are members, and what such groups are called."""


class GroupForm(Form):
    """One group."""

    id = StringField(
        N_("Name"),
        [
            InputRequired(N_("Give the group a name.")),
            Regexp(
                r"[a-z]+:[a-z0-9-]+$", message=N_("Write two words with a colon, as role:team.")
            ),
        ],
        description=N_("Two words with a colon between them, as role:supervisor."),
    )
    members = SelectMultipleField(N_("Members"), [InputRequired(N_("Choose one member at least."))])


@dataclass(frozen=True)
class _Shown:
    """A group as it is read."""

    id: str
    name: str
    members: list[str]
    names: list[str]


@dataclass(frozen=True)
class _Kind:
    """The groups of one kind."""

    kind: str
    label: str
    groups: list[_Shown]


async def list_groups(visit: Visit) -> Response:
    """List the groups of a version: ``GET /admin/policies/{version}/groups``."""
    version = await read_version(visit)
    visit.follow(visit.say("Groups"), f"{version.path}/groups")
    kinds = [
        _Kind(kind, visit.say(label), [*_show(version, kind)])
        for kind, (_, label) in _KINDS.items()
    ]
    return visit.render("admin/policies/editing/groups.html", version=version, kinds=kinds)


async def ask_group(visit: Visit) -> Response:
    """Ask for the members of a group: ``GET /admin/policies/{version}/groups/{kind}/{group}``."""
    version = await read_own_draft(visit)
    return _render(version, _fill(version))


async def save_group(visit: Visit) -> Response:
    """Keep the members of a group: ``POST /admin/policies/{version}/groups/{kind}/{group}``."""
    version = await read_own_draft(visit)
    form, kind, given = _fill(version), _kind(visit), _given(version)
    if form.validate():
        name = form.id.data if given is None else given.id
        change = set_group(kind, name or "", form.members.data or [], new=given is None)
        if await save_form(version, change, form):
            visit.flash("good", N_("Group {group} was saved."), group=name)
            return visit.redirect(f"{version.path}/groups")
    return _render(version, form)


async def remove_group(visit: Visit) -> Response:
    """Take a group out: ``POST /admin/policies/{version}/groups/{kind}/{group}/remove``."""
    version = await read_own_draft(visit)
    kind, given = _kind(visit), _given(version)
    if given is None:
        raise RecordAbsentError
    if await save(version, set_group(kind, given.id, [], new=False)):
        visit.flash("good", N_("Group {group} was taken out."), group=given.name)
    return visit.redirect(f"{version.path}/groups")


def _show(version: Version, kind: str) -> Iterable[_Shown]:
    column = _KINDS[kind][0]
    members: dict[str, list[str]] = {}
    for each in version.frame.groups:
        if each.kind == kind:
            members.setdefault(each.belongs_to, []).append(each.member)
    for group, held in members.items():
        names = [name_value(version.words, column, each) for each in held]
        yield _Shown(group, name_value(version.words, column, group), held, names)


def _kind(visit: Visit) -> str:
    kind: str = visit.request.path_params["kind"]
    if kind not in _KINDS:
        raise RecordAbsentError
    return kind


def _given(version: Version) -> _Shown | None:
    """Find the group that the address names; `None` for a new one."""
    kind, asked = _kind(version.visit), version.visit.request.path_params["group"]
    if asked == _NEW:
        return None
    found = {each.id: each for each in _show(version, kind)}
    if asked not in found:
        raise RecordAbsentError
    return found[asked]


def _fill(version: Version) -> GroupForm:
    kind, given = _kind(version.visit), _given(version)
    form = version.visit.fill(GroupForm, given)
    if given:
        form.id.data = given.id
        form.id.validators = []
    column = _KINDS[kind][0]
    own = given.id if given else ""
    values = sorted(version.vocabulary.kinds[kind] | _groups(version.frame.groups, kind) - {own})
    choices = [(each, name_value(version.words, column, each)) for each in values]
    form.members.choices = make_choices(choices)
    return form


def _groups(groups: Iterable[Group], kind: str) -> set[str]:
    return {each.belongs_to for each in groups if each.kind == kind}


def _render(version: Version, form: GroupForm) -> Response:
    visit, given = version.visit, _given(version)
    path = f"{version.path}/groups/{_kind(visit)}/{given.id if given else _NEW}"
    visit.follow(visit.say("Groups"), f"{version.path}/groups")
    visit.follow(given.name if given else visit.say("New group"), path)
    return visit.render(
        "admin/policies/editing/group.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
        version=version,
        form=form,
        given=given,
        path=path,
    )


_GROUP: Final = "/policies/{version}/groups/{kind}/{group}"
_WRITE: Final = Permission.POLICIES_WRITE
PAGES: Final = (
    Page("/policies/{version}/groups", list_groups, Permission.POLICIES_READ),
    Page(_GROUP, ask_group, _WRITE),
    Page(_GROUP, save_group, _WRITE, method="POST"),
    Page(f"{_GROUP}/remove", remove_group, _WRITE, method="POST"),
)
