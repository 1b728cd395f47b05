"""The knowledge files hold to what the rules rely on."""

from __future__ import annotations

from collections import Counter

from claims.sources import folded, name_source
from claims.sources.knowledge import bodies, countries


def test_every_listed_name_is_found_as_its_body() -> None:
    lost = {
        name for body in bodies().values() for name in (body.name, *body.aliases) if name_source(name).name != body.name
    }
    assert lost == set()


def test_no_alias_stands_for_two_bodies() -> None:
    names = Counter(key for body in bodies().values() for key in {folded(name) for name in (body.name, *body.aliases)})
    assert [name for name, count in names.items() if count > 1] == []


def test_every_country_stands_for_its_government() -> None:
    for country in countries().values():
        assert name_source(country.name).name == f"{country.adjective} government"


def test_parts_and_parents_exist() -> None:
    for country in countries().values():
        assert country.part_of is None or country.part_of in countries()
        assert country.controller is None or country.controller in bodies()
    for body in bodies().values():
        known = body.parent is None or body.parent in bodies() or name_source(body.parent).resolved
        assert known, body
