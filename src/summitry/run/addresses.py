"""Which addresses of the network may be asked: public ones, looked at after the name is resolved and connected to as looked at."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from typing import Any

_EMBEDDING = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""IPv6 networks whose addresses hold one of IPv4, which may be private."""


class PrivateAddress(Exception):
    """A host that is not on the public network."""


def connect(host: str, port: int, timeout: float, private: bool) -> socket.socket:
    """A connection to a host, all of whose addresses are public unless `private`; raises `PrivateAddress` or `OSError`.

    The address looked at is the one connected to: a name that means another address a moment later gains nothing.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not private:
        for _, _, _, _, address in found:
            if not is_public(str(address[0])):
                raise PrivateAddress(f"{host} is at the private address {address[0]}; where you trust it, allow it with --allow-private")
    return _first_that_answers(found, timeout)


def is_public(address: str) -> bool:
    """Whether an address is one of the public network, also where one of IPv4 is written as one of IPv6.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("93.184.215.14")
    (False, False, True)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _EMBEDDING):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _first_that_answers(found: Sequence[tuple[Any, ...]], timeout: float) -> socket.socket:
    error = OSError("has no address")
    for family, kind, protocol, _, address in found:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(timeout)
            sock.connect(address)
        except OSError as e:
            sock.close()
            error = e
        else:
            return sock
    raise error
