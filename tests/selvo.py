"""A small coverage with everything in it: wire copies, a growing toll, two ministries, a denial, an own voice."""

from __future__ import annotations

from claims.compare import Relation, Strength
from claims.figures import Qualifier
from claims.matters import Coverage, matters_in
from claims.sources import SourceKind
from tests.making import HEALTH, INTERIOR, OFFICIALS, RELIEF, WIRE, claim, exactly, killed, link, source

MORVIA = source("Morvian Defence Ministry", parent="Morvia")


def coverage() -> Coverage:
    at_least_11 = killed(11, qualifier=Qualifier.AT_LEAST, hedge="at least")
    blast = "An explosion killed at least 11 people"
    claims = [
        claim("c01", HEALTH, "Northern Wire", figures=[at_least_11], content=blast),
        claim("c02", HEALTH, "Harbour Post", figures=[at_least_11], content=blast, agency=WIRE),
        claim("c03", HEALTH, "Daily Ledger", figures=[at_least_11], content=blast, agency=WIRE),
        claim("c04", INTERIOR, "Coast Radio", figures=[exactly(9)], content="Nine people died in the explosion"),
        claim("c05", HEALTH, "Meridian News", number=4, figures=[exactly(21)], content="21 people had died"),
        claim("c06", RELIEF, "Meridian News", number=4, figures=[killed(19, 24, qualifier=Qualifier.RANGE)],
              content="volunteers had carried out between 19 and 24 bodies"),
        claim("c07", None, "Tribune", number=4, figures=[killed(20, qualifier=Qualifier.MORE_THAN)],
              content="More than 20 people died"),
        claim("c08", MORVIA, "Northern Wire", denied=True, content="its forces had not fired a missile"),
        claim("c09", OFFICIALS, "Northern Wire", content="its forces had fired a missile at the port"),
        claim("c10", source("Emil Haas", SourceKind.PERSON), "Coast Radio", content="the roof flew over the church"),
    ]  # fmt: skip
    links = [
        link("c01", "c02", Relation.COPIES),
        link("c01", "c03", Relation.COPIES),
        link("c02", "c03", Relation.COPIES),
        link("c01", "c04", Relation.CONFLICTS),
        link("c02", "c04", Relation.CONFLICTS),
        link("c01", "c05", Relation.UPDATES),
        link("c05", "c06", Relation.CORROBORATES, Strength.STRONG),
        link("c05", "c07", Relation.RESTATES),
        link("c08", "c09", Relation.CONFLICTS),
    ]
    return Coverage(*matters_in(claims, links))
