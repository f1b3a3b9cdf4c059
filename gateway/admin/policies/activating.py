"""Putting an approved version in force, at once or later, and calling that off."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final
from zoneinfo import ZoneInfo

from starlette.responses import Response
from wtforms import DateTimeLocalField, Form, ValidationError
from wtforms.validators import Optional

from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.policies.acting import act
from gateway.admin.policies.finding import find_life, follow_version, look
from gateway.admin.policies.telling import tell_changes
from gateway.admin.visits import Visit
from gateway.versions.deciding import activate, call_off
from gateway.versions.lives import Life, State
from sql.database import Session

__all__ = ["PAGES"]

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_SHOWN: Final = 10


class MomentForm(Form):
    """When a version comes into force."""

    moment = DateTimeLocalField(
        N_("From when"),
        [Optional()],
        description=N_("Day and time in the Netherlands. Leave it empty to put it in force now."),
    )

    @property
    def chosen(self) -> datetime | None:
        """The moment with its offset; `None` for at once."""
        given: datetime | None = self.moment.data
        return given.replace(tzinfo=_AMSTERDAM) if given else None

    def validate_moment(self, _field: DateTimeLocalField) -> None:
        """Refuse what is past, and what the clock skips."""
        chosen = self.chosen
        if chosen is None:
            return
        if chosen <= datetime.now(UTC):
            raise ValidationError(N_("Choose a moment to come, or leave it empty."))
        if chosen.astimezone(UTC).astimezone(_AMSTERDAM).replace(tzinfo=None) != self.moment.data:
            raise ValidationError(N_("That night the clock skips this hour: choose another time."))


async def ask_moment(visit: Visit) -> Response:
    """Ask from when it is in force: ``GET /admin/policies/{version}/activation``."""
    return await _show(visit, await find_life(visit), visit.fill(MomentForm), HTTPStatus.OK)


async def activate_version(visit: Visit) -> Response:
    """Put it in force: ``POST /admin/policies/{version}/activation``."""
    life, form = await find_life(visit), visit.fill(MomentForm)
    if not form.validate():
        return await _show(visit, life, form, HTTPStatus.UNPROCESSABLE_ENTITY)

    async def work(session: Session) -> int:
        await activate(session, life.version, subject=visit.subject, moment=form.chosen)
        return life.version

    message = N_("It is decided: version {version} comes into force.")
    answer = await act(visit, work, message, otherwise=f"/policies/{life.version}")
    await visit.office.heads.refresh()
    return answer


async def _show(visit: Visit, life: Life, form: MomentForm, status: HTTPStatus) -> Response:
    found = await look(visit, life)
    follow_version(visit, life.version)
    visit.follow(visit.say("Put it in force"), f"/policies/{life.version}/activation")
    return visit.render(
        "admin/policies/activation.html",
        status=status,
        life=life,
        fits=life.state is State.APPROVED and life.in_force_from is None,
        found=found,
        form=form,
        changes=tell_changes(visit, found.opened, found.changes[:_SHOWN]),
    )


async def ask_call_off(visit: Visit) -> Response:
    """Ask whether to call it off: ``GET /admin/policies/{version}/call-off``."""
    life = await find_life(visit)
    follow_version(visit, life.version)
    visit.follow(visit.say("Call it off"), f"/policies/{life.version}/call-off")
    pending = life.state is State.APPROVED and life.in_force_from is not None
    return visit.render("admin/policies/call-off.html", life=life, fits=pending)


async def call_off_activation(visit: Visit) -> Response:
    """Call it off: ``POST /admin/policies/{version}/call-off``."""
    version = (await find_life(visit)).version

    async def work(session: Session) -> int:
        await call_off(session, version, subject=visit.subject)
        return version

    message = N_("Version {version} does not come into force. It stays approved.")
    return await act(visit, work, message, otherwise=f"/policies/{version}")


_NEED: Final = Permission.APPROVALS_WRITE
_ACTIVATION: Final = "/policies/{version}/activation"
_CALL_OFF: Final = "/policies/{version}/call-off"

PAGES: Final = (
    Page(_ACTIVATION, ask_moment, _NEED, recent=True),
    Page(_ACTIVATION, activate_version, _NEED, method="POST", recent=True),
    Page(_CALL_OFF, ask_call_off, _NEED, recent=True),
    Page(_CALL_OFF, call_off_activation, _NEED, method="POST", recent=True),
)
