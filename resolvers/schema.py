"""The shared schema, and what is declared beside its types."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import strawberry
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLObjectType,
    GraphQLSchema,
    execute,
    get_named_type,
    is_introspection_type,
    is_object_type,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.utils.await_maybe import await_maybe

from resolvers import (
    annotations,
    applications,
    checks,
    inspections,
    licences,
    me,
    municipalities,
    operators,
    referrals,
    statistics,
)
from resolvers.acts import annotations as annotating
from resolvers.acts import referrals as referring
from resolvers.acts import requests
from resolvers.acts.act import Act
from resolvers.acts.inspections import ACTS as INSPECTION_ACTS
from resolvers.acts.inspections import InspectionMutation
from resolvers.acts.licences.applications import ACTS as APPLICATION_ACTS
from resolvers.acts.licences.applications import ApplicationMutation
from resolvers.acts.licences.decisions import ACTS as DECISION_ACTS
from resolvers.acts.licences.decisions import DecisionMutation
from resolvers.acts.operators import ACTS as OPERATOR_ACTS
from resolvers.acts.operators import OperatorMutation
from resolvers.context import OperationContext
from resolvers.executor import PassThroughExecutor
from resolvers.model import ENTRIES, Model, Placed, Root, Table
from resolvers.pages import is_wrapper
from resolvers.scalars import SCALARS

__all__ = [
    "ACTS",
    "CORE",
    "MODEL",
    "ROOTS",
    "SCHEMA",
    "TABLES",
    "Mutation",
    "Query",
    "Subscription",
    "coordinates",
    "execute_operation",
    "object_types",
]


@strawberry.type(description="What can be asked of the register (vraag).")
class Query(
    me.MeQuery,
    checks.CheckQuery,
    applications.ApplicationQuery,
    licences.LicenceQuery,
    operators.OperatorQuery,
    inspections.InspectionQuery,
    annotations.AnnotationQuery,
    municipalities.MunicipalityQuery,
    statistics.StatisticQuery,
):
    """Every entry point."""


@strawberry.type(description="What can be done to the register (handeling).")
class Mutation(
    ApplicationMutation,
    DecisionMutation,
    OperatorMutation,
    InspectionMutation,
    annotating.AnnotationMutation,
    requests.RequestMutation,
    referring.ReferralMutation,
):
    """Every act."""


@strawberry.type(description="What an open case is told of while it is open (melding).")
class Subscription(annotations.AnnotationSubscription):
    """Every event that is told."""


class RegisterSchema(strawberry.Schema):
    """Strawberry's schema, with a door to the one graphql-core executes."""

    @property
    def core(self) -> GraphQLSchema:
        """The schema as graphql-core knows it."""
        return self._schema


SCHEMA: Final = RegisterSchema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    execution_context_class=PassThroughExecutor,
    config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
)
CORE: Final = SCHEMA.core

TABLES: Final[Mapping[str, Table]] = MappingProxyType(
    {
        table.type: table
        for table in (
            *applications.TABLES,
            *licences.TABLES,
            checks.LICENCE_CHECK,
            *operators.TABLES,
            *inspections.TABLES,
            annotations.ANNOTATION,
            annotations.OFFICER,
            referrals.REFERRAL_RECEIPT,
            municipalities.MUNICIPALITY,
            statistics.STATISTIC,
            me.ME,
            me.APPOINTMENT,
        )
    }
)
"""Type -> where it stands in the database."""

ROOTS: Final[Mapping[str, Root]] = MappingProxyType(
    {
        root.field: root
        for root in (
            *me.ROOTS,
            *checks.ROOTS,
            *applications.ROOTS,
            *licences.ROOTS,
            *operators.ROOTS,
            *inspections.ROOTS,
            *annotations.ROOTS,
            *municipalities.ROOTS,
            *statistics.ROOTS,
        )
    }
)
"""Field of ``Query`` -> the statement that answers it; ``myAccess`` needs none."""


ACTS: Final[Mapping[str, Act]] = MappingProxyType(
    {
        act.field: act
        for act in (
            *INSPECTION_ACTS,
            *APPLICATION_ACTS,
            *DECISION_ACTS,
            *OPERATOR_ACTS,
            *annotating.ACTS,
            *requests.ACTS,
            *referring.ACTS,
        )
    }
)
"""Field of ``Mutation`` -> what it does."""


def object_types() -> tuple[GraphQLObjectType, ...]:
    """List the types a policy speaks of: no wrappers, no introspection."""
    return tuple(
        type_
        for name, type_ in CORE.type_map.items()
        if is_object_type(type_) and not is_introspection_type(type_) and not is_wrapper(name)
    )


def coordinates() -> Mapping[str, bool]:
    """List what a policy can speak of.

    Returns
    -------
    Mapping of str to bool
        Coordinate, such as ``Licence.status`` -> whether its records are placed in a
        municipality. A field of one of `ENTRIES` is placed as the type that it answers.
    """
    return {name: _is_placed(*name.split(".")) for name in MODEL.kinds}


MODEL: Final = Model(
    TABLES,
    {
        **ROOTS,
        **{name: act.root for name, act in ACTS.items()},
        **{root.field: root for root in annotations.EVENTS},
    },
    kinds={
        f"{type_.name}.{name}": get_named_type(field.type).name
        for type_ in object_types()
        for name, field in type_.fields.items()
        if name != "withheld"
    },
)
"""What the compiler knows of the schema."""


def _is_placed(type_name: str, field: str) -> bool:
    if type_name in ENTRIES:
        root = MODEL.roots.get(field)
        return root is not None and _is_placed(root.type, field)
    table = TABLES.get(type_name)
    return table is not None and table.placed is not Placed.NOWHERE


async def execute_operation(
    document: DocumentNode,
    *,
    operation_name: str | None,
    variables: Mapping[str, Any],
    context: OperationContext,
) -> ExecutionResult:
    """Run a document that was parsed and validated before.

    Parameters
    ----------
    document
        Valid against `CORE`.
    operation_name
        Which operation of the document; null where it has one only.
    variables
        As the client sent them.
    context
        What answers the root fields.

    Returns
    -------
    ExecutionResult
        Its data holds an `orjson.Fragment` for each field that a statement answered.
    """
    return await await_maybe(
        execute(
            CORE,
            document,
            context_value=context,
            variable_values=dict(variables),
            operation_name=operation_name,
            executor_class=PassThroughExecutor,
            hide_suggestions=True,
        )
    )
