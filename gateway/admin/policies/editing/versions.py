"""A version that is read or changed on pages."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from gateway.admin.errors import RecordAbsentError
from gateway.admin.navigation import N_
from gateway.admin.policies.editing.speaking import LABELS, make_words, name_value
from gateway.admin.policies.finding import find_life
from gateway.admin.visits import Visit
from gateway.versions.drafts import Edit, Frame, read_frame
from gateway.versions.foreseeing import LARGE
from gateway.versions.lives import Life, State
from policies.rules import Rule
from policies.sentences.words import Words
from policies.sentences.writing import Choices, list_choices, write_with
from policies.vocabulary import Vocabulary
from sql import query

__all__ = ["Tab", "Version", "edit_of", "read_own_draft", "read_version"]

_TABS: Final = {
    "rules": N_("Rules"),
    "groups": N_("Groups"),
    "cases": N_("Cases"),
    "csv": N_("As text"),
}


@dataclass(frozen=True)
class Tab:
    """One of the ways to look at what a version holds."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Version:
    """A version as one visit sees it."""

    visit: Visit
    life: Life
    frame: Frame

    @property
    def number(self) -> int:
        """Its number."""
        return self.life.version

    @property
    def own(self) -> bool:
        """Whether the visitor may change it: a draft of their own."""
        officer = self.visit.officer
        mine = officer is not None and officer.id == self.life.author_id
        return mine and self.life.state is State.DRAFT and self.visit.may("POLICIES_WRITE")

    @property
    def path(self) -> str:
        """Where it stands, below the root of the pages."""
        return f"/policies/{self.number}"

    @cached_property
    def words(self) -> Words:
        """The words in which its rules are spoken."""
        return make_words(self.visit)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The values that its rules may use."""
        words = self.visit.rights.head.snapshot.vocabulary
        return replace(words, bases=self.frame.bases)

    @cached_property
    def choices(self) -> Choices:
        """What may stand in each column of its rules."""
        return list_choices(self.vocabulary, self.frame.groups)

    def sentence(self, rule: Rule) -> str:
        """Speak a rule, without its number."""
        said = write_with(rule, self.words)
        return said[0].upper() + said[1:]

    @property
    def live(self) -> bool:
        """Whether effects are found quickly enough to show them at every change."""
        return self.frame.rules <= LARGE

    def facts(self, rule: Rule) -> list[tuple[str, str]]:
        """Say a rule column by column: what each is called, and what stands in it."""
        say = self.visit.say
        return [
            (say(label), name_value(self.words, column, rule.value(column)))
            for column, label in LABELS.items()
        ]

    def tabs(self, current: str) -> list[Tab]:
        """List the ways to look at what it holds."""
        return [
            Tab(self.visit.say(label), f"/admin{self.path}/{name}", name == current)
            for name, label in _TABS.items()
        ]

    async def rule(self, number: str) -> Rule:
        """Read one rule.

        Raises
        ------
        RecordAbsentError
            If it has none of this number.
        """
        found = (self.number, number)
        row = await self.visit.office.database.fetch_row(query("version_rule"), found)
        if row is None:
            raise RecordAbsentError
        return Rule(*row)


async def read_version(visit: Visit) -> Version:
    """Read the version that the address names, and lead to it in the breadcrumb.

    Raises
    ------
    RecordAbsentError
        If there is no such version.
    """
    life = await find_life(visit)
    version = Version(visit, life, await read_frame(visit.office.database, life.version))
    visit.follow(visit.say("Policy versions"), "/policies")
    visit.follow(visit.say("Version {version}", version=version.number), version.path)
    return version


async def read_own_draft(visit: Visit) -> Version:
    """Read the version that the address names, to change it.

    Raises
    ------
    RecordAbsentError
        If there is no such version, or it is no draft of the visitor's own.
    """
    version = await read_version(visit)
    if not version.own:
        raise RecordAbsentError
    return version


def edit_of(version: Version) -> Edit:
    """Say what the visitor changes, and from what they saw of it."""
    officer = version.visit.officer
    mark = str(version.visit.sent.get("mark", ""))
    return Edit(version.number, mark, officer.subject if officer else "")
