"""From settings to limits: of documents, of checks and of acts."""

from gateway.checks import CheckTerms
from gateway.limits import Limits
from gateway.settings import Settings
from resolvers.acts.terms import Terms

__all__ = ["make_check_terms", "make_limits", "make_terms"]


def make_terms(settings: Settings) -> Terms:
    """Make the terms that acts are held to."""
    return Terms(
        synthetic=settings.synthetic,
        confirm_minutes=settings.confirm_minutes,
        licence_years=settings.licence_years,
        operator_years=settings.operator_licence_years,
        photo_bytes=settings.photo_max_bytes,
    )


def make_check_terms(settings: Settings) -> CheckTerms:
    """Make the limits of checks."""
    return CheckTerms(
        of_operation=settings.operation_checks,
        of_inspection=settings.inspection_checks,
        of_officer=settings.officer_checks,
        of_client=settings.client_checks,
        of_public=settings.public_checks,
        seconds=settings.check_seconds,
    )


def make_limits(settings: Settings) -> Limits:
    """Make the limits of documents."""
    return Limits(
        tokens=settings.document_tokens,
        depth=settings.document_depth,
        fields=settings.document_fields,
        aliases=settings.document_aliases,
        root_fields=settings.root_fields,
    )
