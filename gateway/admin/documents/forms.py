"""What is filled in to propose documents: one text, or a manifest of several."""

from starlette.datastructures import UploadFile
from wtforms import FileField, Form, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from gateway.admin.navigation import N_
from gateway.admin.visits import Visit
from gateway.trusted.batches import Wish, make_wish, read_manifest
from gateway.trusted.errors import BatchMalformedError, DocumentNameError, TrustedError

__all__ = ["ProposeForm", "read_wishes"]


class ProposeForm(Form):
    """For which system, and what."""

    client = SelectField(N_("System"), [InputRequired(N_("Choose a system."))])
    name = StringField(
        N_("Name of the document"),
        description=N_("What it is for, in a few words. A manifest brings its own names."),
        render_kw={"autocomplete": "off"},
    )
    text = TextAreaField(
        N_("Text of the document"),
        description=N_("A GraphQL document. Lines end with LF, as most programs write them."),
        render_kw={"rows": 12, "spellcheck": "false"},
    )
    manifest = FileField(
        N_("Manifest"),
        description=N_(
            "In place of a text: a JSON file with up to fifty documents, each with name and "
            "document, as the build of a system writes it."
        ),
        render_kw={"accept": ".json,application/json"},
    )

    def place_of(self, error: TrustedError) -> str:
        """Name the field that an error is about."""
        if isinstance(error, DocumentNameError) and not self.manifest.data:
            return "name"
        return "manifest"


async def read_wishes(visit: Visit, form: ProposeForm) -> tuple[Wish, ...]:
    """Read what was sent: the manifest where there is one, else the text.

    A form ends its lines with CR and LF, whatever was pasted: they are LF again, so that the
    fingerprint is that of the text as it was written.

    Raises
    ------
    BatchMalformedError, DocumentNameError
        If neither can be read.
    """
    sent = visit.sent.get("manifest")
    if isinstance(sent, UploadFile) and sent.filename:
        return read_manifest(_decode(await sent.read()))
    text = (form.text.data or "").replace("\r\n", "\n")
    if not text.strip():
        raise BatchMalformedError
    return (make_wish((form.name.data or "").strip(), text),)


def _decode(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise BatchMalformedError from None
