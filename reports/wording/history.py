"""What others published before this site, in words: what they counted, in what unit, and whom it is about."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_METRICS = {
    "accounts_banned": gettext_lazy("Accounts banned"),
    "accounts_removed_year": gettext_lazy("Accounts removed in a year"),
    "ads_removed": gettext_lazy("Advertisements removed"),
    "ads_removed_after_ngo_report": gettext_lazy("Advertisements removed after a report by an NGO"),
    "ai_images_identified": gettext_lazy("Images identified by software"),
    "ai_images_screened": gettext_lazy("Images screened by software"),
    "best_practice_awards": gettext_lazy("Best-practice awards"),
    "businesses_delisted": gettext_lazy("Businesses delisted"),
    "china_members": gettext_lazy("Members in China"),
    "companies_inspected_year": gettext_lazy("Companies inspected in a year"),
    "cyber_spotter_rounds": gettext_lazy("Rounds of volunteer spotting"),
    "cyber_spotters": gettext_lazy("Volunteer spotters"),
    "cyber_spotters_trained_year": gettext_lazy("Volunteer spotters trained in a year"),
    "enforcement_cases_year": gettext_lazy("Enforcement cases in a year"),
    "forums_closed": gettext_lazy("Forums closed"),
    "gangs_broken_year": gettext_lazy("Criminal groups broken up in a year"),
    "groups_removed": gettext_lazy("User groups removed"),
    "illegal_ads_blocked_year": gettext_lazy("Illegal advertisements blocked in a year"),
    "illegal_product_info_deleted_year": gettext_lazy("Information on illegal products deleted in a year"),
    "illicit_money_confiscated_cny": gettext_lazy("Illicit money confiscated (CNY)"),
    "info_deleted_and_blocked_year": gettext_lazy("Information deleted and blocked in a year"),
    "info_deleted_month": gettext_lazy("Information deleted in a month"),
    "listings_flagged_by_spotters": gettext_lazy("Listings flagged by spotters"),
    "listings_flagged_by_spotters_year": gettext_lazy("Listings flagged by spotters in a year"),
    "listings_removed_cumulative": gettext_lazy("Listings removed or blocked, cumulative"),
    "listings_removed_or_blocked": gettext_lazy("Listings removed or blocked"),
    "listings_removed_period": gettext_lazy("Listings removed since the report before"),
    "listings_removed_two_years": gettext_lazy("Listings removed in two years"),
    "listings_removed_year": gettext_lazy("Listings removed in a year"),
    "member_companies": gettext_lazy("Member companies"),
    "member_companies_joined": gettext_lazy("Member companies that joined"),
    "member_platforms": gettext_lazy("Member platforms"),
    "new_search_keywords": gettext_lazy("New search keywords"),
    "new_search_keywords_year": gettext_lazy("New search keywords in a year"),
    "offenders_handled_year": gettext_lazy("Offenders dealt with in a year"),
    "pledge_signatories": gettext_lazy("Signatories of a pledge"),
    "posts_deleted_after_ngo_report": gettext_lazy("Posts deleted after a report by an NGO"),
    "posts_flagged_by_ngo": gettext_lazy("Posts flagged by an NGO"),
    "posts_handled": gettext_lazy("Posts dealt with"),
    "posts_removed_of_flagged": gettext_lazy("Posts removed, of those flagged"),
    "proactive_removal_rate_permille": gettext_lazy("Removed before any view, per thousand"),
    "prohibited_species_listed": gettext_lazy("Prohibited species listed"),
    "search_results_removed": gettext_lazy("Search results removed"),
    "search_terms_blocked": gettext_lazy("Search terms blocked"),
    "search_terms_shared": gettext_lazy("Search terms shared"),
    "staff_trained": gettext_lazy("Staff trained"),
    "stores_or_accounts_closed": gettext_lazy("Stores or accounts closed"),
    "suspects_arrested_year": gettext_lazy("Suspects arrested in a year"),
    "target_reduction_percent": gettext_lazy("Pledged reduction, percent"),
    "user_accounts": gettext_lazy("User accounts of all members"),
    "user_education_impressions": gettext_lazy("Impressions of awareness posts"),
    "user_engagements": gettext_lazy("Engagements with awareness posts"),
    "user_reporters": gettext_lazy("Users who reported"),
    "user_reports_items": gettext_lazy("Items reported by users"),
    "wildlife_products_info_removed": gettext_lazy("Information on wildlife products removed"),
}

_UNITS = {
    "accounts": gettext_lazy("accounts"),
    "companies": gettext_lazy("companies"),
    "engagements": gettext_lazy("engagements"),
    "listings": gettext_lazy("listings"),
    "listings (2024 wording: listings and suspected illicit sellers)": gettext_lazy(
        "listings and suspected illicit sellers"
    ),
    "people": gettext_lazy("people"),
    "percent": gettext_lazy("percent"),
    "platforms": gettext_lazy("platforms"),
    "reports": gettext_lazy("reports"),
    "search terms": gettext_lazy("search terms"),
}

_SCOPES = {
    "global": gettext_lazy("Global coalition"),
    "china": gettext_lazy("China coalition"),
    "company": gettext_lazy("One company: %(name)s"),
    "programme": gettext_lazy("A programme: %(name)s"),
}

# By the day of publication: why the number cannot be compared with the one drawn before it.
_BREAKS = {
    "2024-09": gettext_lazy("Sellers counted too"),
    "2025-12-19": gettext_lazy("New automatic detection"),
}


def metric(code: str) -> str:
    """What a number counts; an unknown one by its code."""
    return str(_METRICS.get(code, code.replace("_", " ")))


def unit(text: str) -> str:
    """What one of it is, as the source has it; empty where the source says nothing."""
    return str(_UNITS.get(text, text))


def scope(code: str) -> str:
    """Whom a number is about."""
    kind, _separator, name = code.partition(":")
    return str(_SCOPES.get(kind, code)) % {"name": name}


def precision(code: str) -> str:
    """Whether a number was published exact or rounded."""
    return {"exact": _("exact"), "rounded": _("rounded")}.get(code, "–")


def break_label(published: str) -> str:
    """What changed before a drawn number; empty where nothing is known to have changed."""
    return str(_BREAKS.get(published, ""))


def host(url: str) -> str:
    """Who published it, by the name of the site; a source that is no address stays as it is."""
    return urlsplit(url).netloc.removeprefix("www.") or url


def table_caption() -> str:
    """What the table of all published numbers holds."""
    return _("Numbers published by others before this site")


def intro() -> str:
    """What these numbers are and are not."""
    return _(
        "These numbers were published by the coalition and others before this site began. Members, units and windows"
        " changed between them. They are shown as history, each with its source, and are never added to the counts of"
        " this site."
    )
