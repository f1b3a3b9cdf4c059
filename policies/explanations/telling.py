"""An explanation in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from policies.decision import Reason, Request
from policies.explanations.finding import Explanation, Near
from policies.explanations.texts import TEXTS, Texts
from policies.sentences.words import Words
from policies.sentences.writing import Language, write

__all__ = ["Told", "tell", "tell_apart", "tell_reason"]

FEW = 5
ASKED = tuple(each.name for each in fields(Request) if each.name != "day")


@dataclass(frozen=True)
class Told:
    """An explanation in words; what there is nothing to say of is empty."""

    decision: str
    decided: str
    """What stands above the rules."""
    rules: tuple[str, ...]
    """Sentences of the rules that decide."""
    notes: tuple[str, ...]
    """That no rule speaks, which rules are overruled, and until when it holds."""
    nearness: str
    """What stands above what is near."""
    near: tuple[str, ...]
    """What would open it."""


def tell(explanation: Explanation, language: Language, known: frozenset[str]) -> tuple[str, ...]:
    """Tell why one request is open or closed.

    Parameters
    ----------
    explanation
        What was found.
    language
        Language of the lines.
    known
        Every municipality, to say "others but these".

    Returns
    -------
    tuple of str
        Lines: the decision, its rules with number and legal basis, and what is near.
    """
    told = tell_apart(explanation, language, known)
    return (
        told.decision,
        *([told.decided] if told.decided else []),
        *(f"  {each}" for each in told.rules),
        *told.notes,
        *([told.nearness] if told.nearness else []),
        *(f"  - {each}" for each in told.near),
    )


def tell_apart(explanation: Explanation, language: Language, known: frozenset[str]) -> Told:
    """Tell the same as `tell`, its parts apart."""
    return _Telling(language, known).tell(explanation)


def tell_reason(reason: Reason, language: Language) -> str:
    """Tell in a sentence or two why a coordinate is closed for every record.

    Parameters
    ----------
    reason
        Rules that close it, and purposes that would open it.
    language
        Language of the sentences.

    Returns
    -------
    str
        In the same words as `tell`.
    """
    texts, words = TEXTS[language], language.words
    closed = texts.denied.format(", ".join(reason.rules)) if reason.rules else texts.no_rule
    phrases = [words.phrase("purpose", each) for each in reason.purposes]
    return f"{closed} {texts.purposes.format(_either(phrases, texts))}" if phrases else closed


@dataclass(frozen=True)
class _Telling:
    language: Language
    known: frozenset[str]

    @property
    def texts(self) -> Texts:
        return TEXTS[self.language]

    @property
    def words(self) -> Words:
        return self.language.words

    def tell(self, found: Explanation) -> Told:
        heading = self.texts.open if found.allowed else self.texts.closed
        near = () if found.allowed else tuple(self._near(found))
        return Told(
            decision=heading.format(self._asked(found)),
            decided=self.texts.decided if found.rules else "",
            rules=tuple(write(each, self.language) for each in found.rules),
            notes=tuple(self._notes(found)),
            nearness=self._above(found, near),
            near=near,
        )

    def _notes(self, found: Explanation) -> Iterator[str]:
        if not found.rules:
            yield self.texts.no_rule
        if found.overruled:
            yield self.texts.overruled.format(", ".join(each.id for each in found.overruled))
        if found.until:
            yield self.texts.until.format(self.words.day(found.until))

    def _above(self, found: Explanation, near: tuple[str, ...]) -> str:
        if found.allowed:
            return ""
        return self.texts.near if near else self.texts.nothing

    def _asked(self, found: Explanation) -> str:
        asked = {each: getattr(found.request, each) for each in ASKED}
        phrases = {column: self.words.phrase(column, value) for column, value in asked.items()}
        verb = self.texts.may if found.allowed else self.texts.may_not
        day = self.texts.on.format(self.words.day(found.request.day))
        said = self.words.sentence.format(**phrases, eft=verb, period=day, basis="")
        return said.removesuffix(", ")

    def _near(self, found: Explanation) -> Iterator[str]:
        near, texts = found.near, self.texts
        if near.purposes:
            purposes = [self.words.phrase("purpose", each) for each in near.purposes]
            yield _either(purposes, texts)
        yield from self._records(found.own, near)
        if near.roles:
            roles = [self.words.name("role", each) for each in near.roles]
            yield texts.roles.format(_either(roles, texts))
        if near.opened_until:
            yield texts.opened_until.format(self.words.day(near.opened_until))
        if near.opens_on:
            yield texts.opens_on.format(self.words.day(near.opens_on))

    def _records(self, own: frozenset[str], near: Near) -> Iterator[str]:
        if near.own:
            whole = near.own == own
            yield self.texts.own if whole else self.texts.own_some.format(self._few(near.own))
        if near.others:
            closed = self.known - own - near.others
            if not closed:
                yield self.texts.others
            elif len(closed) <= FEW < len(near.others):
                yield self.texts.others_but.format(self._few(closed))
            else:
                yield self.texts.others_some.format(self._few(near.others))

    def _few(self, codes: frozenset[str]) -> str:
        listed = sorted(codes)
        said = ", ".join(listed[:FEW])
        return self.texts.more.format(said, len(listed) - FEW) if len(listed) > FEW else said


def _either(phrases: Iterable[str], texts: Texts) -> str:
    *first, last = phrases
    return f"{', '.join(first)} {texts.conjunction} {last}" if first else last
