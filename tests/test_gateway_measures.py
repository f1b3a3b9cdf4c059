"""A document is measured as if its fragments were expanded, without expanding them."""

from dataclasses import fields, replace

import pytest
from graphql import DocumentNode, parse
from hypothesis import given
from hypothesis import strategies as st

from gateway.limits import LimitExceededError, Limits
from gateway.measures import Measure, check_document, measure_document

AMPLE = Limits(**{field.name: 10**9 for field in fields(Limits)})


def test_h20_stops_counting_at_a_ceiling() -> None:
    links = "".join(f"fragment f{i} on T{{...f{i + 1} ...f{i + 1}}}" for i in range(400))
    text = f"{{...f0}} {links} fragment f400 on T{{name}}"

    assert measure_document(parse(text)).fields == 1_000_000


def test_h20_leaves_unknown_fragments_and_type_definitions_to_validation() -> None:
    document = parse("{...absent name} type T{name: String}")

    check_document(document, AMPLE)

    assert measure_document(document).fields == 1


def test_h23_counts_introspection_like_any_field() -> None:
    text = "{__schema{" + "".join(f"t{i}{{name}}" for i in range(5)) + "}}"

    assert measure_document(parse(text)) == Measure(1, 0, 0, 0, 3, 11, 11, 0)


def test_h23_counts_skipped_fields_too() -> None:
    assert measure_document(parse("{a @skip(if:true) b @include(if:false)}")).fields == 2


Selection = tuple[str, str, str, "list[Selection]"]
"""Kind, alias, name and what stands below; a spread names a fragment by its number."""


def selections(fragments: range) -> st.SearchStrategy[list[Selection]]:
    """Draw small selection sets that spread only these fragments."""
    names = st.sampled_from(["a", "b", "__schema"])
    alias = st.sampled_from(["", "a", "x", "y"])
    spreads: list[Selection] = [("spread", "", str(number), []) for number in fragments]
    fields = st.tuples(st.just("field"), alias, names, st.builds(list[Selection]))
    return st.recursive(
        st.lists(st.one_of(fields, st.sampled_from(spreads)) if spreads else fields),
        lambda below: st.lists(
            st.tuples(st.sampled_from(["field", "inline"]), alias, names, below), max_size=3
        ),
        max_leaves=6,
    )


DOCUMENTS = st.tuples(*(selections(range(start, 4)) for start in (0, 1, 2, 3, 4)))
"""One operation and four fragments, each spreading only those behind it."""


def written(nodes: list[Selection]) -> str:
    """Write selections as text."""
    parts = [
        f"...f{name}"
        if kind == "spread"
        else f"... on T{written(below)}"
        if kind == "inline"
        else f"{alias}{alias and ':'}{name}{written(below) if below else ''}"
        for kind, alias, name, below in nodes
    ]
    return "{" + " ".join(parts) + "}"


def built(sets: tuple[list[Selection], ...]) -> DocumentNode:
    fragments = [f"fragment f{i} on T{written(nodes)}" for i, nodes in enumerate(sets[1:])]
    return parse(f"query q{written(sets[0])}" + " ".join(fragments))


def expanded(nodes: list[Selection], sets: tuple[list[Selection], ...]) -> list[Selection]:
    """Put every fragment where it is spread, one at a time."""
    return [
        (kind, alias, name, expanded(sets[int(name) + 1] if kind == "spread" else below, sets))
        for kind, alias, name, below in nodes
    ]


def roots(sets: tuple[list[Selection], ...]) -> list[list[Selection]]:
    """Expand the operation and every fragment that nothing spreads."""

    def spreads(nodes: list[Selection]) -> set[str]:
        own = {name for kind, _, name, _ in nodes if kind == "spread"}
        return own.union(*(spreads(below) for _, _, _, below in nodes))

    used = set().union(*(spreads(nodes) for nodes in sets))
    unused = [nodes for i, nodes in enumerate(sets[1:]) if str(i) not in used]
    return [expanded(nodes, sets) for nodes in [sets[0], *unused]]


Field = tuple[tuple[str, ...], str, bool, bool]
"""Path of response names, name, whether aliased, whether in introspection."""


def walked(
    nodes: list[Selection], path: tuple[str, ...] = (), *, inside: bool = False
) -> list[Field]:
    """Walk expanded selections the slow way."""
    found: list[Field] = []
    for kind, alias, name, below in nodes:
        if kind == "field":
            here, meta = (*path, alias or name), inside or name == "__schema"
            found += [(here, name, bool(alias), meta), *walked(below, here, inside=meta)]
        else:
            found += walked(below, path, inside=inside)
    return found


@given(DOCUMENTS)
def test_h23_measures_what_naive_expansion_measures(sets: tuple[list[Selection], ...]) -> None:
    found = [field for root in roots(sets) for field in walked(root)]

    measure = measure_document(built(sets))

    assert measure.fields == len(found)
    assert measure.aliases == sum(aliased for _, _, aliased, _ in found)
    assert measure.depth == max((len(f[0]) for f in found if not f[3]), default=0)
    assert measure.introspection_depth == max((len(f[0]) for f in found if f[3]), default=0)


@given(DOCUMENTS)
def test_h19_finds_the_twins_naive_expansion_finds(sets: tuple[list[Selection], ...]) -> None:
    twins: dict[tuple[int, tuple[str, ...], str], set[str]] = {}
    for number, root in enumerate(roots(sets)):
        for path, name, _, _ in walked(root):
            twins.setdefault((number, path[:-1], name), set()).add(path[-1])
    most = max(map(len, twins.values()), default=0)

    check_document(built(sets), replace(AMPLE, twins=most))
    if most:
        with pytest.raises(LimitExceededError):
            check_document(built(sets), replace(AMPLE, twins=most - 1))
