"""What kind of claim it is: on a product or not, passed on unchanged or not, and which certificates it needs.

What enters: the claim's category, media and how the goods reached the claimant. What leaves: three-valued answers and
the words for its route.
"""

from __future__ import annotations

from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_flag, as_text, as_words
from validator.facts.values import FALSE, TRUE, Known, Value, all_of, any_of, known, negate, unknown

ON_PRODUCT_MEDIA = frozenset({"metal_imprint", "casting_mark", "label", "packaging", "hang_tag"})
CONCERNED = {
    "ps_certification": "PS",
    "coc_certification": "CoC",
    "coc_material": "CoC",
    "on_product": "CoC",
    "sourcing": "CoC",
}


@measure("claim.judged_on")
def judged_on(world: World, _claim: Element) -> Value:
    """The day on which the claim is judged."""
    return known(world.judged_on)


def _category_in(claim: Element, *categories: str) -> Value:
    category = claim.value("category")
    word = as_text(category)
    return unknown(category) if word is None else known(word in categories)


@measure("claim.on_product")
def on_product(_world: World, claim: Element) -> Value:
    """Whether the claim stands on a product: by its category, or because one of its media is part of the product."""
    media = claim.value("media")
    words = as_words(media)
    by_medium = unknown(media) if words is None else known(bool(ON_PRODUCT_MEDIA.intersection(words)))
    return any_of((_category_in(claim, "on_product"), by_medium))


@measure("claim.about_goods")
def about_goods(_world: World, claim: Element) -> Value:
    """Whether it speaks of goods or material, not of an organisation."""
    return any_of((claim.value("on_product"), _category_in(claim, "coc_material", "sourcing")))


@measure("claim.is_certification")
def is_certification(_world: World, claim: Element) -> Value:
    """Whether it speaks of a certificate of the claimant."""
    return _category_in(claim, "ps_certification", "coc_certification")


@measure("claim.pass_through")
def pass_through(_world: World, claim: Element) -> Value:
    """Whether labelled goods are passed on: labelled already, nothing added, nothing about the aluminium changed."""
    labelled, adds, alters = (claim.value(name) for name in ("already_labelled", "adds_claim", "alters_aluminium"))
    return all_of((labelled, negate(adds), negate(alters)))


def _own_label(claim: Element) -> Value:
    return all_of((claim.value("on_product"), negate(claim.value("pass_through"))))


@measure("claim.needs_coc")
def needs_coc(_world: World, claim: Element) -> Value:
    """Whether it needs a CoC certificate: a label that is put on, CoC certification, or supply of CoC Material."""
    return any_of((_category_in(claim, "coc_certification", "coc_material"), _own_label(claim)))


@measure("claim.needs_ps")
def needs_ps(_world: World, claim: Element) -> Value:
    """Whether it needs a PS certificate: a label that is put on, PS certification, or supply of CoC Material."""
    return any_of((_category_in(claim, "ps_certification", "coc_material"), _own_label(claim)))


@measure("claim.route")
def route(_world: World, claim: Element) -> Value:
    """In one word what is claimed: goods passed on unchanged, a label on goods, or else its category."""
    passed, category = claim.value("pass_through"), claim.value("category")
    if as_text(category) == "on_product" and not isinstance(passed, Known):
        return unknown(passed)
    if as_text(category) in ("on_product", "marketing") and as_flag(passed):
        return known("pass_through")
    return category


@measure("claim.standard_concerned")
def standard_concerned(_world: World, claim: Element) -> Value:
    """The standard that it names, else the one that its category is about; ``none`` for other categories."""
    named = claim.value("standard_named")
    if isinstance(named, Known):
        return known(named.value)
    category = claim.value("category")
    word = as_text(category)
    return unknown(category) if word is None else known(CONCERNED.get(word, "none"))


@measure("claim.places_named")
def places_named(_world: World, claim: Element) -> Value:
    """Whether at least one medium and one country are named."""
    return all_of(_names_something(claim.value(name)) for name in ("media", "markets"))


def _names_something(listed: Value) -> Value:
    words = as_words(listed)
    return unknown(listed) if words is None else known(bool(words))


@measure("claim.names_facility")
def names_facility(_world: World, claim: Element) -> Value:
    """Whether it names a facility; a claim that speaks of something else and lists none names none."""
    return names_any(claim, "facilities")


def names_any(claim: Element, attribute: str) -> Value:
    """Whether a list of the claim's subject names something. Left out, it names nothing where it speaks of another."""
    listed = claim.value(attribute)
    if isinstance(listed, Known):
        return known(bool(as_words(listed)))
    subject = claim.value("subject_scope")
    if isinstance(subject, Known) and as_text(subject) != "facility":
        return FALSE
    return unknown(listed)


@measure("claim.percentage_period_stated")
def percentage_period_stated(_world: World, claim: Element) -> Value:
    """Whether the period of the percentage is stated; never unknown."""
    return _stated(claim, "percentage_from")


@measure("claim.percentage_boundary_stated")
def percentage_boundary_stated(_world: World, claim: Element) -> Value:
    """Whether the boundary of the percentage is stated; never unknown."""
    return _stated(claim, "percentage_boundary")


def _stated(claim: Element, attribute: str) -> Value:
    return TRUE if isinstance(claim.value(attribute), Known) else FALSE
