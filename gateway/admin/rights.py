"""What the policy in force opens to the capacity in which a page is asked for."""

import secrets
from dataclasses import dataclass
from datetime import date

from gateway.admin.permissions import Permission
from gateway.admin.sessions import Capacity
from gateway.headers import parent_span_id, trace_id
from gateway.heads import Head
from policies.decision import Context, Scope
from policies.record.answers import Question
from resolvers.statement.decisions import Decided
from resolvers.statement.parameters import Asker

__all__ = ["Rights"]


@dataclass(frozen=True)
class Rights:
    """One capacity under one policy, on one day."""

    head: Head
    capacity: Capacity
    day: date

    @property
    def own(self) -> frozenset[str]:
        """Municipalities whose records are the capacity's own."""
        return self.head.territory.own(self.capacity.home, self.day)

    def context(self, purpose: str) -> Context:
        """Say to the policy who asks, for this purpose."""
        return Context(self.capacity.role, self.capacity.home, purpose, self.day)

    def scope(self, permission: Permission) -> Scope:
        """Find for which records a permission is open, whatever mandate it needs."""
        grant = self.head.snapshot.grant(self.context(permission.purpose), self.own)
        return grant.scope(permission.coordinate, permission.action)

    def may(self, permission: Permission) -> bool:
        """Tell whether a permission is open for any record, its mandate included."""
        mandated = permission.purpose in {"NONE", *self.capacity.mandates}
        return mandated and self.scope(permission).open

    def reaches(self, permission: Permission, home: str) -> bool:
        """Tell whether a permission is open for what belongs to a municipality or police unit.

        A police unit covers the records of municipalities; its own officers are its alone.
        """
        if home.startswith("police:") or self.capacity.home.startswith("police:"):
            scope = self.scope(permission)
            return scope.complete or (scope.own and home == self.capacity.home)
        return self.scope(permission).covers(home, self.own)

    def decide(self, permission: Permission) -> Decided:
        """Decide a permission, as the decision is recorded."""
        asked = ((permission.coordinate, permission.action),)
        question = Question(self.context(permission.purpose), self.own, asked)
        (answer,) = question.decide(self.head.snapshot)
        scope, rules = answer.texts
        return Decided(
            sha256=self.head.snapshot.sha256,
            cased=False,
            coordinates=(permission.coordinate,),
            actions=(permission.action,),
            answers=(scope,),
            rules=(rules,) if rules else None,
        )

    def asker(self, purpose: str) -> Asker:
        """Say to the statements that read and record in which capacity it is asked."""
        appointment = self.capacity.appointment
        return Asker(
            policy_version=self.head.edition.policy_version,
            reference_version=self.head.edition.reference_version,
            role=appointment.role,
            home=appointment.home,
            own=tuple(self.own),
            purpose=purpose,
            day=self.day,
            trace=trace_id(),
            span=secrets.token_hex(8),
            parent=parent_span_id(),
            officer=appointment.officer_id,
            appointment=appointment.id,
            client=None,
            case=None,
            document=None,
        )
