"""``python -m tests.freshness.unguarded``: the gateway without most of its guard.

It shows that the harness finds what the guard prevents.
"""

import sys

from gateway.cli import main
from resolvers.statement import guard
from resolvers.statement.parameters import Parameters
from resolvers.statement.scopes import ALWAYS


def _unchecked(_: Parameters) -> str:
    return ALWAYS


if __name__ == "__main__":
    for name in ("_head", "_appointment", "_document"):
        setattr(guard, name, _unchecked)
    main(["serve", *sys.argv[1:]])
