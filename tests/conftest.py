"""Fixture modules of the tests; each says what it gives."""

pytest_plugins = [
    "tests.fixtures.embedding",
    "tests.fixtures.postgres",
    "tests.fixtures.process",
    "tests.fixtures.deciding",
    "tests.fixtures.demonstration",
    "tests.fixtures.pages",
    "tests.fixtures.accounts",
    "tests.fixtures.provider",
    "tests.fixtures.office",
    "tests.fixtures.versions",
    "tests.fixtures.drafts",
    "tests.reference.fixtures",
    "tests.world.fixtures",
    "tests.browser.fixtures",
    "tests.trusted.fixtures",
    "tests.sealing.fixtures",
    "tests.streams.fixtures",
]
