"""The results of cases as JUnit XML, which every build server reads."""

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policies.cases.running import Results, Verdict
from policies.cases.telling import tell_failure

__all__ = ["write_junit"]


def write_junit(results: Results) -> str:
    """Write one test suite a file and one test case an expectation.

    Parameters
    ----------
    results
        What became of the cases.

    Returns
    -------
    str
        XML text that ends with a newline.
    """
    root = _counted("testsuites", results.verdicts)
    for file, verdicts in groupby(results.verdicts, key=lambda each: each.case.file):
        listed = tuple(verdicts)
        suite = _counted("testsuite", listed)
        suite.set("name", file)
        suite.extend(map(_test, listed))
        root.append(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _counted(tag: str, verdicts: tuple[Verdict, ...]) -> Element:
    failures = sum(not each.holds for each in verdicts)
    return Element(tag, tests=str(len(verdicts)), failures=str(failures))


def _test(verdict: Verdict) -> Element:
    case, expectation = verdict.case, verdict.expectation
    line = str(expectation.name.line)
    test = Element(
        "testcase", classname=case.title, name=expectation.sentence, file=case.file, line=line
    )
    if not verdict.holds:
        told = [tell_failure(each, expectation) for each in verdict.failures]
        failure = SubElement(test, "failure", message=told[0])
        failure.text = "\n".join(told)
    return test
