// Copies the built browser parts out of node_modules and writes vendor.json: name, version, licence, sha256.
// Run with `npm ci && npm run vendor`; the result is committed, so nobody needs Node to run the product.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const BASE = "src/mingze/core/base";
const TARGET = join(BASE, "static/base/vendor");
const PARTS = [
  { package: "@tabler/core", from: "dist/css/tabler.min.css", to: "tabler.min.css" },
  { package: "@tabler/core", from: "dist/js/tabler.min.js", to: "tabler.min.js" },
  { package: "htmx.org", from: "dist/htmx.min.js", to: "htmx.min.js" },
];

const manifest = (name) => JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8"));

// The source maps are not kept, so the pointer to them would only make browsers ask for a missing file.
const withoutMap = (text) => text.replace(/\n?(\/\*|\/\/)# sourceMappingURL=.*$/m, "");

function sprite(names) {
  const symbols = names.map((name) => {
    const svg = readFileSync(join("node_modules/@tabler/icons/icons/outline", `${name}.svg`), "utf8");
    const shapes = svg.match(/<(path|circle|line|rect)[^>]*\/>/g).filter((shape) => !shape.includes('d="M0 0h24v24H0z"'));
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

function keep(to, text, name) {
  writeFileSync(join(TARGET, to), text);
  const { version, license } = manifest(name);
  return { file: to, package: name, version, license, sha256: createHash("sha256").update(text).digest("hex") };
}

mkdirSync(TARGET, { recursive: true });
const kept = PARTS.map(({ package: name, from, to }) =>
  keep(to, withoutMap(readFileSync(join("node_modules", name, from), "utf8")), name),
);
kept.push(keep("icons.svg", sprite(JSON.parse(readFileSync(join(BASE, "icons.json"), "utf8"))), "@tabler/icons"));
writeFileSync(join(TARGET, "vendor.json"), `${JSON.stringify(kept, null, 2)}\n`);
