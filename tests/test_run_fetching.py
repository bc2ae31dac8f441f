"""What is fetched over the network: within limits of size and time, from public addresses alone."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import replace

import pytest

from archives import bomb
from serving import Answer, serving
from summitry.model import Problem
from summitry.run import addresses, fetching
from summitry.run.addresses import is_public
from summitry.run.fetching import fetch


@pytest.fixture
def site():
    with serving() as made:
        yield made


def test_an_answer_comes_with_its_headers_unpacked(site, settings):
    site.answers["/a b?q=ü"] = Answer(b"never")
    site.answers["/a%20b?q=%C3%BC"] = Answer(gzip.compress(b"words"), headers={"Content-Encoding": "gzip", "ETag": '"1"'})
    found = fetch(f"{site.address}/a b?q=ü", settings, private=True, headers={"If-None-Match": '"0"'})
    assert (found.status, found.body, found.headers["etag"]) == (200, b"words", '"1"')
    assert site.asked[0][1]["if-none-match"] == '"0"'


def test_redirects_are_followed_a_few_times(site, settings):
    site.answers["/1"] = Answer(status=301, headers={"Location": "/2"})
    site.answers["/2"] = Answer(status=302, headers={"Location": f"{site.address}/3"})
    site.answers["/3"] = Answer(b"here")
    site.answers["/round"] = Answer(status=302, headers={"Location": "/round"})
    found = fetch(f"{site.address}/1", settings, private=True)
    assert (found.body, found.url) == (b"here", f"{site.address}/3")
    assert "passed on more than 5 times" in fetch(f"{site.address}/round", settings, private=True).message


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/a", "gopher://127.0.0.1/", "data:text/html,a", "http://"])
def test_nothing_but_http_is_followed(site, settings, target):
    site.answers["/1"] = Answer(status=302, headers={"Location": target})
    assert isinstance(fetch(f"{site.address}/1", settings, private=True), Problem)
    assert isinstance(fetch(target, settings, private=True), Problem)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(b"x" * 3000), "is longer than 2,000 bytes"),
        (Answer(bomb(b"x", 20), headers={"Content-Encoding": "gzip"}), "is longer than 2,000 bytes"),
        (Answer(b"x" * 100, length=900), "cut short"),
        (Answer(b"\x1f\x8bjunk", headers={"Content-Encoding": "gzip"}), "cannot be fetched"),
    ],
)
def test_an_answer_beyond_the_limits_is_a_problem(site, settings, answer, message):
    site.answers["/a"] = answer
    small = replace(settings, max_document_bytes=2000, fetch_seconds=2.0)
    if answer.length:
        answer.headers["Connection"] = "close"
    found = fetch(f"{site.address}/a", small, private=True)
    assert isinstance(found, Problem)
    assert message in found.message or "cannot be fetched" in found.message


def test_a_server_that_drips_is_left(site, settings):
    site.answers["/a"] = Answer(b"x" * 1000, drip=0.05)
    begun = time.monotonic()
    assert isinstance(fetch(f"{site.address}/a", replace(settings, fetch_seconds=0.4), private=True), Problem)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_private_addresses_in_every_dress(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_this_machine_is_not_asked(site, settings, host):
    port = site.address.rsplit(":", 1)[1]
    found = fetch(f"http://{host}:{port}/a", settings)
    assert isinstance(found, Problem)
    assert not site.asked


def test_a_redirect_to_a_private_address_is_not_followed(site, settings, monkeypatch):
    """The site stands for a public one; where it points to is not."""
    port = site.address.rsplit(":", 1)[1]
    site.answers["/1"] = Answer(status=302, headers={"Location": f"http://127.0.0.2:{port}/secret"})
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    found = fetch(f"{site.address}/1", settings)
    assert "private address 127.0.0.2" in found.message
    assert site.paths() == ["/1"]


def test_a_name_that_changes_its_address_gains_nothing(site, settings, monkeypatch):
    """A name is resolved once a connection, and connected to where it was looked at; one private address among public ones is enough."""
    port = int(site.address.rsplit(":", 1)[1])
    answers = [["93.184.215.14"], ["127.0.0.1"], ["93.184.215.14", "127.0.0.1"]]
    asked, connected = [], []

    def resolve(host, at, **more):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, at)) for a in answers[len(asked) - 1]]

    def connect(self, address):
        connected.append(address)
        raise OSError("no way there")

    monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(addresses.socket.socket, "connect", connect)
    for expected in ("no way there", "private address", "private address"):
        assert expected in fetch(f"http://rebind.example:{port}/", settings).message
    assert asked == ["rebind.example"] * 3
    assert connected == [("93.184.215.14", port)]


def test_a_certificate_is_checked_against_the_name(site, settings):
    assert fetching._trusted().check_hostname
    found = fetch(site.address.replace("http:", "https:") + "/a", replace(settings, fetch_seconds=2.0), private=True)
    assert isinstance(found, Problem)
