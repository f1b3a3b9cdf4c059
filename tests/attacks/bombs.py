"""Documents that cost more to read than to write."""

from collections.abc import Mapping

__all__ = ["BOMBS"]


def spread(levels: int, times: int, leaf: str = "__typename") -> str:
    """Write fragments that spread each other: `times` to the power `levels` fields."""
    parts = [
        f"fragment F{n} on Query {{ {' '.join(f'...F{n + 1}' for _ in range(times))} }}"
        for n in range(levels)
    ]
    return f"{{ ...F0 }} {' '.join(parts)} fragment F{levels} on Query {{ {leaf} }}"


def nested(opening: str, leaf: str, closing: str, *, times: int) -> str:
    return f"{{ {opening * times}{leaf}{closing * times} }}"


BOMBS: Mapping[str, str] = {
    "t48 deep selections": nested("municipalities { successors { ", "code", " } }", times=200),
    "t48 deep inline fragments": nested("... { ", "__typename", " }", times=3000),
    "t48 deep brackets": "{ licences(filter: " + "[" * 5000,
    "t48 deep lists": "{ licences(filter: " + "[" * 400 + "]" * 400 + ") { __typename } }",
    "t48 deep objects": "{ licences(filter: " + "{a: " * 300 + "1" + "}" * 300 + ") { x } }",
    "t48 deep types": "query Q($v: " + "[" * 400 + "Int" + "]" * 400 + ") { __typename }",
    "t48 many variables": "query Q(" + " ".join(f"$v{n}: Int" for n in range(400)) + ") { me }",
    "t48 many operations": " ".join(f"query Q{n} {{ __typename }}" for n in range(200)),
    "t48 many directives": "{ __typename " + "@include(if: true) " * 150 + "}",
    "t48 many directives that nobody knows": "{ __typename " + "@x " * 400 + "}",
    "t48 a long name": "{ " + "a" * 8000 + " }",
    "t48 a long text": '{ operatorLicence(number: "' + "a" * 20_000 + '") { number } }',
    "t48 a text that does not end": '{ operatorLicence(number: "' + "\\" * 16_000,
    "t48 a block that does not end": '{ operatorLicence(number: """' + '\\"""' * 4000,
    "t48 a long number": "{ licences(first: " + "9" * 16_000 + ") { __typename } }",
    "t48 a long fraction": "{ licences(first: 1." + "9" * 8000 + "e" + "9" * 7000 + ") { x } }",
    "h19 aliases of a root": "{ "
    + " ".join(f"a{n}: municipalities {{ name }}" for n in range(200))
    + " }",
    "h19 aliases of a check": "{ "
    + " ".join(f'a{n}: licenceValidity(number: "UTRECHT222")' for n in range(31))
    + " }",
    "h19 aliases behind fragments": "{ ...A ...B ...C } "
    + " ".join(
        f"fragment {name} on Query {{ "
        + " ".join(f'{name}{n}: municipality(code: "GM0344") {{ code }}' for n in range(11))
        + " }"
        for name in "ABC"
    ),
    "h19 aliases multiplied by fragments": spread(3, 10, "a: __typename b: __typename"),
    "h19 aliases of a nested list": "{ operatorLicences { nodes { "
    + " ".join(f"a{n}: managers {{ familyName }}" for n in range(60))
    + " } } }",
    "h20 two spreads a level": spread(22, 2),
    "h20 ten spreads a level": spread(25, 10),
    "h20 empty branches": spread(28, 2, "... @skip(if: true) { __typename }"),
    "h20 a circle": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "h20 a circle of one": "{ ...A } fragment A on Query { __typename ...A }",
    "h20 a circle nobody enters": "{ __typename } fragment A on Query { ...A }",
    "h20 a circle in inline fragments": "{ ...A } fragment A on Query { ... { ... { ...A } } }",
    "h20 shared fragments in introspection": "{ __schema { types { ...A } } } "
    + " ".join(
        f"fragment {a} on __Type {{ fields {{ type {{ ...{b} ...{b} }} }} }}"
        for a, b in zip("ABCDEFG", "BCDEFGH", strict=True)
    )
    + " fragment H on __Type { name }",
    "h21 one field many times": "{ " + "__typename " * 400 + "}",
    "h21 one selection many times": "{ " + "municipalities { name } " * 150 + "}",
    "h21 nested inline fragments": "{ " + "... { municipalities { ... { name } } } " * 60 + "}",
    "h21 fragments that overlap": "{ municipalities { "
    + " ".join(f"...F{n}" for n in range(25))
    + " } } "
    + " ".join(
        f"fragment F{n} on Municipality {{ name code successors {{ name }} }}" for n in range(25)
    ),
    "h22 many tokens": "{ " + "x " * 8000 + "}",
    "h22 many comments": "{ __typename } " + "#\n" * 8000,
    "h22 comments as padding": "{ __typename } " + "#" + "a" * 16_000 + "\n" * 500,
    "h22 many errors": "{ " + " ".join(f"nothing{n}" for n in range(480)) + " }",
    "h22 many commas": "{ __typename }" + "," * 60_000,
    "h22 an empty text": "",
    "h22 only fragments": "fragment A on Query { __typename }",
    "h22 a definition of a type": "type Query { a: Int }",
    "h23 fields of introspection": "{ "
    + " ".join(f'a{n}: __type(name: "Licence") {{ fields {{ name }} }}' for n in range(40))
    + " }",
    "h23 depth of introspection": nested(
        "__schema { types { fields { type { ofType { ", "name", " } } } } }", times=1
    )
    .replace("ofType { name", "ofType { " * 20 + "name")
    .replace("name }", "name" + " }" * 21, 1),
    "h23 fields behind fragments": spread(3, 9, "__typename"),
    "h23 nested lists": "{ "
    + " ".join(
        "operatorLicences(first: 50) { nodes { annotations(first: 50) { id } } }" for _ in range(40)
    )
    + " }",
}
