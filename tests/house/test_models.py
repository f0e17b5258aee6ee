"""What belongs to a company is read through a queryset that knows who asks."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models

from members.models import Company

OURS = [model for model in apps.get_models() if model._meta.app_label in {"members", "reports"}]
SCOPED = [model for model in OURS if model is Company or "company" in {field.name for field in model._meta.fields}]


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_a_model_with_a_company_is_read_by_who_asks(model):
    assert hasattr(model.objects.all(), "visible_to")


@pytest.mark.django_db
@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_nobody_sees_nothing(model):
    assert not model.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize("model", SCOPED, ids=lambda model: model.__name__)
def test_others_see_nothing_of_a_company(world, model):
    world.accepted(world.company)
    own = model.objects.visible_to(world.signer)
    assert not own.intersection(model.objects.visible_to(world.rival_signer).order_by()).exists()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_deleting_never_takes_more_than_was_asked(model):
    """Only the cells of a draft and what its explanations cover go with what they belong to."""
    cascading = {
        f"{model.__name__}.{field.name}"
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    }
    assert cascading <= {
        "DraftCount.submission",
        "DraftCompanyCount.submission",
        "ExplainedFinding.explanation",
    }


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_nothing_happens_behind_a_save(model):
    assert "save" not in vars(model)
    assert "delete" not in vars(model)
