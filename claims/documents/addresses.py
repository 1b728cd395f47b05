"""Which addresses of the Internet Protocol are public.

A name, a decimal or hexadecimal number and a redirect all end in an address, and only that is judged. Pure: nothing is
resolved here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import msgspec

from claims.lexicon import load

IPV4_BITS = 32
IPV6_BITS = 128


class Addresses(msgspec.Struct, frozen=True):
    """The file `addresses.toml`; its comments say whose each network is."""

    source: str
    not_public: tuple[str, ...]
    global_unicast: str
    carriers: Mapping[str, int]


def is_public(address: str) -> bool:
    """Whether `address` (as the resolver writes it) may be a server of the public internet.

    Raises ValueError for what is no address.
    """
    found = _carried(ip_address(address))
    if isinstance(found, IPv6Address) and found not in _global_unicast():
        return False
    return not any(found in network for network in _not_public() if network.version == found.version)


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 one that is only its envelope, else the address itself."""
    if isinstance(address, IPv6Address):
        for network, offset in _carriers():
            if address in network:
                return IPv4Address(int(address) >> (IPV6_BITS - IPV4_BITS - offset) & (2**IPV4_BITS - 1))
    return address


@cache
def _global_unicast() -> IPv6Network:
    return IPv6Network(_addresses().global_unicast)


@cache
def _not_public() -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network) for network in _addresses().not_public)


@cache
def _carriers() -> tuple[tuple[IPv6Network, int], ...]:
    return tuple((IPv6Network(network), offset) for network, offset in _addresses().carriers.items())


def _addresses() -> Addresses:
    known: Addresses = load("addresses", Addresses)
    return known
