"""What stands around every page is said in Dutch too."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from templates.catalogues import read_catalogues

ADMIN = Path(__file__).parents[2] / "templates" / "admin"
AROUND = [ADMIN / "base.html", ADMIN / "problem.html", *sorted(ADMIN.glob("components/*.html"))]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


@pytest.mark.parametrize("template", AROUND, ids=lambda path: path.stem)
def test_every_text_around_a_page_has_its_dutch(template: Path) -> None:
    options = {"newstyle_gettext": "true"}

    found = extract_from_file("jinja2", template, keywords=KEYWORDS, options=options)

    known = {message.id for each in read_catalogues("nl") for message in each if message.string}
    assert {message for _, message, *_ in found} <= known
