"""The turns of phrase of an explanation, one table a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from policies.sentences.writing import Language

__all__ = ["TEXTS", "Texts"]


@dataclass(frozen=True)
class Texts:
    """What one language says around the rules and the values."""

    may: str
    may_not: str
    on: str
    open: str
    closed: str
    decided: str
    no_rule: str
    until: str
    overruled: str
    near: str
    roles: str
    own: str
    own_some: str
    others: str
    others_but: str
    others_some: str
    opened_until: str
    opens_on: str
    nothing: str
    denied: str
    purposes: str
    conjunction: str
    but: str
    more: str
    parts: str
    opens: str
    closes: str
    changed: str
    extents: Mapping[str, str]
    """Part of the records, as a sheet names it -> what it is called."""
    labels: Mapping[str, str]
    """Line of a box -> what stands before it."""


ENGLISH = Texts(
    may="may",
    may_not="may not",
    on="on {}",
    open="Open: {}.",
    closed="Closed: {}.",
    decided="Rules that decide:",
    no_rule="No rule speaks on it, and what no rule opens is closed.",
    until="This holds up to and including {}.",
    overruled="Rules that would open it, were it not denied: {}.",
    near="It would be open:",
    roles="to {}",
    own="in records of the own municipality",
    own_some="in own records held by {}",
    others="in records of other municipalities",
    others_but="in records of other municipalities but {}",
    others_some="in records of others held by {}",
    opened_until="before: it was open up to and including {}",
    opens_on="later: it opens on {}",
    nothing="Nothing opens it by changing one thing: purpose, role, record or day.",
    denied="It is closed by {}.",
    purposes="It would be open {}.",
    conjunction="or",
    but="{} but {}",
    more="{} and {} more",
    parts="Parts: {}.",
    opens="Opens:",
    closes="Closes:",
    extents={"all": "all", "all but": "all but", "partly": "partly", "none": "none"},
    changed="Cells that open: {}; that close: {}.",
    labels={
        "who": "who",
        "what": "what",
        "records": "records",
        "purpose": "purpose",
        "when": "when",
        "before": "rules before",
        "after": "rules after",
        "rules": "rules",
        "cells": "cells",
    },
)

DUTCH = Texts(
    may="mag",
    may_not="mag niet",
    on="op {}",
    open="Open: {}.",
    closed="Gesloten: {}.",
    decided="Regels die beslissen:",
    no_rule="Geen regel spreekt erover, en wat geen regel opent is gesloten.",
    until="Dit geldt tot en met {}.",
    overruled="Regels die het zouden openen, als het niet verboden was: {}.",
    near="Het zou open zijn:",
    roles="voor {}",
    own="in dossiers van de eigen gemeente",
    own_some="in eigen dossiers gehouden door {}",
    others="in dossiers van andere gemeenten",
    others_but="in dossiers van andere gemeenten behalve {}",
    others_some="in dossiers van anderen gehouden door {}",
    opened_until="eerder: het was open tot en met {}",
    opens_on="later: het gaat open op {}",
    nothing="Niets opent het door één ding te veranderen: doel, rol, dossier of dag.",
    denied="Het is gesloten door {}.",
    purposes="Het zou open zijn {}.",
    conjunction="of",
    but="{} behalve {}",
    more="{} en nog {}",
    parts="Delen: {}.",
    opens="Gaat open:",
    closes="Gaat dicht:",
    extents={"all": "alle", "all but": "alle behalve", "partly": "deels", "none": "geen"},
    changed="Cellen die opengaan: {}; die dichtgaan: {}.",
    labels={
        "who": "wie",
        "what": "wat",
        "records": "dossiers",
        "purpose": "doel",
        "when": "wanneer",
        "before": "regels voorheen",
        "after": "regels nu",
        "rules": "regels",
        "cells": "cellen",
    },
)

TEXTS = {Language.DUTCH: DUTCH, Language.ENGLISH: ENGLISH}
