"""Who else is in the house: a colleague who can be changed, an invitation that waits, a stand-in to come."""

from __future__ import annotations

import datetime

from members.access import CompanyRoleName
from members.actions import invitations, stand_ins
from members.models import CompanyRole, Invitation, StandIn, User
from tests import cast
from tests.house.roles.addresses import PARTS, PARTS_OF


def add_people(world: cast.World) -> None:
    """Each under the key by which the role table asks for it."""
    joined = User.objects.create_user("joined@aurora.example", pk=PARTS_OF["member-person"]["pk"], name="joined")
    CompanyRole.objects.create(user=joined, company=world.company, role=CompanyRoleName.VIEWER)
    invitations.invite("new@aurora.example", company=world.company, role=CompanyRoleName.PREPARER, by=world.signer)
    Invitation.objects.update(id=PARTS["invitation"])
    days = {"starts_on": datetime.date(2026, 12, 1), "ends_on": datetime.date(2026, 12, 9)}
    made = stand_ins.name(world.publisher, **days, reason="Leave", by=world.administrator)
    StandIn.objects.filter(pk=made.pk).update(id=PARTS_OF["desk-stand-in-end"]["pk"])
