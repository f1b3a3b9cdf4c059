"""``registerpoort disclosures``: what was disclosed, and whether it is as it was written down."""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import click
import orjson
from typing_extensions import override

from gateway.cli.policies.recorded import progress
from gateway.sealing.keys import Keyring, read_keyring
from gateway.sealing.verdicts import Fault, Verdict
from gateway.sealing.verifications import keep_verdict
from gateway.sealing.verifying import Seen, count_batches, verify
from gateway.settings import load_settings
from gateway.store import Store, open_store
from gateway.work.working import open_sealer

__all__ = ["disclosures"]

_SEEN: Final = re.compile(r"([1-9]\d{0,17}):([0-9a-f]{64})")


class _Batch(click.ParamType[Seen]):
    """A batch by its number and hash, as an earlier verification printed it."""

    name = "batch"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Seen:
        found = _SEEN.fullmatch(value)
        if found is None:
            self.fail(f"{value} is no batch; write it as 12:HASH, as a verification prints it.")
        return Seen(int(found[1]), found[2])


@click.group()
def disclosures() -> None:
    """Account for what was disclosed."""


@disclosures.command("verify")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with the public keys to believe; REGISTERPOORT_SEAL_KEY if absent.",
)
@click.option("--seen", type=_Batch(), help="A batch that must be there, as NUMBER:HASH.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_context
def verify_chain(
    context: click.Context, key: Path | None, seen: Seen | None, *, as_json: bool
) -> None:
    """Verify that every sealed disclosure is as it was when it was sealed.

    Exit status 1 means that it is not: the first record or batch that differs is named.
    """
    settings = load_settings()
    keys = read_keyring(key or settings.seal_key)
    with open_store(settings) as store:
        found = asyncio.run(_verify(store, keys, seen))
    click.echo(_write_json(found) if as_json else "\n".join(_write(found)))
    context.exit(1 if found.first else 0)


async def _verify(store: Store, keys: Keyring, seen: Seen | None) -> Verdict:
    async with open_sealer(store.gateway) as database:
        with progress(await count_batches(database)) as advance:
            found = await verify(database, keys, progress=_Bar(advance), seen=seen)
        await keep_verdict(database, found)
    return found


@dataclass
class _Bar:
    """Shows how far a verification is."""

    advance: Callable[[int], None]
    shown: int = 0

    async def __call__(self, verdict: Verdict) -> None:
        self.advance(verdict.batches - self.shown)
        self.shown = verdict.batches


def _write(found: Verdict) -> Iterator[str]:
    if found.first:
        yield _write_fault(found.first)
        yield f"{found.broken} of {found.batches} batches are not as they were sealed."
    else:
        yield f"{found.batches} batches with {found.records} disclosures are as they were sealed."
    for count, what in (
        (found.destroyed, "disclosures were destroyed since, with a proof."),
        (found.unsigned, "batches are not signed: who may change the database may make them anew."),
        (found.unchecked, "batches are signed, and no key was given to check that."),
    ):
        if count:
            yield f"{count} {what}"
    yield f"{found.unsealed} disclosures are not sealed yet."
    if found.head:
        yield f"Newest batch {found.newest}:{found.head}"


def _write_fault(fault: Fault) -> str:
    where = f"Batch {fault.batch}"
    if fault.record is not None:
        where += f", record {fault.record}"
    return f"{where}: {fault.kind.value}"


def _write_json(found: Verdict) -> bytes:
    first = found.first and asdict(found.first) | {"kind": found.first.kind.name}
    return orjson.dumps(asdict(found) | {"first": first})
