"""Saying what a municipal system proves itself with."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from wtforms import Form, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from gateway.admin.actors import make_actor
from gateway.admin.choices import make_choices
from gateway.admin.clients.finding import find_client
from gateway.admin.clients.forms import accuse
from gateway.admin.navigation import N_
from gateway.admin.pages import Page
from gateway.admin.permissions import Permission
from gateway.admin.visits import Visit
from gateway.clients.errors import ClientError, ClientKeysPrivateError, ClientOverError
from gateway.clients.keys import NO_KEYS, KeySource, read_address, read_keys
from gateway.clients.listing import RegisteredClient
from gateway.clients.registering import change_keys

__all__ = ["PAGES"]

_KEYS, _ADDRESS, _NOTHING = "KEYS", "ADDRESS", "NOTHING"
_UNKEPT: Final = frozenset({"keys", "address"})


class KeysForm(Form):
    """Where the public keys of a system are."""

    source = RadioField(N_("Public keys"), [InputRequired(N_("Choose where the keys are."))])
    keys = TextAreaField(
        N_("The keys themselves"),
        description=N_(
            "A public key as PEM or JWK, or a key set. Never a private key: that stays with the "
            "system."
        ),
        render_kw={"rows": 10, "spellcheck": "false", "autocomplete": "off"},
    )
    address = StringField(
        N_("Address of the key set"),
        description=N_("Begins with https:// and gives a JSON Web Key Set."),
        render_kw={"autocomplete": "off", "inputmode": "url"},
    )


class _Given:
    """What a system proves itself with now, by the fields of the form."""

    def __init__(self, source: KeySource) -> None:
        self.address = source.address
        self.source = _ADDRESS if source.address else _KEYS


async def ask_keys(visit: Visit) -> Response:
    """Ask where the keys of a system are: ``GET /admin/clients/{id}/keys``."""
    client = await find_client(visit)
    return _render(visit, client, _offer(visit, client))


async def store_keys(visit: Visit) -> Response:
    """Say where they are: ``POST /admin/clients/{id}/keys``."""
    client = await find_client(visit)
    form = _offer(visit, client)
    if not form.validate():
        return _render(visit, client, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        async with visit.office.database.transaction() as session:
            await change_keys(session, make_actor(visit), client.id, source=_read(form))
    except ClientError as error:
        _forget(form, error)
        accuse(visit, form, error)
        return _render(visit, client, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    except ClientOverError as error:
        visit.refuse(error)
    else:
        visit.flash("good", "What the system proves itself with is changed.")
    return visit.redirect(f"/clients/{client.id}")


def _offer(visit: Visit, client: RegisteredClient) -> KeysForm:
    form = visit.fill(KeysForm, _Given(client.keys))
    form.source.choices = make_choices(
        [
            (_KEYS, visit.say("I paste them here")),
            (_ADDRESS, visit.say("They are at an address of the organisation")),
            (_NOTHING, visit.say("None: take away what there is")),
        ]
    )
    return form


def _read(form: KeysForm) -> KeySource:
    if form.source.data == _KEYS:
        return KeySource(read_keys(form.keys.data or ""))
    if form.source.data == _ADDRESS:
        return KeySource(address=read_address((form.address.data or "").strip()))
    return NO_KEYS


def _forget(form: KeysForm, error: ClientError) -> None:
    """Give a secret back to nobody, not even to who sent it."""
    if isinstance(error, ClientKeysPrivateError):
        form.keys.data = ""


def _render(
    visit: Visit, client: RegisteredClient, form: KeysForm, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    visit.follow(visit.say("Public keys"), f"/clients/{client.id}/keys")
    return visit.render("admin/clients/keys.html", status=status, client=client, form=form)


PAGES: Final = (
    Page("/clients/{id}/keys", ask_keys, Permission.CLIENTS_WRITE, recent=True),
    Page(
        "/clients/{id}/keys",
        store_keys,
        Permission.CLIENTS_WRITE,
        method="POST",
        recent=True,
        unkept=_UNKEPT,
    ),
)
