"""Settings: read from the environment, checked, and printed without passwords."""

import ast
import os
from pathlib import Path

import pytest

from gateway.cli.settings import describe
from gateway.errors import SettingsInvalidError
from gateway.settings import Algorithm, Settings, load_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting is given by the machine the test runs on."""
    for name in [name for name in os.environ if name.startswith("REGISTERPOORT_")]:
        monkeypatch.delenv(name)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTERPOORT_PORT", "9000")
    monkeypatch.setenv("REGISTERPOORT_ALGORITHMS", "ES256, RS256")
    monkeypatch.setenv("REGISTERPOORT_HOST", "")

    settings = load_settings()

    assert settings.port == 9000
    assert settings.algorithms == (Algorithm.ES256, Algorithm.RS256)
    assert settings.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("LOG_LEVEL", "LOUD"),
        ("ALGORITHMS", "HS256"),
        ("ALGORITHMS", "none"),
        ("ALGORITHMS", ","),
        ("OPERATION_SECONDS", "nan"),
        ("DATABASE_URL", "mysql://root:s3cret@db/x"),
        ("JWKS", "http://issuer.example/jwks"),
        ("JWKS", "ftp://issuer.example/jwks"),
    ],
)
def test_a_value_that_does_not_fit_is_named_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"REGISTERPOORT_{name}", value)

    with pytest.raises(SettingsInvalidError) as refused:
        load_settings()

    message = str(refused.value)
    assert message.startswith(f"REGISTERPOORT_{name}: ")
    assert message.count("\n") == 0
    assert "s3cret" not in message


def test_issuer_audience_and_keys_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTERPOORT_ISSUER", "https://issuer.example")

    with pytest.raises(SettingsInvalidError, match="go together"):
        load_settings()


@pytest.mark.parametrize(
    "source",
    ["https://issuer.example/jwks", "http://127.0.0.1:9/jwks", "http://[::1]:9/k", "var/jwks.json"],
)
def test_keys_come_from_safe_sources(source: str) -> None:
    assert load_settings(jwks=source, issuer="i", audience="a").jwks == source


def test_every_setting_is_described_and_printed_in_order() -> None:
    lines = list(describe(load_settings()))

    assert [line.name for line in lines] == [
        f"REGISTERPOORT_{name.upper()}" for name in Settings.model_fields
    ]
    assert all(line.description.endswith(".") for line in lines)


def test_a_password_is_never_printed() -> None:
    settings = load_settings(database_url="postgresql://me:s3cret@db.example/register")

    printed = {line.name: line.value for line in describe(settings)}

    assert printed["REGISTERPOORT_DATABASE_URL"] == "postgresql://me:***@db.example/register"
    assert "s3cret" not in repr(settings) + repr(printed)


@pytest.mark.parametrize(
    "module",
    sorted(
        path.relative_to(ROOT).as_posix()
        for package in ("gateway", "resolvers", "policies", "sql", "templates")
        for path in (ROOT / package).rglob("*.py")
        if path != ROOT / "gateway/settings.py"
    ),
)
def test_only_settings_read_the_environment(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))

    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert not (names | imported) & {"environ", "environb", "getenv", "getenvb"}
