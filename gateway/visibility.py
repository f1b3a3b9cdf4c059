"""What a caller can ask at all: for ``myAccess`` and for introspection."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from graphql import GraphQLSchema

from gateway.access import NO_PURPOSE, AccessContext
from gateway.cache import BoundedCache
from gateway.heads import Head
from policies.decision import Context, Grant, Scope
from resolvers.codes import Purpose
from resolvers.introspection import Use, usable, visible_schema
from resolvers.me import Access, AccessAction, AccessField, AccessScope
from resolvers.model import Model
from resolvers.statement.compile import bound_to_case

__all__ = ["Visibility"]


@dataclass(frozen=True)
class Visibility:
    """Tells what is open, from the same grants that decide."""

    model: Model
    kept: BoundedCache[frozenset[tuple[str, Use]], GraphQLSchema]

    def access(
        self, head: Head, access: AccessContext, purpose: Purpose | None, case: UUID | None
    ) -> Access:
        """List what is open to the caller for a purpose, with a case or without one."""
        name = purpose.name if purpose else NO_PURPOSE
        grant = _grant(head, replace(access, purpose=name))
        fields = [
            each
            for coordinate in self.model.kinds
            if case is not None or not bound_to_case(self.model, name, coordinate)
            for each in _fields(grant, coordinate)
        ]
        return Access(purpose=purpose, fields=fields)

    def schema(self, head: Head, access: AccessContext) -> GraphQLSchema:
        """Return the schema with only what is of use to the caller under some purpose."""
        purposes = (NO_PURPOSE, *(each.name for each in Purpose))
        grants = [_grant(head, replace(access, purpose=each)) for each in purposes]
        cells = usable(grants, self.model.kinds)
        known = self.kept.get(cells)
        if known is None:
            known = visible_schema(cells.__contains__)
            self.kept.put(cells, known)
        return known


def _grant(head: Head, access: AccessContext) -> Grant:
    context = Context(access.role, access.home, access.purpose, access.day)
    return head.snapshot.grant(context, access.own)


def _fields(grant: Grant, coordinate: str) -> Iterator[AccessField]:
    for action in AccessAction:
        scope = grant.scope(coordinate, action.name.lower())
        if scope.open:
            yield AccessField(coordinate=coordinate, action=action, scope=_name(scope))


def _name(scope: Scope) -> AccessScope:
    if scope.exceptions:
        return AccessScope.SOME
    if scope.own == scope.other:
        return AccessScope.ALL
    return AccessScope.OWN if scope.own else AccessScope.OTHER
