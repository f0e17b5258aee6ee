"""How counting is done and what is held back: the paragraphs shown where numbers are read and where they are typed."""

from __future__ import annotations

from django.utils.translation import gettext as _


def counting_rules() -> list[str]:
    """The rules every member counts by, one a line."""
    return [
        _("The decision is counted, on its date in the company's one declared time zone."),
        _("Counts are gross of appeals: what was restored afterwards is a measure of its own."),
        _("One listing id counts once a quarter and stage. A listing put up again under a new id counts again."),
        _(
            "A listing counts once whatever its specimens, variants or species: under its main species group, else"
            " under the mixed one."
        ),
        _("A shop or account that is closed is one account. Its listings count only where each of them was judged."),
        _("Hidden, demoted or labelled is not removed."),
        _(
            "Refused at the review before publication is blocked. Taken down after publication is removed, even if"
            " nobody saw it."
        ),
        _("Tries of the same item again are attempts, another unit, and in no total of listings."),
        _("Search results, search terms, live rooms and groups are units of their own."),
        _("Prohibited means: under the company's own policy. It does not mean proven illegal."),
    ]


def unsplit() -> str:
    """What the rest of a total is, and what stands apart."""
    return _(
        "Where a company gives a total without splitting it, the rest is shown as not broken down by species. Tools and"
        " services are counted too, shown apart, and in no wildlife total."
    )


def disclosure() -> list[str]:
    """How withheld cells work, without the thresholds, which stay confidential."""
    return [
        _(
            "Members are competitors and give their counts in confidence. A number is published only if nobody, not"
            " even another member who knows its own count, can use it to work out the count of one company. Companies"
            " under one owner are one contributor."
        ),
        _(
            "What would tell too much is withheld and marked [c]. If one part of a quarter is withheld, all its parts"
            " are; if the total of a quarter is, so is every year and running total that contains it; if one section of"
            " a year is, all sections of that year are."
        ),
        _(
            "Beside a withheld number stands the range that anybody could work out from what is published, rounded"
            " outward. Why a number is withheld is not said, because that would itself tell something."
        ),
        _("Numbers are withheld, never changed: what is shown is the exact sum of what members reported."),
    ]


def statuses() -> list[tuple[str, str]]:
    """Every status of a published number: its code and what it means."""
    return [
        ("final", _("Every expected return was accepted, or its company exempt, when the release was made.")),
        ("provisional", _("At least one expected return was missing when the release was made.")),
        ("revised", _("The number differs from the one first published.")),
        ("withheld", _("Not shown, so that no single company's count can be worked out.")),
        ("not_collected", _("No member tracks it in this period. This is not zero.")),
    ]


def releases() -> list[str]:
    """How releases come about and stay."""
    return [
        _(
            "Counts are signed by each company, reviewed by the secretariat and frozen as a release of the whole"
            " series. A second person publishes it. A published release never changes and keeps its address."
        ),
        _(
            "Quarters that were published before keep the returns they were made from. Late returns and corrections"
            " wait and enter together, once a year."
        ),
        _(
            "Coverage is the number of members whose accepted return has content, of those expected. Over several"
            " quarters it is quarterly returns received of returns expected, never a number of companies."
        ),
    ]
