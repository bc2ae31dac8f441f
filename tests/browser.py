"""A headless Chromium and a served record, for the end-to-end tests and the script that takes pictures."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summitry.keep import open_view
from summitry.show import make_filter

CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *(
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
    ),
)


def named(address: str, record: Path) -> str:
    """An address with the events of the examples put in by their ids: {moscow}, a visit told on, and {disputed}."""
    with open_view(record) as view:
        moscow = next(iter(view.events(wanted=make_filter(who="Modi", place="Moscow", first="2024"))))
        disputed = next(iter(view.disputes()), None)
    return address.replace("{moscow}", moscow.id).replace("{disputed}", disputed.event if disputed else moscow.id)


@contextmanager
def served(record: Path, *options: str) -> Iterator[str]:
    """`summitry serve` in a process of its own, on a free port; gives its address."""
    with serving(record, *options) as (address, _):
        yield address


@contextmanager
def serving(record: Path, *options: str) -> Iterator[tuple[str, int]]:
    """As `served`; gives the process's id too."""
    command = [sys.executable, "-m", "summitry", "serve", "--record", str(record), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        line = process.stderr.readline()
        address = next((word.rstrip("/;") for word in line.split() if word.startswith("http://")), "")
        assert address, line + process.stderr.read()
        _answers(address)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(10)
        if process.stderr:
            process.stderr.close()


def _answers(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address + "/static/icon.svg", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)


class Browser:
    """Chromium, driven; a context manager."""

    def __init__(self) -> None:
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        self._profile = tempfile.TemporaryDirectory()
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM or ""
        for flag in (*FLAGS, f"--user-data-dir={self._profile.name}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver: Any = webdriver.Chrome(options=options, service=Service(DRIVER))

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *said: object) -> None:
        self.driver.quit()
        self._profile.cleanup()

    def open(self, address: str) -> None:
        """Goes to a page and waits until it is there."""
        self.driver.get(address)

    def size(self, width: int, height: int) -> None:
        """How large the page is to be; a phone where it is narrow."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def theme(self, address: str, theme: str) -> None:
        """What the system is to say of dark and light."""
        feature = {"name": "prefers-color-scheme", "value": theme}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def run(self, script: str, *given: object) -> Any:
        """Runs a script in the page."""
        return self.driver.execute_script(script, *given)

    def run_later(self, script: str, *given: object) -> Any:
        """Runs a script that says by itself when it is done."""
        return self.driver.execute_async_script(script, *given)

    def all(self, selector: str) -> list[Any]:
        """Elements by a CSS selector."""
        return list(self.driver.find_elements("css selector", selector))

    def one(self, selector: str) -> Any:
        """The first element by a CSS selector."""
        return self.driver.find_element("css selector", selector)

    def went(self, part: str) -> bool:
        """Whether the browser comes to a page whose address holds the words, within ten seconds: a click does not wait for it."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if part in self.driver.current_url and self.run("return document.readyState") == "complete":
                return True
            time.sleep(0.05)
        return False

    def errors(self) -> list[str]:
        """What the console has said since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def shot(self, file: Path) -> None:
        """A picture of what is seen."""
        self.driver.save_screenshot(str(file))

    def whole_page(self, file: Path) -> None:
        """A picture of the page to its end, up to 4,000 lines of it."""
        size = self.run("return [document.documentElement.clientWidth, Math.min(document.documentElement.scrollHeight, 4000)]")
        clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
        made = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
        file.write_bytes(base64.b64decode(made["data"]))
