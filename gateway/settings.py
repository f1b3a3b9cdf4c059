"""Settings: everything that can be set from outside, and nothing else reads the environment.

Each setting is the environment variable ``REGISTERPOORT_<NAME>``; `registerpoort settings`
prints them all.
"""

from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from gateway.addresses import check_jwks, check_postgres, check_public
from gateway.errors import SettingsInvalidError

__all__ = [
    "PREFIX",
    "Algorithm",
    "LogLevel",
    "Settings",
    "load_settings",
]

PREFIX: Final = "REGISTERPOORT_"


class Algorithm(Enum):
    """Signature algorithms a token may use; all asymmetric."""

    ES256 = "ES256"
    ES384 = "ES384"
    ES512 = "ES512"
    PS256 = "PS256"
    PS384 = "PS384"
    PS512 = "PS512"
    RS256 = "RS256"


class LogLevel(Enum):
    """The least severe events that are logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def _split(value: object) -> object:
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


_Dsn = Annotated[str, AfterValidator(check_postgres)]


class Settings(BaseSettings):
    """The settings of one process, checked and frozen."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True)

    host: str = Field("127.0.0.1", description="Address the server listens on.")
    port: int = Field(8100, ge=1, le=65535, description="Port the server listens on.")
    log_level: LogLevel = Field(LogLevel.INFO, description="Least severe event that is logged.")
    drain_seconds: int = Field(
        10, ge=1, le=600, description="Seconds that requests get to end after a stop signal."
    )

    public_url: Annotated[str, AfterValidator(check_public)] | None = Field(
        None, description="Address callers know, for metadata; absent means that of the request."
    )

    database_url: _Dsn | None = Field(
        None, description="PostgreSQL 15 or newer; absent means the embedded server.", repr=False
    )
    owner_url: _Dsn | None = Field(
        None,
        description="Same database as the owner, for migrations; absent means DATABASE_URL.",
        repr=False,
    )
    pages_url: _Dsn | None = Field(
        None, description="Same database for the pages; absent means DATABASE_URL.", repr=False
    )
    pool_size: int = Field(10, ge=1, le=1000, description="Connections to the database.")
    acts_pool_size: int = Field(
        5, ge=1, le=1000, description="Connections to the database that acts are done over."
    )
    head_seconds: float = Field(
        5.0, gt=0, le=300, description="Seconds between two looks at which policy is in force."
    )
    seal_key: Path | None = Field(
        None, description="File with the key that seals disclosures; absent means unsigned."
    )
    seal_seconds: float = Field(
        5.0, gt=0, le=3600, description="Seconds between two sealings of what was disclosed."
    )
    data: Path = Field(Path("var"), description="Folder of the embedded server and the demo.")
    postgres_bin: Path | None = Field(
        None, description="Folder with the PostgreSQL programs the embedded server uses."
    )

    key_file: Path | None = Field(
        None, description="File of key-encryption keys: id and key in base64; the last is current."
    )
    key_command: str | None = Field(
        None, description="Command that holds the key-encryption keys, in place of KEY_FILE."
    )
    digest_file: Path | None = Field(
        None, description="File with the secret that citizen service numbers are hashed with."
    )
    data_key_seconds: float = Field(
        60.0, ge=0, le=900, description="Seconds an unwrapped data key is remembered."
    )
    data_key_cache: int = Field(1000, ge=1, description="Unwrapped data keys that are remembered.")

    issuer: str | None = Field(None, description="Issuer whose access tokens are accepted.")
    audience: str | None = Field(None, description="Audience an access token must name.")
    jwks: Annotated[str, AfterValidator(check_jwks)] | None = Field(
        None, description="Keys of the issuer: https address, loopback http address or file."
    )
    algorithms: Annotated[tuple[Algorithm, ...], NoDecode, BeforeValidator(_split)] = Field(
        (Algorithm.ES256, Algorithm.PS256, Algorithm.RS256),
        min_length=1,
        description="Signature algorithms accepted, separated by commas.",
    )
    clock_skew: int = Field(
        30, ge=0, le=300, description="Seconds the clocks of issuer and gateway may differ."
    )
    token_max_bytes: int = Field(
        8192, ge=512, le=65536, description="Bytes an access token may have."
    )
    token_cache: int = Field(
        10_000, ge=1, description="Verified tokens kept in memory until they expire."
    )
    jwks_interval: int = Field(
        30, ge=1, description="Least seconds between two readings of the issuer's keys."
    )
    jwks_seconds: int = Field(
        3600, ge=60, description="Seconds after which the issuer's keys are read again."
    )
    access_seconds: int = Field(
        30, ge=0, description="Seconds an officer's appointments or a client are remembered."
    )
    access_cache: int = Field(
        10_000, ge=1, description="Officers, and clients, whose rights are remembered."
    )

    sign_in_client: str | None = Field(
        None, description="Client at the issuer that signs in officers; absent means no pages."
    )
    sign_in_key: Path | None = Field(
        None, description="File with the private key (JWK) that the client proves itself with."
    )
    sign_in_acr: str = Field(
        "http://eidas.europa.eu/LoA/substantial",
        description="How surely the issuer must know an officer who signs in.",
    )
    session_seconds: int = Field(
        28_800, ge=60, description="Seconds after which an officer signs in again."
    )
    session_idle_seconds: int = Field(
        900, ge=60, description="Seconds without a request after which a session ends."
    )
    recent_seconds: int = Field(
        300, ge=30, description="Seconds for which an act may stand on the last signing in."
    )
    form_max_bytes: int = Field(
        2_000_000, ge=10_000, description="Bytes a form may have, its files included."
    )

    synthetic: bool = Field(
        default=False, description="Mark every new record as made up: for demonstration and test."
    )
    confirm_minutes: int = Field(
        10, ge=1, le=1440, description="Minutes in which a second officer confirms an inspection."
    )
    licence_years: int = Field(
        3, ge=1, le=20, description="Years a licence is valid; provisional, until the Wrs is law."
    )
    operator_licence_years: int = Field(
        3, ge=1, le=20, description="Years by which an operator licence is renewed; provisional."
    )
    photo_max_bytes: int = Field(
        40_000, ge=1000, description="Bytes a photo may have; BODY_MAX_BYTES bounds it too."
    )

    operation_checks: int = Field(3, ge=1, description="Checks an operation may make.")
    inspection_checks: int = Field(60, ge=1, description="Checks there may be in an inspection.")
    officer_checks: int = Field(60, ge=1, description="Checks an officer may make in an hour.")
    client_checks: int = Field(5000, ge=1, description="Checks a system may make in an hour.")
    public_checks: int = Field(
        600, ge=1, description="Checks everybody without an appointment may make in a minute."
    )
    check_seconds: float = Field(
        0.05, ge=0, le=2, description="Seconds a check takes, or a whole number of times as long."
    )
    statistics_day: int = Field(15, ge=1, le=28, description="Day on which a month is published.")
    statistics_minimum: int = Field(10, ge=10, description="Least number that is published.")

    referral_key: Path | None = Field(
        None,
        description="File with the private keys (JWK Set) that sign referrals; absent: none sent.",
    )
    referral_tries: int = Field(
        30, ge=1, le=1000, description="Attempts to deliver a referral before it is given up."
    )
    referral_seconds: float = Field(
        5.0,
        gt=0,
        le=300,
        description="Seconds between two looks at what is to be delivered, and before the second"
        " attempt; each waits twice as long, an hour at most.",
    )

    stream_seconds: float = Field(
        1.0, gt=0, le=60, description="Seconds between two looks for what streams are told of."
    )
    stream_check_seconds: float = Field(
        10.0,
        gt=0,
        le=300,
        description="Seconds after which a stream without events is decided on again.",
    )
    stream_waiting: int = Field(
        100, ge=1, le=10_000, description="Events that may wait for a stream before it is ended."
    )
    stream_init_seconds: float = Field(
        10.0, gt=0, le=60, description="Seconds in which a WebSocket says who asks."
    )
    connection_operations: int = Field(
        10, ge=1, le=1000, description="Operations under way at once over a WebSocket."
    )
    officer_streams: int = Field(10, ge=1, description="Streams that an officer may hold open.")
    process_streams: int = Field(1000, ge=1, description="Streams that a process holds open.")
    process_sockets: int = Field(2000, ge=1, description="WebSockets that a process holds open.")

    body_max_bytes: int = Field(65_536, ge=1024, description="Bytes a request body may have.")
    document_tokens: int = Field(1000, ge=10, description="Tokens a document may have.")
    document_depth: int = Field(12, ge=1, description="Levels a selection may nest.")
    document_fields: int = Field(
        500, ge=1, description="Fields an operation may select once fragments are filled in."
    )
    document_aliases: int = Field(30, ge=0, description="Aliases an operation may use.")
    root_fields: int = Field(10, ge=1, description="Root fields an operation may select.")
    operation_seconds: float = Field(5.0, gt=0, le=60, description="Seconds an operation may take.")
    document_cache: int = Field(256, ge=1, description="Parsed documents kept in memory.")
    plan_cache: int = Field(2000, ge=1, description="Compiled plans kept in memory.")

    @model_validator(mode="after")
    def _check_identity(self) -> Self:
        given = (self.issuer, self.audience, self.jwks)
        if any(given) and not all(given):
            raise ValueError("ISSUER, AUDIENCE and JWKS go together: set all three or none")
        return self

    @model_validator(mode="after")
    def _check_sealing(self) -> Self:
        if self.key_file and self.key_command:
            raise ValueError("KEY_FILE and KEY_COMMAND exclude each other: set one of them")
        return self

    @model_validator(mode="after")
    def _check_pages(self) -> Self:
        if self.sign_in_client and not (self.sign_in_key and self.issuer and self.public_url):
            raise ValueError("SIGN_IN_CLIENT needs SIGN_IN_KEY, ISSUER and PUBLIC_URL")
        return self


def load_settings(**given: Any) -> Settings:  # noqa: ANN401  # pydantic checks every value
    """Read the settings from the environment.

    Parameters
    ----------
    **given
        Settings by field name that go before the environment.

    Raises
    ------
    SettingsInvalidError
        If a value does not fit; the first one is named, without its value.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise SettingsInvalidError(*_explain(first["loc"], first["msg"])) from None


def _explain(where: tuple[int | str, ...], message: str) -> tuple[str | None, str]:
    name = f"{PREFIX}{str(where[0]).upper()}" if where else None
    return name, message.removeprefix("Value error, ")
