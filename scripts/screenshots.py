"""Take the pictures of the READMEs: the walk of ``tests/browser`` gone once more, with a camera.

``scripts/take-screenshots`` runs it with a data folder of its own. Each picture is 1280 pixels wide and has at
most 256 colours, which keeps a page of text well below 150 KB without a picture library.
"""

import base64
import os
import struct
import sys
import zlib
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import the_walk
from tests.browser.plugin import CHROMIUM, FLAGS
from tests.browser.serving import Site, demo_site
from tests.browser.story import SECRETARY, Walk
from tests.browser.visitor import DESK, Visitor, Watch, visiting

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
TALLEST = 1000
# The browser itself speaks the language of the pictures: dates, and the words on a file field.
CHINESE = {**os.environ, "LANGUAGE": "zh_CN", "LC_ALL": "zh_CN.UTF-8"}
# Keeps the 256 most frequent colours, each other one becomes the nearest of them.
REDUCE = """async (source) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + source)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
  const kept = [...counts.entries()].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([pixel]) => pixel);
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const palette = kept.map(parts);
  const nearest = new Map(kept.map((pixel, index) => [pixel, index]));
  for (const pixel of counts.keys()) {
    if (nearest.has(pixel)) continue;
    const [r, g, b] = parts(pixel);
    let best = 0, least = Infinity;
    palette.forEach(([x, y, z], index) => {
      const distance = (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
      if (distance < least) [best, least] = [index, distance];
    });
    nearest.set(pixel, best);
  }
  const indexes = Uint8Array.from(pixels, (pixel) => nearest.get(pixel));
  let text = "";
  for (let at = 0; at < indexes.length; at += 32768) {
    text += String.fromCharCode(...indexes.subarray(at, at + 32768));
  }
  return { width: image.width, height: image.height, palette: palette.flat(), indexes: btoa(text) };
}"""


class Camera:
    """Takes pictures of pages and keeps them small."""

    def __init__(self, browser: Browser) -> None:
        self.darkroom = browser.new_page()

    def __call__(self, visitor: Visitor, name: str) -> None:
        """Keep a picture of the page as ``name``."""
        page = visitor.page
        page.evaluate("document.activeElement?.blur()")
        height = page.evaluate("document.documentElement.scrollHeight")
        # The window is made as tall as the page, so that what keeps to the window reaches down all of it.
        page.set_viewport_size({"width": DESK, "height": min(height, TALLEST)})
        taken = page.screenshot()
        reduced = self.darkroom.evaluate(REDUCE, base64.b64encode(taken).decode())
        target = IMAGES / f"{name}.png"
        target.write_bytes(_png(**reduced))
        print(f"{target.name}: {target.stat().st_size // 1024} KB")


def _png(width: int, height: int, palette: list[int], indexes: str) -> bytes:
    rows = base64.b64decode(indexes)
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main(folder: Path) -> None:
    """Build the demo in ``folder``, walk it, keep the pictures."""
    if not CHROMIUM:
        sys.exit("Chromium is not installed: no chromium on PATH, and MINGZE_CHROMIUM names none.")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as driver, demo_site(folder) as site:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, "--disable-lcd-text"], env=CHINESE
        )
        camera = Camera(browser)
        walk = Walk(browser, site, camera)
        with visiting(browser, site, SECRETARY, walk.watch, language="en") as leader:
            leader.open("/")
            camera(leader, "start-page")
        _search(browser, site, walk.watch, camera)
        the_walk.whole(walk)
        browser.close()


def _search(browser: Browser, site: Site, watch: Watch, camera: Camera) -> None:
    """What somebody from a company sees, without signing in."""
    with visiting(browser, site, "", watch) as visitor:
        visitor.open("/search/?q=电池")
        camera(visitor, "search")
        visitor.page.locator(".mz-hits h2 a").first.click()
        visitor.page.wait_for_load_state()
        visitor.page.set_viewport_size({"width": DESK, "height": 900})
        camera(visitor, "document")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
