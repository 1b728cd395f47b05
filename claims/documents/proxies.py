"""The way to a host: straight, or through the proxy that the environment names.

A proxy resolves names itself, so what is checked on a straight connection cannot be held on its far side: a host that
is written as an address, or that resolves here, is checked all the same; what only the proxy can resolve is left to it.
"""

from __future__ import annotations

from urllib.request import getproxies_environment, proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed

from httpcore import ConnectError, ConnectionPool, HTTPProxy
from httpx import create_ssl_context

from claims.documents.connections import BoundedBackend, Deadline, public_among, resolved
from claims.documents.web_address import user_of, without_user
from claims.errors import InputError

PROXY_SCHEMES = ("http://", "https://")


def pool_for(scheme: str, host: str, deadline: Deadline, *, checked: bool) -> ConnectionPool:
    """Connections to `host` for one request; with `checked`, to public addresses only.

    Raises InputError for a proxy of another kind, NotPublicError for a host that is not public.
    """
    context = create_ssl_context() if scheme == "https" else None
    proxy = _proxy_for(scheme, host)
    if proxy is None:
        backend = BoundedBackend(deadline, checked=checked)
        return ConnectionPool(context, network_backend=backend, max_keepalive_connections=0)
    if checked:
        _check_from_here(host, deadline)
    return HTTPProxy(
        without_user(proxy),
        proxy_auth=user_of(proxy),
        ssl_context=context,
        network_backend=BoundedBackend(deadline, checked=False),  # the proxy is the user's own word
        max_keepalive_connections=0,
    )


def _proxy_for(scheme: str, host: str) -> str | None:
    """The proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY name, unless NO_PROXY excepts the host."""
    named = getproxies_environment()
    proxy = named.get(scheme) or named.get("all")
    if not proxy or proxy_bypass_environment(host, named):
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if not proxy.lower().startswith(PROXY_SCHEMES):
        raise InputError(
            f"the environment names the proxy {without_user(proxy)}, which is no HTTP proxy", remedy="unset it"
        )
    return proxy


def _check_from_here(host: str, deadline: Deadline) -> None:
    try:
        addresses = resolved(host, 0, deadline)
    except ConnectError:
        return
    public_among(addresses)
