"""Policies as rows of the database: typed columns, never text to be parsed again."""

from collections.abc import Iterable

from policies.rules import Group, Policy, Rule, Source, read_model

__all__ = ["policy_of_rows"]


def policy_of_rows(rules: Iterable[Iterable[str]], groups: Iterable[Iterable[str]]) -> Policy:
    """Turn stored rows back into a policy under the model that all policies share.

    Parameters
    ----------
    rules
        Rows of ``access.policy_rule`` in order, columns as in `COLUMNS`.
    groups
        Rows of ``access.policy_group`` in order: kind, member, group.

    Returns
    -------
    Policy
        Equal in `Policy.sha256` to the one that was stored.
    """
    ruled = tuple(
        Rule(*row, source=Source("policy_rule", place)) for place, row in enumerate(rules, start=1)
    )
    grouped = tuple(
        Group(*row, source=Source("policy_group", place))
        for place, row in enumerate(groups, start=1)
    )
    return Policy(read_model(), ruled, grouped)
