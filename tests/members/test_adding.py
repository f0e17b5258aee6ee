"""A company that is entered, and what is changed about it."""

from __future__ import annotations

import dataclasses

import pytest

from members.actions import companies
from members.actions.companies import NewCompany, Particulars
from members.actions.platforms import NewPlatform
from members.errors import Invalid, NotAllowed
from members.identities import LooksAlike
from members.models import Coalition, Company, Event, OwnerGroup, PlatformType
from tests.members.test_memberships import DAY

NAMED = Particulars("Feldspar Mall", {"zh-hans": "长石商城"}, "zh-hans", "Asia/Shanghai")


def new(particulars=NAMED, **changes):
    shop = NewPlatform("Feldspar Shop", PlatformType.objects.get(code="e-commerce"))
    given = {"coalition": Coalition.objects.get(code="china"), "starts_on": DAY, "platforms": [shop]}
    return NewCompany(particulars, **(given | changes))


def add(world, what=None, **changes):
    return companies.add(what or new(), **({"by": world.administrator, "reason": "Signed up"} | changes))


def edit(world, **changes):
    own = {"name": world.company.name, "time_zone": world.company.time_zone} | changes
    return companies.edit(world.company, Particulars(**own), by=world.administrator, reason="Asked")


def test_a_company_is_entered_with_all_that_its_first_quarter_needs(world):
    made = add(world)
    assert (made.slug, made.language, made.owner_group_on(DAY).slug) == ("feldspar-mall", "zh-hans", "feldspar-mall")
    assert made.spells.get().starts_on == made.platform_spells.get().starts_on == DAY
    assert Event.objects.about(made).get().note == "Signed up"


def test_it_may_belong_to_a_holding(world):
    delta = OwnerGroup.objects.get(slug="delta-holding")
    assert add(world, new(owner_group=delta)).owner_group_on(DAY) == delta


def test_its_own_group_is_never_one_that_is_there(world):
    OwnerGroup.objects.create(slug="feldspar-mall", name="Somebody else")
    assert add(world).owner_group_on(DAY).name == "Feldspar Mall"


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        (Particulars("长石商城", {"en": "Feldspar Mall"}), "feldspar-mall"),
        (Particulars("长石商城"), "company-6"),
        (Particulars("Add"), "add-2"),
        (Particulars("Café Ω"), "cafe"),
    ],
)
def test_a_short_name_is_proposed_from_the_names(world, names, slug):
    assert add(world, new(names)).slug == slug


@pytest.mark.parametrize(("slug", "words"), [("Aurora", "small Latin"), ("add", "small Latin"), ("aurora", "Another")])
def test_a_short_name_is_plain_and_free(world, slug, words):
    with pytest.raises(Invalid, match=words):
        add(world, new(slug=slug))


@pytest.mark.parametrize("name", ["AURORA Ltd.", "Ａｕｒｏｒａ"])
def test_what_looks_like_another_company_is_looked_at_first(world, name):
    with pytest.raises(Invalid) as refused:
        add(world, new(Particulars(name)))
    assert (refused.value.code, refused.value.problems[0].pointer) == ("looks_alike", "aurora")


def test_who_has_looked_adds_it(world):
    assert add(world, new(Particulars("AURORA Ltd.")), despite=["aurora:name"]).pk


def test_what_came_meanwhile_is_looked_at_too(world):
    add(world, new(Particulars("Aurora Holding")), despite=["aurora:name"])
    with pytest.raises(LooksAlike) as refused:
        add(world, new(Particulars("AURORA Ltd.")), despite=["aurora:name"])
    assert refused.value.shown == ["aurora:name", "aurora-holding:name+platform"]


def test_a_company_that_has_more_in_common_by_now_is_looked_at_again(world):
    market = NewPlatform("aurora MARKET", PlatformType.objects.get(code="e-commerce"))
    with pytest.raises(LooksAlike, match="Look at what it is like"):
        add(world, new(Particulars("AURORA Ltd."), platforms=[market]), despite=["aurora:name"])


def test_a_platform_of_the_same_name_is_told(world):
    market = NewPlatform("aurora MARKET", PlatformType.objects.get(code="e-commerce"))
    with pytest.raises(Invalid) as refused:
        add(world, new(platforms=[market]))
    assert refused.value.problems[0].detail == "Aurora: a platform of the same name"


def test_changes_are_named_with_their_reason(world):
    edit(world, name="Aurora Marketplaces", liaison=world.analyst)
    act = Event.objects.about(world.company).get()
    assert (act.note, act.details["changed"], act.details["former_name"]) == ("Asked", ["liaison", "name"], "Aurora")


def test_renaming_to_anothers_name_is_looked_at_first(world):
    with pytest.raises(Invalid, match="may be here already"):
        edit(world, name="Borealis")


def test_another_language_asks_nothing(world):
    assert edit(world, language="zh-hans").language == "zh-hans"


def test_the_same_again_is_no_change(world):
    with pytest.raises(Invalid, match="Nothing was changed"):
        edit(world)


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"name": "x" * 201}, {"language": "xx"}, {"time_zone": "Mars/Base"}, {"other_names": {"xx": "X"}}],
)
def test_what_cannot_be_kept_is_refused(world, wrong):
    with pytest.raises(Invalid):
        add(world, new(dataclasses.replace(NAMED, **wrong)))
    assert not Company.objects.filter(slug="feldspar-mall").exists()


def test_a_liaison_serves_the_secretariat(world):
    with pytest.raises(Invalid, match="Only people of the secretariat"):
        edit(world, liaison=world.signer)


@pytest.mark.parametrize("who", ["analyst", "publisher", "signer"])
def test_only_an_administrator_adds(world, who):
    with pytest.raises(NotAllowed):
        add(world, by=getattr(world, who))
