"""Supply chain activities: what each may make and use, which come before or at the casthouse, where chains begin.

What enters: the words of the dossier. What leaves: the table of the CoC Standard (materials and activities) as data.
"""

from __future__ import annotations

from collections.abc import Mapping

MINING = "bauxite_mining"
REMELTING = "aluminium_remelting_refining"

STAGES = (
    MINING,
    "alumina_refining",
    "aluminium_smelting",
    REMELTING,
    "casthouse",
    "semi_fabrication",
    "material_conversion",
    "other_manufacturing",
)
"""In the order in which metal passes them."""

UPSTREAM = frozenset(STAGES[:5])
"""Activities for which certification to the Performance Standard comes before CoC certification."""

ORIGINS = frozenset({MINING, REMELTING})
"""Activities at which CoC Material begins."""

METAL = frozenset({"asi_liquid_metal", "asi_cold_metal", "asi_aluminium"})
COC_MATERIALS = frozenset({"asi_bauxite", "asi_alumina"}) | METAL
"""Everything that is passed on as CoC Material; Eligible Scrap is not, it becomes so at the remelter."""

SOLID = frozenset({"asi_cold_metal", "asi_aluminium"})

# ASI Aluminium is also the common name of ASI metal of any form, from metal production onward.
MAKES: Mapping[str, frozenset[str]] = {
    MINING: frozenset({"asi_bauxite"}),
    "alumina_refining": frozenset({"asi_alumina"}),
    "aluminium_smelting": frozenset({"asi_liquid_metal", "asi_aluminium"}),
    REMELTING: METAL,
    "casthouse": SOLID,
    "semi_fabrication": frozenset({"asi_aluminium"}),
    "material_conversion": frozenset({"asi_aluminium"}),
    "other_manufacturing": frozenset({"asi_aluminium"}),
}

USES: Mapping[str, frozenset[str]] = {
    MINING: frozenset(),
    "alumina_refining": frozenset({"asi_bauxite"}),
    "aluminium_smelting": frozenset({"asi_alumina"}),
    REMELTING: METAL | {"eligible_scrap"},
    "casthouse": METAL,
    "semi_fabrication": SOLID,
    "material_conversion": SOLID,
    "other_manufacturing": SOLID,
}


def can_make(activity: str, material: str) -> bool:
    """Whether an activity can make a material that is passed on as CoC Material or scrap."""
    return material in ("non_coc", "eligible_scrap") or material in MAKES.get(activity, frozenset())


def can_use(activity: str, material: str) -> bool:
    """Whether an activity can book a material as CoC input."""
    return material == "non_coc" or material in USES.get(activity, frozenset())


OF_ACCOUNT: Mapping[str, tuple[str, ...]] = {
    "bauxite": ("asi_bauxite",),
    "alumina": ("asi_alumina",),
    "liquid_metal": ("asi_liquid_metal",),
    "aluminium": ("asi_cold_metal", "asi_aluminium"),
}
"""The CoC Materials that an account of each material is about."""


def in_words(activity: str) -> str:
    """An activity or a material as people say it."""
    return activity.replace("asi_", "ASI ").replace("_", " ")
