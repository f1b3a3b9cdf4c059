"""What the documents say is what the code does, and the repository stands alone."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from gateway.cli import main
from gateway.cli.settings import describe
from gateway.settings import Settings

ROOT = Path(__file__).parent.parent
PACKAGES = ("gateway", "resolvers", "policies", "sql", "templates")
FOLDERS = {".ci", "tests", *PACKAGES}
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "SECURITY.md")
LONGEST = 300
OF_THE_TESTS = {"test_database_url", "test_screenshots"}
"""What only the tests read."""

OTHERS = ROOT / "templates" / "static"
"""Where files of others stand, not changed by a byte."""

CODE = re.compile(r"[A-Z]+(_[A-Z]+)*")
CARRIERS = {"EmbeddedError", "MigrationError", "Problem", "Refusal", "refuse_all"}
"""What is called with a code."""

# Put together here, so that this file does not hold them.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("golang", "org"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("docker", "io"),
        ("ghcr", "io"),
    )
]
PLACES = [
    "/".join(parts)
    for parts in (("", "work"), ("", "root"), ("", "home"), ("..", "shared"), ("..", ".library"))
]
PAPERS = [
    f"{stem}.md"
    for stem in ("DESIGN", "DOMAIN", "POLICY", "GRAPHQL", "STYLE", "THREATS", "ENVIRONMENT")
]
OUTSIDE = re.compile(
    "|".join(rf"(?<![\w./]){re.escape(each)}\b" for each in (*PLACES, *PAPERS))
    + "".join(rf"|\b{re.escape(host)}\b" for host in HOSTS)
)


def list_files() -> list[Path]:
    """List the files of the repository, those not yet committed included."""
    git = shutil.which("git")
    assert git is not None, "git is needed to list the files of the repository"
    listed = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    paths = {ROOT / name for name in listed.stdout.split("\0") if name}
    return sorted(path for path in paths if path.is_file())


FILES = list_files()
MODULES = [path for path in FILES if path.suffix == ".py"]


def read_text(path: Path) -> str:
    """Read a file of text; what is no text is empty."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode()


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read_table(heading: str) -> list[list[str]]:
    """Read the cells of the table under a heading of CONTRIBUTING."""
    _, _, after = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition(f"\n### {heading}\n")
    lines = [line for line in after.partition("\n### ")[0].split("\n") if line.startswith("| `")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def collect_codes(module: ast.Module) -> Iterator[str]:
    """Collect every error code that a module can answer with."""
    constants = {
        target.id: node.value
        for node in module.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for value in (each for node in ast.walk(module) for each in list_carried(node)):
        for node in ast.walk(value):
            named = constants.get(node.id, node) if isinstance(node, ast.Name) else node
            yield from (text for text in list_texts(named) if CODE.fullmatch(text))


def list_carried(node: ast.AST) -> Iterable[ast.expr]:
    """List the expressions of one statement or call that stand where a code belongs."""
    match node:
        case ast.Assign(targets=[target], value=value) if "code" in list_names(target):
            return [value]
        case ast.AnnAssign(target=ast.Name(id="code"), value=ast.expr() as value):
            return [value]
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return [value for key, value in pairs if key and list_texts(key) == ["code"]]
        case ast.Call(func=ast.Name(id=called), args=arguments) if called in CARRIERS:
            return arguments
        case ast.FunctionDef(name="_code"):
            returns = (one for one in ast.walk(node) if isinstance(one, ast.Return))
            return [one.value for one in returns if one.value]
        case _:
            return []


def list_texts(value: ast.AST) -> list[str]:
    constants = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant))
    return [text for text in constants if isinstance(text, str)]


def list_names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def list_commands(command: click.Command, path: str) -> Iterator[str]:
    """List the commands that do something, by what is typed."""
    if not isinstance(command, click.Group):
        yield path
        return
    context = click.Context(command)
    for part in command.list_commands(context):
        below = command.get_command(context, part)
        assert below is not None
        yield from list_commands(below, f"{path} {part}")


def test_every_error_code_is_explained_and_every_one_explained_exists() -> None:
    modules = [path for path in MODULES if path.parts[len(ROOT.parts)] in PACKAGES]

    spoken = {code for path in modules for code in collect_codes(ast.parse(read_text(path)))}

    explained = [code.strip("`") for code, *_ in read_table("Error codes")]
    assert explained == sorted(spoken - {"OK"})


def test_the_table_of_settings_is_the_settings() -> None:
    lines = list(describe(Settings.model_construct()))

    assert read_table("Settings") == [
        [f"`{line.name}`", f"`{line.default}`" * bool(line.default), line.description[:-1]]
        for line in lines
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_no_setting_that_does_not_exist(document: str) -> None:
    named = re.findall(r"REGISTERPOORT_([A-Z_]*[A-Z])", read_text(ROOT / document))

    assert {each.lower() for each in named} <= {*Settings.model_fields, *OF_THE_TESTS}


def test_the_table_of_commands_is_the_commands() -> None:
    commands = set(list_commands(main, "registerpoort"))

    assert {command.strip("`") for command, *_ in read_table("Commands")} == commands


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_link_leads_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#([^)]+))?\)", read_text(ROOT / document))

    for file, anchor in links:
        headings = re.findall(r"^#+ (.+)$", read_text(ROOT / file), re.MULTILINE)
        assert not anchor or anchor in {each.lower().replace(" ", "-") for each in headings}


def test_the_readme_is_read_in_a_minute() -> None:
    lines = read_text(ROOT / "README.md").splitlines()

    assert 20 <= len(lines) <= 60
    assert {"make demo", "make test"} <= {line.partition("  ")[0] for line in lines}


def test_one_version_stands_everywhere() -> None:
    project = tomllib.loads(read_text(ROOT / "pyproject.toml"))["project"]["version"]

    released = re.findall(r"^## \[(\d[^]]*)\]", read_text(ROOT / "CHANGELOG.md"), re.MULTILINE)
    described = re.findall(
        r'^softwareVersion: "(.+)"$', read_text(ROOT / "publiccode.yml"), re.MULTILINE
    )
    assert [project] == released[:1] == described


def test_decisions_are_numbered_in_order() -> None:
    numbers = re.findall(r"^## (\d+)\. ", read_text(ROOT / "DECISIONS.md"), re.MULTILINE)

    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_the_top_holds_the_agreed_folders_and_no_other() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in FILES if path.parent != ROOT}

    assert folders == FOLDERS


def test_no_file_names_a_registry_or_a_place_outside_the_project() -> None:
    found = {
        f"{name(path)}:{number}"
        for path in FILES
        for number, line in enumerate(read_text(path).split("\n"), start=1)
        if OUTSIDE.search(line)
    }

    assert found == set()


def test_every_file_of_text_ends_with_a_newline() -> None:
    ours = [path for path in FILES if OTHERS not in path.parents]

    assert [name(path) for path in ours if read_text(path)[-1:] not in {"", "\n"}] == []


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    lengths = {name(path): len(read_text(path).splitlines()) for path in MODULES}

    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}
