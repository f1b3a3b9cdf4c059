"""A foreign model is refused wherever Casbin errs in silence, or no table could hold it."""

from pathlib import Path

import pytest

from tests.policies.foreign.material import MODEL, change, example, refuse

EFFECT = "some(where (p.eft == allow)) && !some(where (p.eft == deny))"


def test_the_example_is_taken() -> None:
    form = example().foreign.form

    assert form.request[-1] == "day"
    assert form.days == {"day"}
    assert form.span == ("since", "until")
    assert form.parts["operation"].wide is False


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (EFFECT, "!some(where (p.eft == deny))", "a deny must outweigh every allow"),
        (EFFECT, "priority(p.eft) || deny", "a deny must outweigh every allow"),
        (EFFECT, EFFECT.replace("allow", "Allow"), "a deny must outweigh every allow"),
        ("g2(r.dataset, p.dataset)", "keyMatch(r.dataset, p.dataset)", "no table can hold"),
        ("g2(r.dataset, p.dataset)", "regexMatch(r.dataset, p.dataset)", "no table can hold"),
        ("g2(r.dataset, p.dataset)", "g7(r.dataset, p.dataset)", "no table can hold"),
        ("g2(r.dataset, p.dataset)", "g2(p.dataset, r.dataset)", "no table can hold"),
        ("g2(r.dataset, p.dataset)", "g2(r.dataset, p.dataset, 1)", "no table can hold"),
        ("g2(r.dataset, p.dataset)", "g2(r.dataset, p.data)", "no table can hold"),
        ("g2(r.dataset, p.dataset)", "eval(p.dataset)", "no table can hold"),
        ("r.operation == p.operation &&", "r.operation != p.operation &&", "no table can hold"),
        ("r.operation == p.operation &&", 'r.operation == "read" &&', "no table can hold"),
        ("r.operation == p.operation &&", "r.operation == r.goal &&", "no table can hold"),
        ("r.operation == p.operation &&", "r.operation < p.operation &&", "no table can hold"),
        ("r.operation == p.operation &&", "r.operation <= p.operation &&", "no table can hold"),
        ('p.since == ""', 'p.since == "*"', "no table can hold"),
        ('p.goal == "*"', 'p.goal == ""', "no table can hold"),
        ('p.goal == "*"', 'p.goal == "helping"', "no table can hold"),
        ('p.goal == "*"', 'p.role == "*"', "no table can hold"),
        ('p.goal == "*"', 'r.goal == "*"', "no table can hold"),
        ('p.goal == "*"', 'p.goal != "*"', "no table can hold"),
        ("r.goal == p.goal)", "r.goal == p.goal || r.goal == p.role)", "no table can hold"),
        ("r.goal == p.goal)", "(", "the matcher is no expression"),
        ("r.operation == p.operation && ", "", "reads the column p.operation 0 times"),
        ("r.operation == p.operation && ", "", "reads the column r.operation never"),
        ("r.operation == p.operation && ", "r.operation == p.eft && ", "p.eft 1 times"),
        ('until == "" || r.day <= p.until', 'until == "" || r.goal <= p.until', "more than one"),
        ('until == "" || r.day <= p.until', 'until == "" || p.until <= r.day', "more than one"),
        ("p = id, role", "p = role", "every rule needs the column id"),
        (", basis", "", "every rule needs the column basis"),
        ("r = role", "r = id, role", "no request has it"),
        ("r = role", "r = Role", "'Role' is no name of one column"),
        ("r = role,", "r = role, role,", "'role' is no name of one column"),
        ("g2 = _, _", "g2 = _, _, _", "a group has a member and a name"),
        ("[policy_effect]", "[policy_effects]", "'policy_effects' does not belong there"),
        ("[policy_effect]", "[matchers]", "the section [policy_effect] is missing"),
        ("g2 = _, _", "g1 = _, _", "'g1' does not belong there"),
        ("g2 = _, _", "g = _, _", "'g' stands on line 12 already"),
        ("g2 = _, _", "g2 = _, _\nr2 = sub", "'r2' does not belong there"),
        ("r.operation ==", "r.operation # ==", "the line holds '#'"),
        ("r.operation ==", "r.operation \\\n==", "goes on on the next"),
        ("r.operation ==", "r.\u043eperation ==", "signs that are not plain"),
        ("e = some", "e some", "does not belong there"),
        ("g2 = _, _", "g2", "Casbin cannot read the model"),
    ],
)
def test_a_model_is_refused_with_line_and_reason(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    folder = change(tmp_path, MODEL, old, new)

    findings = refuse(folder)

    assert any(reason in each.reason for each in findings), findings
    assert all(each.file == MODEL and each.line and each.fix for each in findings)


def test_a_model_may_leave_groups_and_dates_out(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / MODEL).write_text(
        "[request_definition]\nr = who\n[policy_definition]\np = id, who, eft, basis\n"
        f"[policy_effect]\ne = {EFFECT}\n[matchers]\nm = p.who == r.who\n"
    )
    (tmp_path / "rules/all.csv").write_text("p, R1, me, allow, WOO\n")
    (tmp_path / "vocabulary.yaml").write_text(
        "name: x\ncolumns: {who: [me, you]}\nbases: [WOO]\nrequest: {who: subject.id}\n"
    )

    assert refuse(tmp_path) == ()
