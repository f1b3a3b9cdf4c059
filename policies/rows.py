"""Policies as rows of the database: typed columns, never text to be parsed again."""

from collections.abc import Iterable

from policies.rules import COLUMNS, Group, Policy, Rule, Source, read_model

__all__ = ["group_columns", "policy_of_rows", "rule_columns"]


def rule_columns(policy: Policy) -> tuple[list[str], ...]:
    """Turn the rules into one list a column of ``access.policy_rule``.

    Parameters
    ----------
    policy
        Policy to store.

    Returns
    -------
    tuple of list of str
        Twelve lists in the order of `COLUMNS`, each as long as there are rules.
    """
    rows = [rule.columns for rule in policy.rules]
    return tuple([row[place] for row in rows] for place in range(len(COLUMNS)))


def group_columns(policy: Policy) -> tuple[list[str], list[str], list[str]]:
    """Turn the groups into one list a column of ``access.policy_group``.

    Parameters
    ----------
    policy
        Policy to store.

    Returns
    -------
    tuple of list of str
        Kinds, members and the groups they belong to, each as long as there are groups.
    """
    groups = policy.groups
    return (
        [group.kind for group in groups],
        [group.member for group in groups],
        [group.belongs_to for group in groups],
    )


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
