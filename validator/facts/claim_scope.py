"""Do the certificates in force bear what the claim says of standard, version, facilities and activities?

What enters: the claim, and the certificates of the holder, or of the claimant where the holder has none, to the
standard that the claim is about. What leaves: three-valued answers and the words for what lies outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from validator.facts import standing
from validator.facts.answer import Answer, either
from validator.facts.claim_kind import names_any
from validator.facts.directory import Certificates, entity_name
from validator.facts.element import Element
from validator.facts.measure import World, measure
from validator.facts.plain import as_text, as_words
from validator.facts.scope import covers_activity, covers_facility, leaves_something_out
from validator.facts.values import FALSE, TRUE, Missing, Unknown, Value, all_of, any_of, known, negate, unknown
from validator.facts.versions import names_version_of
from validator.facts.windows import facilities_of

Covers = Callable[[World, Element, Value], Answer]


def _sides(world: World) -> tuple[Element, ...]:
    holder, claimant = world.one("holder"), world.one("claimant")
    return (holder,) if claimant is holder else (holder, claimant)


def concerned(world: World, claim: Element) -> Certificates:
    """The certificates to the standard concerned that are, or may be, in force: the holder's, else the claimant's."""
    standard = as_text(claim.value("standard_concerned"))
    if standard is None:
        return unknown(claim.value("standard_concerned"))
    if standard == "none":
        return ()
    return world.remembered("concerned", lambda: _first_held(world, standard))


def _first_held(world: World, standard: str) -> Certificates:
    for side in _sides(world):
        found = standing.in_force_ones(world, side, standard)
        if isinstance(found, Unknown) or found:
            return found
    return ()


@measure("claim.holds_named_standard")
def holds_named_standard(world: World, claim: Element) -> Value:
    """Whether the holder or the claimant has a certificate in force to the standard that the claim is about."""
    found = concerned(world, claim)
    return found if isinstance(found, Unknown) else any_of(each.value("in_force") for each in found)


@measure("claim.named_standard_reason")
def named_standard_reason(world: World, claim: Element) -> Value:
    """Why there is no such certificate."""
    standard = as_text(claim.value("standard_concerned"))
    if standard not in ("PS", "CoC"):
        return known("")
    answers = [standing.standing(world, side, standard) for side in _sides(world)]
    return known(either(answers, "").reason)


@measure("claim.has_certificate_of_other_standard_only")
def other_standard_only(world: World, claim: Element) -> Value:
    """Whether only a certificate to the other standard is in force."""
    other = {"PS": "CoC", "CoC": "PS"}.get(as_text(claim.value("standard_concerned")) or "")
    if other is None:
        return FALSE
    held = any_of(standing.standing(world, side, other).value for side in _sides(world))
    return all_of((negate(holds_named_standard(world, claim)), held))


def _inside(world: World, claim: Element, attribute: str, covers: Covers) -> Value:
    """Whether everything that the claim names lies in one of the certificates concerned."""
    if names_any(claim, attribute) == FALSE:
        return TRUE
    listed = claim.value(attribute)
    names, found = as_words(listed), concerned(world, claim)
    if names is None or isinstance(found, Unknown):
        return unknown(*(value for value in (listed, found) if isinstance(value, Unknown)))
    return all_of(_in_one(world, found, name, covers) for name in names)


def _in_one(world: World, certificates: Iterable[Element], name: str, covers: Covers) -> Value:
    return any_of(all_of((each.value("in_force"), covers(world, each, known(name)).value)) for each in certificates)


def _outside(world: World, claim: Element, attribute: str, covers: Covers) -> Value:
    """Those that surely lie outside, in words."""
    names, found = as_words(claim.value(attribute)), concerned(world, claim)
    if names is None or isinstance(found, Unknown):
        return known("")
    return known(", ".join(name for name in names if _in_one(world, found, name, covers) == FALSE))


@measure("claim.named_facilities_in_scope")
def named_facilities_in_scope(world: World, claim: Element) -> Value:
    """Whether every facility that the claim names lies in a certificate in force to the standard concerned."""
    return _inside(world, claim, "facilities", covers_facility)


@measure("claim.facilities_out_of_scope")
def facilities_out_of_scope(world: World, claim: Element) -> Value:
    """The facilities that lie outside."""
    return _outside(world, claim, "facilities", covers_facility)


@measure("claim.named_activities_in_scope")
def named_activities_in_scope(world: World, claim: Element) -> Value:
    """Whether every activity that the claim names lies in a certificate in force to the standard concerned."""
    return _inside(world, claim, "activities", covers_activity)


@measure("claim.activities_out_of_scope")
def activities_out_of_scope(world: World, claim: Element) -> Value:
    """The activities that lie outside."""
    return _outside(world, claim, "activities", covers_activity)


@measure("claim.scope_is_partial")
def scope_is_partial(world: World, claim: Element) -> Value:
    """Whether each certificate concerned leaves out a facility of its holder, or is for a product or programme only."""
    found = concerned(world, claim)
    if isinstance(found, Unknown):
        return found
    return all_of(leaves_something_out(each, _facility_ids(world, each)) for each in found) if found else FALSE


def _facility_ids(world: World, certificate: Element) -> tuple[str, ...] | Unknown:
    holder = next((side for side in _sides(world) if side.id == as_text(certificate.value("holder"))), None)
    listed = world.elements("facility")
    if isinstance(listed, Unknown):
        return listed
    own = () if holder is None else facilities_of(world, holder)
    if not own:
        question = f"Which facilities does {entity_name(world, None if holder is None else holder.id)} have?"
        return _no_facilities(holder, question)
    return tuple(each.id for each in own if each.id is not None)


def _no_facilities(holder: Element | None, question: str) -> Unknown:
    return Unknown(
        (Missing("facility", f"{'' if holder is None else holder.pointer}/facilities", "missing", question),)
    )


@measure("claim.partial_principles")
def partial_principles(world: World, _claim: Element) -> Value:
    """Whether the PS certificates in force of the holder cover only some of the principles."""
    found = standing.in_force_ones(world, world.one("holder"), "PS")
    if isinstance(found, Unknown):
        return found
    return all_of(negate(each.value("covers_all_principles")) for each in found) if found else FALSE


@measure("claim.version_matches")
def version_matches(world: World, claim: Element) -> Value:
    """Whether the version that the claim names is that of a certificate concerned."""
    found = concerned(world, claim)
    return found if isinstance(found, Unknown) else names_version_of(claim, found)


def _version(world: World, standard: str) -> Value:
    certificate = standing.current(world, world.one("holder"), standard)
    if isinstance(certificate, Unknown):
        return certificate
    return known("none") if certificate is None else certificate.value("main_version")


@measure("claim.ps_version")
def ps_version(world: World, _claim: Element) -> Value:
    """The version of the holder's PS certificate."""
    return _version(world, "PS")


@measure("claim.coc_version")
def coc_version(world: World, _claim: Element) -> Value:
    """The version of the holder's CoC certificate."""
    return _version(world, "CoC")
