"""Policies as rows of the database: typed columns, never text to be parsed again."""

from collections.abc import Iterable, Mapping

from policies.rules import Group, Policy, Rule, Source, read_model
from sql.policies import Content

__all__ = ["content_of_policy", "policy_of_rows"]


def content_of_policy(policy: Policy, cases: Mapping[str, str]) -> Content:
    """Turn a policy and its files of cases into what is stored of them."""
    return Content(
        policy.sha256,
        rules=[rule.columns for rule in policy.rules],
        groups=[(each.kind, each.member, each.belongs_to) for each in policy.groups],
        cases=cases,
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
