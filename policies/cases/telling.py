"""What became of an expectation, in sentences."""

from policies.cases.reading import Expectation
from policies.cases.running import Failure, Verdict

__all__ = ["tell_failure", "tell_verdict"]

TOLD = 5
"""Failures of one expectation that are told; they are much alike."""


def tell_verdict(verdict: Verdict) -> str:
    """Say which expectation does not hold, where it stands, and why not."""
    case, expectation = verdict.case, verdict.expectation
    head = f"{case.file}, line {expectation.name.line}: {case.title}: {expectation.sentence}"
    told = [f"  {tell_failure(each, expectation)}" for each in verdict.failures[:TOLD]]
    left = len(verdict.failures) - len(told)
    return "\n".join([f"{head}.", *told, *[f"  {left} more like these."] * bool(left)])


def tell_failure(failure: Failure, expectation: Expectation) -> str:
    """Say what is open or closed against the expectation, to whom, and by which rules."""
    found = "closed" if expectation.allowed else "open"
    numbers = ", ".join(failure.rules)
    why = f"by {numbers}" if numbers else "since no rule speaks"
    of = "" if failure.record == "none" else f" of {failure.record}"
    who = failure.role if failure.home == "none" else f"{failure.role} of {failure.home}"
    what = f"{failure.coordinate}{of} ({expectation.action})"
    return f"{what} is {found} to {who} for {failure.purpose}, {why}."
